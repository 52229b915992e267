import { permissionRule, rule, statusRule } from '@pishkhan/decider';
import type { Person } from '../case.messages.ts';

/** The county answers for its counter offices, so it moves the cases of a closed one (1.1, A1-14). */
export const casesMayOnlyBeMovedByTheCounty = permissionRule(
  'CasesMayOnlyBeMovedByTheCounty',
  {
    fa: 'پرونده‌های دفتر بسته‌شده را تنها رئیس همان شهرستان به دفتر دیگری می‌سپارد',
    en: 'Only the head of the county moves the cases of a closed office',
  },
  (county: string, { office }: Person) => office !== county && { office: county },
);

/** Another command moved the case meanwhile (1.1). */
export const caseMustStillBeOfTheOffice = statusRule(
  'CaseMustStillBeOfTheOffice',
  { fa: 'این پرونده دیگر در آن دفتر نیست', en: 'The case is no longer of that office' },
  (officeId: string) => ({ officeId }),
);

/** Cases leave an office only when the register names the day of its closing (1.1). */
export const officeMustHaveAClosingDay = rule(
  'OfficeMustHaveAClosingDay',
  {
    fa: 'برای این دفتر روز بسته‌شدن ثبت نشده است؛ پرونده‌های دفتر فعال جابه‌جا نمی‌شود',
    en: 'The office has no day of closing; cases of an open office stay',
  },
  ({ closedFrom }: { readonly closedFrom: string | null }) => closedFrom === null,
);

interface Offices {
  readonly from: { readonly officeId: string; readonly countyOffice: string | null };
  readonly to: { readonly officeId: string; readonly countyOffice: string | null };
}
/** A case moves to another counter office of the same county that does not close (1.1). */
export const newOfficeMustBeOfTheCounty = rule(
  'NewOfficeMustBeOfTheCounty',
  {
    fa: 'دفتر تازه باید دفتر دیگری از همین شهرستان باشد که بسته نمی‌شود',
    en: 'The new office is another one of the county that does not close',
  },
  ({ from, to }: Offices, closesToo: boolean) =>
    (to.officeId === from.officeId || to.countyOffice !== from.countyOffice || closesToo) && { officeId: to.officeId },
);
