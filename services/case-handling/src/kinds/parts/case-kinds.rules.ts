import type { CivilDate } from '@pishkhan/calendar';
import { existenceRule, rule, statusRule } from '@pishkhan/decider';
import type { KnownMeter, KnownReading, OpenCaseAbout } from '../../engine/kind/known.ts';
import { visitIn } from './visit.ts';

/** An objection to a bill is possible until the end of its payment deadline, the last day included (B3-5). */
export const objectionMustPrecedePaymentDeadline = rule(
  'ObjectionMustPrecedePaymentDeadline',
  {
    fa: 'مهلت پرداخت قبض و اعتراض به آن گذشته است',
    en: 'The payment deadline of the bill has passed, and an objection is no longer possible',
  },
  ({ known, on }: { known: { bill: { paymentDeadline: CivilDate } }; on: CivilDate }) =>
    on > known.bill.paymentDeadline && { paymentDeadline: known.bill.paymentDeadline, on },
);

/** A bill replaced by a corrective bill is no longer payable; an objection is to the corrective one (11.8-5). */
export const billMustNotBeReplaced = rule(
  'BillMustNotBeReplaced',
  { fa: 'برای این قبض، قبض اصلاحی صادر شده است', en: 'A corrective bill has replaced this bill' },
  ({ known: { bill } }: { known: { bill: { correctiveBill?: string } } }) =>
    bill.correctiveBill !== undefined && { correctiveBill: bill.correctiveBill },
);

interface About {
  readonly known: { readonly openCase?: OpenCaseAbout };
}

/** A bill has at most one open review, across offices, because two reviews could find two right indexes (A6-1). */
export const billMustNotBeUnderReview = statusRule(
  'BillMustNotBeUnderReview',
  { fa: 'این قبض در پرونده دیگری در دست بررسی است', en: 'This bill is already under review' },
  ({ known: { openCase } }: About) => openCase !== undefined && { ...openCase },
);

/** An account has at most one open meter visit, across offices: a second one costs a second fee (A3-1; F10). */
export const accountMustNotHaveAnOpenMeterVisit = statusRule(
  'AccountMustNotHaveAnOpenMeterVisit',
  { fa: 'برای این اشتراک درخواست بازدید باز وجود دارد', en: 'The account has an open request for a meter visit' },
  ({ known: { openCase } }: About) => openCase !== undefined && { ...openCase },
);

/** An account has at most one open meter fault, across offices (A2-1; F10). */
export const accountMustNotHaveAnOpenMeterFault = statusRule(
  'AccountMustNotHaveAnOpenMeterFault',
  { fa: 'برای این اشتراک گزارش خرابی باز وجود دارد', en: 'The account has an open report of a meter fault' },
  ({ known: { openCase } }: About) => openCase !== undefined && { ...openCase },
);

/** A meter visit needs an installed meter (A3-1). */
export const meterMustBeInstalled = existenceRule(
  'MeterMustBeInstalled',
  { fa: 'برای این اشتراک کنتوری نصب نشده است', en: 'No meter is installed for this account' },
  ({ known }: { known: { account: { meterId?: string } } }) => known.account.meterId === undefined,
);

/** The wrong reading opens or closes the disputed bill (A6-3, 11.8-1). */
export const readingMustBelongToTheBill = rule(
  'ReadingMustBelongToTheBill',
  { fa: 'این قرائت مربوط به قبض مورد اعتراض نیست', en: 'The reading does not belong to the disputed bill' },
  ({
    form,
    facts,
  }: {
    form: { wrongReadingId: string };
    facts: { openingReadingId: string; closingReadingId: string };
  }) =>
    form.wrongReadingId !== facts.openingReadingId &&
    form.wrongReadingId !== facts.closingReadingId && {
      wrongReadingId: form.wrongReadingId,
      openingReadingId: facts.openingReadingId,
      closingReadingId: facts.closingReadingId,
    },
);

/** The wrong reading belongs to the visited account (A3-3). */
export const readingMustBelongToTheAccount = rule(
  'ReadingMustBelongToTheAccount',
  { fa: 'این قرائت مربوط به این اشتراک نیست', en: 'The reading does not belong to this account' },
  ({ accountId, reading }: { accountId: string | null; reading: KnownReading | undefined }) =>
    reading?.accountId !== accountId && { accountId, readingId: reading?.readingId },
);

/** A reading is wrong only if the right index differs from the billed one (A3-3, A6-3). */
export const rightIndexMustDifferFromBilledIndex = rule(
  'RightIndexMustDifferFromBilledIndex',
  { fa: 'رقم صحیح با رقم قبض یکی است', en: 'The right index equals the billed one' },
  ({ form, reading }: { form: { rightIndex: number }; reading: KnownReading | undefined }) =>
    form.rightIndex === reading?.index && { billedIndex: reading.index },
);

interface Seen {
  readonly reports: Parameters<typeof visitIn>[0]['reports'];
  readonly meter: KnownMeter | undefined;
}

/**
 * After a rollover the register shows less than before; the consumption in between is small compared with the register
 * (11.4).
 */
const hasRolledOver = ({ reports, meter }: Seen, index: number): boolean => {
  const visit = visitIn({ reports });
  if (visit === undefined || meter?.meterId !== visit.meterId) return false;
  const indexes = 10 ** meter.registerDigits;
  return index < indexes && indexes - index + visit.indexSeen <= indexes / 4;
};

/** A sound meter only counts up: on an earlier day its index was not above the one seen at the visit. */
const isAboveIndexSeen = (seen: Seen, index: number, readOn: CivilDate): boolean => {
  const visit = visitIn(seen);
  return visit !== undefined && readOn <= visit.visitedOn && index > visit.indexSeen && !hasRolledOver(seen, index);
};

/**
 * The right index is not above the one seen on the sound meter, unless the register has rolled over since (A3-3, 11.8,
 * 11.4).
 */
export const rightIndexMustNotExceedIndexSeen = rule(
  'RightIndexMustNotExceedIndexSeen',
  { fa: 'رقم صحیح از رقم دیده‌شده در بازدید بیشتر است', en: 'The right index is above the one seen at the visit' },
  ({ form, reading, ...seen }: Seen & { form: { rightIndex: number }; reading: KnownReading | undefined }) =>
    reading !== undefined &&
    isAboveIndexSeen(seen, form.rightIndex, reading.readOn) && {
      rightIndex: form.rightIndex,
      indexSeen: visitIn(seen)?.indexSeen,
    },
);

/**
 * If a sound meter shows less than was billed, the subscriber is right: the reading is corrected or the meter visited
 * again, but the reading is not found right (A3-3, A6-3, A6-4).
 */
export const readingMustNotExceedIndexSeen = rule(
  'ReadingMustNotExceedIndexSeen',
  {
    fa: 'رقم کنتور سالم در بازدید از این قرائت کمتر است؛ قرائت را اصلاح کنید یا دوباره بازدید کنید',
    en: 'A sound meter showed less than this reading; correct it or visit the meter again',
  },
  ({ disputed, ...seen }: Seen & { disputed: KnownReading | undefined }) =>
    disputed !== undefined &&
    isAboveIndexSeen(seen, disputed.index, disputed.readOn) && {
      readingId: disputed.readingId,
      index: disputed.index,
      indexSeen: visitIn(seen)?.indexSeen,
    },
);

/** A reading contractor can be at fault only for its own readings (A3-5). */
export const faultyContractorMustHaveRead = rule(
  'FaultyContractorMustHaveRead',
  { fa: 'این قرائت را پیمانکار انجام نداده است', en: 'No contractor made this reading' },
  ({ form, reading }: { form: { fault: 'readingContractor' | 'company' }; reading: KnownReading | undefined }) =>
    form.fault === 'readingContractor' && reading?.contractorId === undefined && { readingId: reading?.readingId },
);

/** The contractor is not charged for an estimate that the system made because nobody was home (A3-5, A2-6; F16). */
export const estimateOfTheSystemMustNotBeTheContractorsFault = rule(
  'EstimateOfTheSystemMustNotBeTheContractorsFault',
  {
    fa: 'کسی در محل نبوده و این رقم را سامانه برآورد کرده است؛ خطا را نمی‌توان به حساب پیمانکار قرائت گذاشت',
    en: 'Nobody was home and the system estimated this index; it is no error of the reading contractor',
  },
  ({ form, reading }: { form: { fault: 'readingContractor' | 'company' }; reading: KnownReading | undefined }) =>
    form.fault === 'readingContractor' && reading?.estimatedBy === 'system' && { readingId: reading.readingId },
);
