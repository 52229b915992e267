import { rule } from '@pishkhan/decider';
import type { OpenFile } from '../case.file.ts';

/** A case is handed over to another county, not to its own (15.4-50). */
export const caseMustMoveToAnotherCounty = rule(
  'CaseMustMoveToAnotherCounty',
  { fa: 'پرونده در همین شهرستان است؛ شهرستان دیگری را نام ببرید', en: 'The case is in this county; name another one' },
  ({ countyOffice }: Pick<OpenFile, 'countyOffice'>, to: string) => to === countyOffice && { countyOffice },
);

/** The county that receives a case has a gas office (15.4-50). */
export const receivingCountyMustBeKnown = rule(
  'ReceivingCountyMustBeKnown',
  { fa: 'اداره گازی با این شناسه شناخته نشده است', en: 'There is no county office of this name' },
  (to: string, isKnown: boolean) => !isKnown && { to },
);
