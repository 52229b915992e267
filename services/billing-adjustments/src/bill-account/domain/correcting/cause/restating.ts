import {
  consumedBetween,
  deriveSegments,
  litresConsumed,
  type DerivedReading,
  type RightReadings,
} from '@pishkhan/consumption';
import type { Bill, BillAccount, PostedWindow } from '../../bill-account.state.ts';
import type { BilledDays, Reading } from '../../billing/bill.ts';
import { chainOf, measuredBy, segmentsOf } from '../../metering/connection.ts';
import { withoutFactorOf } from '../../metering/factor/factor-cause.ts';
import type { TariffBook } from '../../../../pricing/tariff/domain/tariff-book.messages.ts';
import { laterVersionsOf, tariffWithVersion } from '../../billing/terms/tariff-of-bill.ts';
import { haveSameTerms, termsByCause, type DatedTerms } from '../../billing/terms/terms.ts';
import type { Because, CauseOf, CorrectionCause, CorrectionRequest, RestatedReading } from '../proposal.ts';
import { causeOf, rightReadings } from './several/causes.ts';

const changed = (
  reading: Reading,
  { index, rightDay, rolledOver, rolloverConfirmed, estimate, because }: DerivedReading,
): RestatedReading[] =>
  because === undefined
    ? []
    : [
        {
          readingId: reading.readingId,
          readOn: reading.readOn,
          ...(rightDay && { rightDay }),
          wrongIndex: reading.index,
          rightIndex: index,
          rolledOver,
          ...(rolloverConfirmed !== undefined && { rolloverConfirmed }),
          because,
          ...(estimate && { estimate }),
        },
      ];

/** Every reading whose index, day, rollover or estimate is another after the correction (15.4-31). */
export const restatementOf = (
  account: BillAccount,
  cause: CorrectionCause,
  rollovers: RightReadings['rollovers'] = new Set(),
): readonly RestatedReading[] => {
  const chain = chainOf(account);
  const right = { ...rightReadings(cause), rollovers };
  return deriveSegments(segmentsOf(account, chain), right).flatMap((derived, place) => changed(chain[place]!, derived));
};

/** The billed readings with their right indexes and days. */
export const restatedChain = (
  { readings: billed }: BillAccount,
  readings: readonly RestatedReading[],
): readonly Reading[] => {
  const rights = new Map(readings.map((right) => [right.readingId, right]));
  return billed.map((reading) => {
    const right = rights.get(reading.readingId);
    if (!right) return reading;
    const { rightIndex: index, rightDay: readOn = reading.readOn, rolledOver } = right;
    return { ...reading, index, readOn, rolledOver };
  });
};

/** A bill in force that the cause concerns, and why. */
export interface AffectedBill {
  readonly bill: Bill;
  readonly because: Because;
  /** Right terms of its days, if the cause names them. */
  readonly terms?: DatedTerms;
  /** Right tariff of its days, if the cause names it. */
  readonly book?: TariffBook;
}

const byPeriod = (one: AffectedBill, other: AffectedBill): number =>
  one.bill.days.from < other.bill.days.from ? -1 : 1;

/** Days of the bill, with the right days of its readings. */
export const rightDaysOf = ({ face, days }: Bill, readings: readonly RestatedReading[]): BilledDays => {
  const rightDay = (id: string) => readings.find(({ readingId }) => readingId === id)?.rightDay;
  return {
    from: rightDay(face.openingReadingId) ?? days.from,
    to: rightDay(face.closingReadingId) ?? days.to,
  };
};

type Effect = Omit<AffectedBill, 'bill'>;

/** Terms by the cause, if they are other ones on the right days of the bill (15.4-39). */
const byTerms = (bill: Bill, days: BilledDays, terms: DatedTerms | undefined): Effect[] =>
  terms === undefined || haveSameTerms(bill.terms, terms, [days.from, days.to])
    ? []
    : [{ because: 'corrected', terms }];

/** A version of its days that was not known when the bill was issued (15.4-41). */
const byTariff = (bill: Bill, cause: CauseOf<'tariffVersion'> | undefined, tariffs: TariffBook): Effect[] => {
  const version =
    cause?.billNumber === bill.face.billNumber &&
    laterVersionsOf(bill, tariffs).find((each) => each.version === cause.version);
  return version ? [{ because: 'corrected', book: tariffWithVersion(bill, tariffs, version) }] : [];
};

/** Its period ends with an estimate that a late exchange moves to the new meter, or a late removal ends (15.4-31). */
const byLateChange = ({ days }: Bill, cause: CorrectionCause): Effect[] => {
  const from = causeOf(cause, 'lateExchange')?.exchangedOn ?? causeOf(cause, 'lateRemoval')?.removedOn;
  return from !== undefined && days.to >= from ? [{ because: 'derivedAnew' }] : [];
};

/** It starts or ends with a reading of another index or day, or has an exchange of another index (11.4). */
const byReadings = (account: BillAccount, { face }: Bill, moved: readonly RestatedReading[]): Effect[] => {
  const place = (id: string) => account.readings.findIndex(({ readingId }) => readingId === id);
  const [opening, closing] = [place(face.openingReadingId), place(face.closingReadingId)];
  const own = moved.filter(({ readingId }) => opening <= place(readingId) && place(readingId) <= closing);
  if (own.length === 0) return [];
  return [{ because: own.some((each) => each.because === 'derivedAnew') ? 'derivedAnew' : 'corrected' }];
};

/** Another volume counts, because days are those of an error or a fault, or were (15.4-17, A2-6). */
const byWindows = (
  account: BillAccount,
  bill: Bill,
  chain: readonly Reading[],
  windows: readonly PostedWindow[],
): Effect[] => {
  const before = account.windows ?? [];
  if (windows.length === 0 && before.length === 0) return [];
  const ids = [bill.face.openingReadingId, bill.face.closingReadingId] as const;
  const now = litresConsumed(consumedBetween(measuredBy(account), ids));
  const after = litresConsumed(consumedBetween(measuredBy(account, chain, windows), ids));
  return now === after ? [] : [{ because: windows === before ? 'derivedAnew' : 'corrected' }];
};

/** Another volume counts by the factor of the cause (11.4, 11.8). */
const byFactor = (
  account: BillAccount,
  { face }: Bill,
  { chain, windows }: { readonly chain: readonly Reading[]; readonly windows: readonly PostedWindow[] },
  factor: CauseOf<'volumeFactor'> | undefined,
): Effect[] => {
  if (!factor) return [];
  const ids = [face.openingReadingId, face.closingReadingId] as const;
  const litres = (of: BillAccount) => litresConsumed(consumedBetween(measuredBy(of, chain, windows), ids));
  return litres(withoutFactorOf(account, factor)) === litres(account) ? [] : [{ because: 'corrected' }];
};

/** Bills in force that the cause concerns, earliest period first (11.8-1, 11.8-4). */
export const affectedBills = (
  account: BillAccount,
  { cause, correctionId }: Pick<CorrectionRequest, 'cause' | 'correctionId'>,
  readings: readonly RestatedReading[],
  tariffs: TariffBook,
  windows = account.windows ?? [],
): readonly AffectedBill[] => {
  const chain = restatedChain(account, readings);
  const moved = readings.filter(
    ({ wrongIndex, rightIndex, rightDay }) => wrongIndex !== rightIndex || rightDay !== undefined,
  );
  const wrongTerms = causeOf(cause, 'terms');
  const terms = wrongTerms && termsByCause(account.terms!, wrongTerms, correctionId);
  const wrongTariff = causeOf(cause, 'tariffVersion');
  return account.bills
    .filter(({ supersededBy }) => supersededBy === undefined)
    .flatMap((bill) => {
      const effects = [
        ...byTerms(bill, rightDaysOf(bill, readings), terms),
        ...byTariff(bill, wrongTariff, tariffs),
        ...byLateChange(bill, cause),
        ...byReadings(account, bill, moved),
        ...byWindows(account, bill, chain, windows),
        ...byFactor(account, bill, { chain, windows }, causeOf(cause, 'volumeFactor')),
      ];
      // The first effect says why; what the cause names precedes what is derived.
      return effects.length === 0 ? [] : [{ ...Object.assign({}, ...effects.toReversed()), bill } as AffectedBill];
    })
    .toSorted(byPeriod);
};
