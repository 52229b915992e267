import { existenceRule, rule } from '@pishkhan/decider';
import type { Bill, BillAccount } from '../bill-account.state.ts';
import type { Meter, Reading } from '../bill.ts';
import { passedLastDigit, registerOf } from '../billing/consumption.ts';
import type { CorrectionRequest } from './proposal.ts';

/** Only an account that is billed has bills to correct (A3-3). */
export const accountMustBeBilled = existenceRule(
  'AccountMustBeBilled',
  { fa: 'برای این اشتراک قبضی صادر نشده است', en: 'The account is not billed' },
  ({ terms, meter }: BillAccount) => !(terms && meter),
);

/** A correction is of bills; a reading that none was made of is put right by metering alone (11.8-1). */
export const readingMustBeBilled = rule(
  'ReadingMustBeBilled',
  { fa: 'از این قرائت قبضی صادر نشده است', en: 'No bill was made of this reading' },
  (bills: readonly Bill[], readingId: string) => bills.length === 0 && { readingId },
);

/** A correction changes something: the index found right is not the one that stands (11.8-2). */
export const correctIndexMustDiffer = rule(
  'CorrectIndexMustDiffer',
  { fa: 'رقم صحیح همان رقم ثبت‌شده است', en: 'The right index is the one that stands' },
  ({ index }: Reading, rightIndex: number) => index === rightIndex && { index },
);

/** The meter can show the index: it has only so many digits (11.4). */
export const correctIndexMustFitRegister = rule(
  'CorrectIndexMustFitRegister',
  { fa: 'رقم صحیح از تعداد ارقام این کنتور بیشتر است', en: 'The meter cannot show this index' },
  (meter: Meter, rightIndex: number) =>
    rightIndex >= registerOf(meter) && { rightIndex, registerDigits: meter.registerDigits },
);

/**
 * Where only one neighbour is known, a register has rolled over when that is at most a quarter of it; anything more is
 * an index that fell (11.4).
 */
const runsForward = (meter: Meter, from: number, to: number): boolean => to >= from || passedLastDigit(meter, from, to);

/**
 * The meter only runs forward: the index lies between those of the readings before and after it, on the way over a
 * rollover too (11.4, 11.8-4).
 */
export const correctIndexMustFitNeighbours = rule(
  'CorrectIndexMustFitNeighbours',
  {
    fa: 'رقم صحیح باید میان رقم قرائت پیشین و رقم قرائت بعدی باشد',
    en: 'The right index must lie between the readings before and after',
  },
  (
    meter: Meter,
    [before, wrong, after]: readonly [Reading | undefined, Reading, Reading | undefined],
    rightIndex: number,
  ) => {
    const ahead = (from: number, to: number) => (to - from + registerOf(meter)) % registerOf(meter);
    const fits =
      before && after
        ? ahead(before.index, rightIndex) <= ahead(before.index, wrong.index) + ahead(wrong.index, after.index)
        : before
          ? runsForward(meter, before.index, rightIndex)
          : !after || runsForward(meter, rightIndex, after.index);
    return !fits && { rightIndex, before: before?.index, after: after?.index };
  },
);

/** The contractor who bears the mistake is the one who read (A3-5). */
export const contractorAtFaultMustHaveRead = rule(
  'ContractorAtFaultMustHaveRead',
  {
    fa: 'پیمانکار مقصر باید همان پیمانکاری باشد که قرائت کرده است',
    en: 'The contractor at fault must be the one who read',
  },
  ({ fault, contractorId }: CorrectionRequest, wrong: Reading) =>
    fault === 'readingContractor' &&
    (wrong.contractorId === undefined || (contractorId ?? wrong.contractorId) !== wrong.contractorId) && {
      contractorId,
      read: wrong.contractorId,
    },
);

/** Nothing is decided by a company rule that nobody has made (15.2). */
export const policyMustBeInForce = rule(
  'PolicyMustBeInForce',
  { fa: 'ضابطه لازم منتشر نشده است', en: 'A policy that is needed is not published' },
  (name: string, version: unknown) => version === undefined && { name },
);
