import { indexesOf, type IndexFinding } from '@pishkhan/consumption';
import { existenceRule, rule, statusRule } from '@pishkhan/decider';
import type { BillAccount, RecordedMiscEntry } from '../../bill-account.state.ts';
import type { Meter, Reading } from '../../billing/bill.ts';
import type { CauseOf, CorrectionRequest } from '../proposal.ts';

/** Only a billed account has bills to correct (A3-3). */
export const accountMustBeBilled = existenceRule(
  'AccountMustBeBilled',
  { fa: 'برای این اشتراک قبضی صادر نشده است', en: 'The account is not billed' },
  ({ terms, meter, formerMeters = [] }: BillAccount) => !(terms && (meter ?? formerMeters[0])),
);

/** A correction is about readings of the account's meter, billed or not yet (11.8-1; F5). */
export const correctedReadingMustExist = existenceRule(
  'CorrectedReadingMustExist',
  {
    fa: 'قرائتی با این مشخصات برای این اشتراک ثبت نشده است',
    en: 'The account has no such reading',
    formerly: ['ReadingMustBeBilled'],
  },
  (reading: Reading | undefined, readingId: string) => reading === undefined && { readingId },
);

/** A correction changes the index: the right one differs from the current one (11.8-2). */
export const correctIndexMustDiffer = rule(
  'CorrectIndexMustDiffer',
  { fa: 'رقم صحیح همان رقم ثبت‌شده است', en: 'The right index equals the current one' },
  ({ index }: Reading, rightIndex: number) => index === rightIndex && { index },
);

/** Evidence of a day corrects the estimates that it contradicts; without one there is nothing to correct (15.4-32). */
export const evidenceMustContradictAnEstimate = rule(
  'EvidenceMustContradictAnEstimate',
  { fa: 'این سند با هیچ برآوردی ناسازگار نیست', en: 'The evidence contradicts no estimate' },
  (readings: CauseOf<'readings'>['readings']) => readings.length === 0,
);

/** A late exchange is posted while it waits for its bills, and the meter was not read on a later day (15.4-31). */
export const lateExchangeMustWait = rule(
  'LateExchangeMustWait',
  {
    fa: 'این تعویض یا برداشتن در انتظار اصلاح قبض‌های برآوردی نیست، یا کنتور پس از آن روز خوانده شده است',
    en: 'No such exchange or removal waits for the correction of estimated bills, or the meter was read on a later day',
  },
  (exchangeId: string, waits: string | undefined) => waits !== 'laterEstimates' && { exchangeId },
);

/**
 * An estimate that a late exchange moves is corrected after it: as a fact it would keep the old meter in place, and no
 * reading of the new one could be billed (15.4-31).
 */
export const lateExchangeMustBeTakenFirst = rule(
  'LateExchangeMustBeTakenFirst',
  {
    fa: 'این رقم برآوردی از روز تعویض یا برداشتن کنتور یا پس از آن است؛ نخست اصلاح قبض‌ها برای آن تأیید شود',
    en: 'The estimate is of the day of an exchange or removal or later; the correction for that is approved first',
  },
  ({ keptChanges = [] }: BillAccount, disputed: readonly Reading[]) => {
    const moves = keptChanges.find(({ estimates = [] }) =>
      disputed.some(({ readingId }) => estimates.some((each) => each.readingId === readingId)),
    );
    return moves !== undefined && { exchangeId: moves.changeId };
  },
);

/** The meter's register can show the index, which has a fixed number of digits (11.4). */
export const correctIndexMustFitRegister = rule(
  'CorrectIndexMustFitRegister',
  { fa: 'رقم صحیح از تعداد ارقام این کنتور بیشتر است', en: 'The meter cannot show this index' },
  (meter: Meter, rightIndex: number) =>
    rightIndex >= indexesOf(meter) && { rightIndex, registerDigits: meter.registerDigits },
);

/**
 * A meter only counts up: the index is between those seen before and after it, the visit's included, also across a
 * rollover that the register and the capacity allow (11.4, 11.8-4, 15.4-34). An estimate is no bound (15.4-31).
 */
export const correctIndexMustFitNeighbours = rule(
  'CorrectIndexMustFitNeighbours',
  {
    fa: 'رقم صحیح باید میان رقم قرائت پیشین و رقم قرائت بعدی باشد؛ اگر شمارنده از صفر گذشته است، رئیس امور مشترکین آن را با مدرک تأیید می‌کند',
    en: 'The right index must be between the previous and the next reading; a rollover between them is confirmed by the head with evidence',
  },
  ({ earlier, later, judged }: Extract<IndexFinding, { kind: 'falls' }>) =>
    judged === 'later'
      ? { rightIndex: later.index, before: earlier.index, previousReadOn: earlier.readOn }
      : { rightIndex: earlier.index, after: later.index, last: later.readOn },
);

/**
 * A right index is not more than the capacity above the one seen before it, nor more than that below the one seen after
 * it: else the next true reading is impossible (13.3, 15.4-34; F1).
 */
export const correctIndexMustNotExceedCapacity = rule(
  'CorrectIndexMustNotExceedCapacity',
  {
    fa: 'با این رقم صحیح، مصرف از ظرفیت کنتور بیشتر می‌شود',
    en: "With this right index the consumption exceeds the meter's capacity",
  },
  ({ earlier, later, judged, consumption, most }: Extract<IndexFinding, { kind: 'exceedsCapacity' }>) => ({
    rightIndex: judged === 'later' ? later.index : earlier.index,
    from: earlier.readOn,
    to: later.readOn,
    consumption,
    most,
  }),
);

/**
 * As long as a reading stands above the index seen at the visit, the case corrects nothing: that reading may have
 * arrived after the decision (15.4-38; F5).
 */
export const readingAboveIndexSeenMustBeCorrected = rule(
  'ReadingAboveIndexSeenMustBeCorrected',
  {
    fa: 'رقم قرائت دیگری از رقم دیده‌شده در بازدید بیشتر است؛ آن را نیز در همین تصمیم اصلاح کنید',
    en: 'Another reading is above the index seen at the visit; correct it in the same decision',
  },
  ({ earlier, later }: Extract<IndexFinding, { kind: 'falls' }>) => ({
    readOn: earlier.readOn,
    index: earlier.index,
    indexSeen: later.index,
  }),
);

/** Readings that this contractor made; without a name, that any contractor made. */
export const readBy = (contractorId: string | undefined, wrong: readonly Reading[]): readonly Reading[] =>
  wrong.filter((each) => each.contractorId !== undefined && (contractorId ?? each.contractorId) === each.contractorId);

/** The contractor at fault made one of the wrong readings (A3-5). */
export const contractorAtFaultMustHaveRead = rule(
  'ContractorAtFaultMustHaveRead',
  {
    fa: 'پیمانکار مقصر باید یکی از قرائت‌های اشتباه را انجام داده باشد',
    en: 'The contractor at fault must have made one of the wrong readings',
  },
  ({ fault, contractorId }: CorrectionRequest, wrong: readonly Reading[]) =>
    fault === 'readingContractor' &&
    readBy(contractorId, wrong).length === 0 && { contractorId, read: wrong[0]?.contractorId },
);

/** Nobody was home, so the system made the index; no contractor read it. */
export const isOfTheSystem = ({ kind, estimatedBy }: Reading): boolean =>
  kind === 'estimated' && estimatedBy !== 'reader';

/** The contractor is not charged for an estimate that the system made because nobody was home (A3-5, A2-6; F16). */
export const estimateMustNotBeChargedToTheContractor = rule(
  'EstimateMustNotBeChargedToTheContractor',
  {
    fa: 'کسی در محل نبوده و این رقم را سامانه برآورد کرده است؛ خطا را نمی‌توان به حساب پیمانکار قرائت گذاشت',
    en: 'Nobody was home and the system estimated this index; it is no error of the reading contractor',
  },
  ({ fault, contractorId }: CorrectionRequest, wrong: readonly Reading[]) => {
    const own = readBy(contractorId, wrong);
    return fault === 'readingContractor' && own.every(isOfTheSystem) && { readingId: own[0]?.readingId };
  },
);

/** A Card 74 item that is reversed was posted to the account (15.4-39, A6-1 b). */
export const miscItemMustBePosted = existenceRule(
  'MiscItemMustBePosted',
  { fa: 'این قلم متفرقه (کارت ۷۴) در این حساب ثبت نشده است', en: 'The account has no such Card 74 item' },
  (item: RecordedMiscEntry | undefined, linkId: string) => item === undefined && { linkId },
);

/** A Card 74 item is reversed once (15.4-39). */
export const miscItemMustNotBeReversedTwice = statusRule(
  'MiscItemMustNotBeReversedTwice',
  { fa: 'این قلم متفرقه پیش‌تر برگشت خورده است', en: 'The Card 74 item was reversed already' },
  ({ linkId, reversedBy }: RecordedMiscEntry) => reversedBy !== undefined && { linkId },
);

/** A correction needs published policies for the questions that the sources leave open (15.2). */
export const policyMustBeInForce = rule(
  'PolicyMustBeInForce',
  { fa: 'ضابطه لازم منتشر نشده است', en: 'A required policy is not published' },
  (name: string, version: unknown) => version === undefined && { name },
);

/**
 * A correction of terms or of the tariff version changes the rating of a bill in force: other terms apply to its days,
 * or a published version that was not known when it was issued (15.4-39, 15.4-41).
 */
export const correctionMustConcernABill = rule(
  'CorrectionMustConcernABill',
  {
    fa: 'هیچ قبضی با این شرایط یا این تعرفه تغییر نمی‌کند',
    en: 'No bill is rated otherwise by these terms or this tariff version',
  },
  (affected: readonly unknown[], cause: CauseOf<'terms' | 'tariffVersion'>) =>
    affected.length === 0 &&
    (cause.kind === 'terms' ? { from: cause.from } : { billNumber: cause.billNumber, tariffVersion: cause.version }),
);
