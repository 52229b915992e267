import { existenceRule, rule } from '@pishkhan/decider';
import type { Bill, BillAccount } from '../bill-account.state.ts';
import type { Meter, Reading } from '../bill.ts';
import { passedLastDigit, registerOf } from '../billing/consumption.ts';
import type { CorrectionRequest } from './proposal.ts';

/** Only a billed account has bills to correct (A3-3). */
export const accountMustBeBilled = existenceRule(
  'AccountMustBeBilled',
  { fa: 'برای این اشتراک قبضی صادر نشده است', en: 'The account is not billed' },
  ({ terms, meter }: BillAccount) => !(terms && meter),
);

/** A correction is about bills; metering alone corrects a reading without a bill (11.8-1). */
export const readingMustBeBilled = rule(
  'ReadingMustBeBilled',
  { fa: 'از این قرائت قبضی صادر نشده است', en: 'No bill uses this reading' },
  (bills: readonly Bill[], readingId: string) => bills.length === 0 && { readingId },
);

/** A correction changes the index: the right one differs from the current one (11.8-2). */
export const correctIndexMustDiffer = rule(
  'CorrectIndexMustDiffer',
  { fa: 'رقم صحیح همان رقم ثبت‌شده است', en: 'The right index equals the current one' },
  ({ index }: Reading, rightIndex: number) => index === rightIndex && { index },
);

/** The meter's register can show the index, which has a fixed number of digits (11.4). */
export const correctIndexMustFitRegister = rule(
  'CorrectIndexMustFitRegister',
  { fa: 'رقم صحیح از تعداد ارقام این کنتور بیشتر است', en: 'The meter cannot show this index' },
  (meter: Meter, rightIndex: number) =>
    rightIndex >= registerOf(meter) && { rightIndex, registerDigits: meter.registerDigits },
);

/**
 * With only one known neighbour, a lower index is a rollover if the consumption is at most a quarter of the register;
 * otherwise the index fell (11.4).
 */
const runsForward = (meter: Meter, from: number, to: number): boolean => to >= from || passedLastDigit(meter, from, to);

/**
 * A meter only counts up: the index is between those of the previous and the next reading, also across a rollover
 * (11.4, 11.8-4).
 */
export const correctIndexMustFitNeighbours = rule(
  'CorrectIndexMustFitNeighbours',
  {
    fa: 'رقم صحیح باید میان رقم قرائت پیشین و رقم قرائت بعدی باشد',
    en: 'The right index must be between the previous and the next reading',
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

/** The contractor at fault is the one who made the reading (A3-5). */
export const contractorAtFaultMustHaveRead = rule(
  'ContractorAtFaultMustHaveRead',
  {
    fa: 'پیمانکار مقصر باید همان پیمانکاری باشد که قرائت کرده است',
    en: 'The contractor at fault must have made the reading',
  },
  ({ fault, contractorId }: CorrectionRequest, wrong: Reading) =>
    fault === 'readingContractor' &&
    (wrong.contractorId === undefined || (contractorId ?? wrong.contractorId) !== wrong.contractorId) && {
      contractorId,
      read: wrong.contractorId,
    },
);

/** The contractor is not charged for an estimate that the system made because nobody was home (A3-5, A2-6; F16). */
export const estimateMustNotBeChargedToTheContractor = rule(
  'EstimateMustNotBeChargedToTheContractor',
  {
    fa: 'کسی در محل نبوده و این رقم را سامانه برآورد کرده است؛ خطا را نمی‌توان به حساب پیمانکار قرائت گذاشت',
    en: 'Nobody was home and the system estimated this index; it is no error of the reading contractor',
  },
  ({ fault }: CorrectionRequest, { readingId, kind, estimatedBy }: Reading) =>
    fault === 'readingContractor' && kind === 'estimated' && estimatedBy !== 'reader' && { readingId },
);

/** A correction needs published policies for the questions that the sources leave open (15.2). */
export const policyMustBeInForce = rule(
  'PolicyMustBeInForce',
  { fa: 'ضابطه لازم منتشر نشده است', en: 'A required policy is not published' },
  (name: string, version: unknown) => version === undefined && { name },
);
