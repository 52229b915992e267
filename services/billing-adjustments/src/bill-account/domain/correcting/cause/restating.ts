import { deriveChain, type DerivedReading } from '@pishkhan/consumption';
import type { Bill, BillAccount } from '../../bill-account.state.ts';
import type { Reading } from '../../bill.ts';
import type { Because, CorrectionCause, RestatedReading } from '../proposal.ts';

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

/** A bill in force with a reading of another index, and why it is affected. */
export interface AffectedBill {
  readonly bill: Bill;
  readonly because: Because;
}

/** Bills that start or end with a reading of another index, earliest period first (11.8-1, 11.8-4). */
export const affectedBills = (
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
    .toSorted((one, other) => (one.bill.face.periodFrom < other.bill.face.periodFrom ? -1 : 1));
};
