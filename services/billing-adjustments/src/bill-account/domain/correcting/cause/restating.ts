import { deriveChain, type DerivedReading } from '@pishkhan/consumption';
import type { Bill, BillAccount } from '../../bill-account.state.ts';
import type { Reading } from '../../bill.ts';
import type { TariffBook } from '../../../../pricing/tariff/domain/tariff-book.messages.ts';
import { laterVersionsOf, tariffWithVersion } from '../../billing/terms/tariff-of-bill.ts';
import { haveSameTerms, termsByCause, type DatedTerms } from '../../billing/terms/terms.ts';
import type { Because, CauseOf, CorrectionCause, CorrectionRequest, RestatedReading } from '../proposal.ts';

/** Billed and kept readings of the account's meter, in the order of their days. */
export const chainOf = ({ readings, waiting }: BillAccount): readonly Reading[] => [...readings, ...waiting];

/** Right indexes that the cause names, by id of the reading. */
export const rightIndexes = (cause: CorrectionCause): ReadonlyMap<string, number> =>
  new Map(cause.kind === 'readings' ? cause.readings.map(({ readingId, rightIndex }) => [readingId, rightIndex]) : []);

const changed = (reading: Reading, { index, rolledOver, estimate, because }: DerivedReading): RestatedReading[] =>
  because === undefined
    ? []
    : [
        {
          readingId: reading.readingId,
          readOn: reading.readOn,
          wrongIndex: reading.index,
          rightIndex: index,
          rolledOver,
          because,
          ...(estimate && { estimate }),
        },
      ];

/** Every reading whose index, rollover or estimate is another after the correction (15.4-31). */
export const restatementOf = (account: BillAccount, cause: CorrectionCause): readonly RestatedReading[] => {
  const chain = chainOf(account);
  return deriveChain(account.meter!, chain, rightIndexes(cause)).flatMap((derived, place) =>
    changed(chain[place]!, derived),
  );
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
  one.bill.face.periodFrom < other.bill.face.periodFrom ? -1 : 1;

/** Bills in force on days whose terms are others than those by which the bill was rated (15.4-39). */
const billsUnderOtherTerms = (
  account: BillAccount,
  cause: CauseOf<'terms'>,
  correctionId: string,
): readonly AffectedBill[] => {
  const terms = termsByCause(account.terms!, cause, correctionId);
  return account.bills.flatMap((bill) => {
    const days = [bill.face.periodFrom, bill.face.periodTo] as const;
    const isRight = haveSameTerms(bill.terms, terms, days);
    return bill.supersededBy !== undefined || isRight ? [] : [{ bill, because: 'corrected', terms } as const];
  });
};

/** The bill in force that is rated by a version of its days that was not known when it was issued (15.4-41). */
const billUnderOtherTariff = (
  { bills }: BillAccount,
  { billNumber, version: name }: CauseOf<'tariffVersion'>,
  book: TariffBook,
): readonly AffectedBill[] =>
  bills
    .filter(({ face, supersededBy }) => face.billNumber === billNumber && supersededBy === undefined)
    .flatMap((bill) => {
      const version = laterVersionsOf(bill, book).find((each) => each.version === name);
      return version ? [{ bill, because: 'corrected' as const, book: tariffWithVersion(bill, book, version) }] : [];
    });

/** Bills in force that the cause concerns, earliest period first (11.8-1, 11.8-4). */
export const affectedBills = (
  account: BillAccount,
  { cause, correctionId }: Pick<CorrectionRequest, 'cause' | 'correctionId'>,
  readings: readonly RestatedReading[],
  book: TariffBook,
): readonly AffectedBill[] => {
  switch (cause.kind) {
    case 'terms':
      return billsUnderOtherTerms(account, cause, correctionId).toSorted(byPeriod);
    case 'tariffVersion':
      return billUnderOtherTariff(account, cause, book);
    case 'miscItem':
      return [];
    case 'readings':
    case 'estimateOverruled':
      return billsWithOtherReadings(account, readings);
  }
};

/** Bills that start or end with a reading of another index. */
const billsWithOtherReadings = (
  { bills }: BillAccount,
  readings: readonly RestatedReading[],
): readonly AffectedBill[] => {
  const moved = readings.filter(({ wrongIndex, rightIndex }) => wrongIndex !== rightIndex);
  return bills
    .filter(({ supersededBy }) => supersededBy === undefined)
    .flatMap((bill) => {
      const { openingReadingId, closingReadingId } = bill.face;
      const own = moved.filter(({ readingId }) => readingId === openingReadingId || readingId === closingReadingId);
      if (own.length === 0) return [];
      const because = own.some((each) => each.because === 'derivedAnew') ? 'derivedAnew' : 'corrected';
      return [{ bill, because } as const];
    })
    .toSorted(byPeriod);
};
