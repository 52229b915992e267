import { rule } from '@pishkhan/decider';
import type { KnownReading } from '../../engine/kind/known.ts';
import { couldHaveRolledOver, isAboveIndexSeen, readingsAboveIndexSeen, type SeenReadings } from './index-seen.ts';
import { firstRow, type Named, type NamedAmong } from './right-index.rules.ts';
import { visitIn } from './visit.ts';

/** A form names each reading once, because it has one right index (A3-3, 15.4-38). */
export const readingMustBeNamedOnce = rule(
  'ReadingMustBeNamedOnce',
  { fa: 'این قرائت در دو ردیف آمده است', en: 'Two rows name the same reading' },
  (named: Named) =>
    firstRow(
      named,
      ({ readingId }, { readOn }) =>
        named.form.readings.filter((row) => row.readingId === readingId).length > 1 && { readingId, readOn },
    ),
);

/** A wrong reading opens or closes the disputed bill, or the visit contradicts it (A6-3, 11.8-1, 15.4-38). */
export const readingMustBelongToTheBill = rule(
  'ReadingMustBelongToTheBill',
  {
    fa: 'این قرائت مربوط به قبض مورد اعتراض نیست و با بازدید هم مغایرت ندارد',
    en: 'The reading does not belong to the disputed bill, and the visit does not contradict it',
  },
  ({ facts, ...named }: NamedAmong & { readonly facts: { openingReadingId: string; closingReadingId: string } }) => {
    const { openingReadingId, closingReadingId } = facts;
    return firstRow(named, ({ readingId }, reading) =>
      readingId === openingReadingId || readingId === closingReadingId || isAboveIndexSeen(named, reading)
        ? false
        : { wrongReadingId: readingId, readOn: reading.readOn, openingReadingId, closingReadingId },
    );
  },
);

/** A wrong reading belongs to the visited account (A3-3). */
export const readingMustBelongToTheAccount = rule(
  'ReadingMustBelongToTheAccount',
  { fa: 'این قرائت مربوط به این اشتراک نیست', en: 'The reading does not belong to this account' },
  ({ accountId, ...named }: Named & { readonly accountId: string | null }) =>
    firstRow(named, ({ readingId }, reading) => reading.accountId !== accountId && { accountId, readingId }),
);

/** A reading is wrong only if the right index differs from the billed one (A3-3, A6-3). */
export const rightIndexMustDifferFromBilledIndex = rule(
  'RightIndexMustDifferFromBilledIndex',
  { fa: 'رقم صحیح با رقم قبض یکی است', en: 'The right index equals the billed one' },
  (named: Named) => firstRow(named, ({ rightIndex }, { index }) => rightIndex === index && { billedIndex: index }),
);

/**
 * The right index is not above the one seen on the sound meter, unless the register has rolled over since; the head
 * confirms a rollover above the share of the policy (A3-3, 11.8, 11.4, 15.4-33).
 */
export const rightIndexMustNotExceedIndexSeen = rule(
  'RightIndexMustNotExceedIndexSeen',
  {
    fa: 'رقم صحیح از رقم دیده‌شده در بازدید بیشتر است؛ اگر شمارنده از صفر گذشته است، پرونده را به رئیس امور مشترکین ارجاع دهید تا با مدرک تأیید کند',
    en: 'The right index is above the one seen at the visit; if the register has rolled over, escalate the case to the head, who may confirm it with evidence',
  },
  (named: NamedAmong) =>
    firstRow(
      named,
      ({ rightIndex }, reading) =>
        isAboveIndexSeen(named, { ...reading, index: rightIndex }) &&
        !(named.form.rolloverEvidence && couldHaveRolledOver(named, rightIndex, reading.readOn)) && {
          rightIndex,
          indexSeen: visitIn(named)?.indexSeen,
        },
    ),
);

/**
 * One case corrects every reading that the visit contradicts, so that none stands above the index seen at its end. An
 * estimate is derived anew after any corrected reading, and before one that was read from the meter: no estimate bounds
 * a correction (A3-3, A6-3, 15.4-31, 15.4-32, 15.4-38; F5).
 */
export const everyReadingAboveIndexSeenMustBeCorrected = rule(
  'EveryReadingAboveIndexSeenMustBeCorrected',
  {
    fa: 'رقم قرائت دیگری هم از رقم دیده‌شده در بازدید بیشتر است؛ آن را نیز در همین تصمیم اصلاح کنید',
    en: 'Another reading is above the index seen at the visit; correct it in the same decision',
  },
  ({ form, readings, ...seen }: NamedAmong) => {
    const indexSeen = visitIn(seen)?.indexSeen ?? 0;
    // A right index above the one seen means that the register has rolled over since.
    const turned = readings
      .filter((_, place) => form.readings[place]!.rightIndex > indexSeen)
      .map(({ readOn }) => readOn);
    const isBeforeTurn = ({ readOn }: KnownReading) => turned.some((day) => readOn <= day);
    const isNamed = ({ readingId }: KnownReading) => readings.some((each) => each.readingId === readingId);
    const isDerivedAnew = ({ estimatedBy, readOn }: KnownReading) =>
      estimatedBy !== undefined && readings.some((each) => each.readOn < readOn || each.estimatedBy === undefined);
    const isBeforeConfirmedRollover = ({ index, readOn }: KnownReading) =>
      form.rolloverEvidence !== undefined && couldHaveRolledOver(seen, index, readOn);
    const left = readingsAboveIndexSeen(seen).filter(
      (reading) =>
        !isNamed(reading) && !isDerivedAnew(reading) && !isBeforeTurn(reading) && !isBeforeConfirmedRollover(reading),
    );
    const [first] = left;
    return (
      first !== undefined && {
        readOn: first.readOn,
        index: first.index,
        indexSeen,
        readings: left.map(({ readingId, readOn, index }) => ({ readingId, readOn, index })),
      }
    );
  },
);

/**
 * If a sound meter shows less than was billed, the subscriber is right: the reading is corrected or the meter visited
 * again, but the reading is not found right, unless the head confirms a rollover (A3-3, A6-3, A6-4, 15.4-33).
 */
export const readingMustNotExceedIndexSeen = rule(
  'ReadingMustNotExceedIndexSeen',
  {
    fa: 'رقم کنتور سالم در بازدید از این قرائت کمتر است؛ قرائت را اصلاح کنید یا دوباره بازدید کنید؛ اگر شمارنده از صفر گذشته است، رئیس امور مشترکین آن را با مدرک تأیید می‌کند',
    en: 'A sound meter showed less than this reading; correct it or visit the meter again; a rollover of the register is confirmed by the head with evidence',
  },
  ({
    disputed,
    form,
    ...seen
  }: SeenReadings & { disputed: KnownReading | undefined; readonly form?: { readonly rolloverEvidence?: string } }) =>
    disputed !== undefined &&
    isAboveIndexSeen(seen, disputed) &&
    // The decision is offered, before its form is filled in, where a rollover is possible.
    !((form === undefined || form.rolloverEvidence) && couldHaveRolledOver(seen, disputed.index, disputed.readOn)) && {
      readingId: disputed.readingId,
      index: disputed.index,
      indexSeen: visitIn(seen)?.indexSeen,
    },
);

interface Fault {
  readonly form: { readonly fault: 'readingContractor' | 'company' };
  readonly readings: readonly KnownReading[];
}
/** The first named reading that a contractor made; the system's own estimates are no error of a contractor. */
export const contractorsReading = (readings: readonly KnownReading[]): KnownReading | undefined =>
  readings.find(({ contractorId, estimatedBy }) => contractorId !== undefined && estimatedBy !== 'system');

/** A reading contractor can be at fault only for its own readings (A3-5). */
export const faultyContractorMustHaveRead = rule(
  'FaultyContractorMustHaveRead',
  { fa: 'این قرائت را پیمانکار انجام نداده است', en: 'No contractor made this reading' },
  ({ form, readings }: Fault) =>
    form.fault === 'readingContractor' &&
    readings.every(({ contractorId }) => contractorId === undefined) && { readingId: readings[0]?.readingId },
);

/** The contractor is not charged for an estimate that the system made because nobody was home (A3-5, A2-6; F16). */
export const estimateOfTheSystemMustNotBeTheContractorsFault = rule(
  'EstimateOfTheSystemMustNotBeTheContractorsFault',
  {
    fa: 'کسی در محل نبوده و این رقم را سامانه برآورد کرده است؛ خطا را نمی‌توان به حساب پیمانکار قرائت گذاشت',
    en: 'Nobody was home and the system estimated this index; it is no error of the reading contractor',
  },
  ({ form, readings }: Fault) =>
    form.fault === 'readingContractor' &&
    contractorsReading(readings) === undefined && {
      readingId: readings.find(({ estimatedBy }) => estimatedBy === 'system')?.readingId,
    },
);
