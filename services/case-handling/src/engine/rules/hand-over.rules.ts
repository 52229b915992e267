import { rule, statusRule } from '@pishkhan/decider';
import type { OpenFile } from '../case.file.ts';

/** A case is handed over to another county, not to its own (15.4-50). */
export const caseMustMoveToAnotherCounty = rule(
  'CaseMustMoveToAnotherCounty',
  { fa: 'پرونده در همین شهرستان است؛ شهرستان دیگری را نام ببرید', en: 'The case is in this county; name another one' },
  ({ countyOffice }: Pick<OpenFile, 'countyOffice'>, to: string) => to === countyOffice && { countyOffice },
);

/**
 * A request to another service names the county, whose people sign it: the case stays until the reply, or until the
 * request is taken back (15.4-50, 7.5).
 */
export const caseMustNotAwaitAService = statusRule(
  'CaseMustNotAwaitAService',
  {
    fa: 'درخواست این پرونده در واحد دیگری در حال رسیدگی است؛ پرونده را پس از پاسخ آن، یا پس از پس‌گرفتن درخواست، بسپارید',
    en: 'Another service works on a request of the case; hand it over after the reply, or take the request back first',
  },
  ({ stage }: Pick<OpenFile, 'stage'>, waitsForAPerson: boolean) => !waitsForAPerson && { stage },
);
