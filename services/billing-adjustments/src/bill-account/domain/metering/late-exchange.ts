import { isFact } from '@pishkhan/consumption';
import type { Bill, BillAccount } from '../bill-account.state.ts';
import type { Reading } from '../billing/bill.ts';
import { withoutKept } from '../billing/reading-in-force.ts';
import { capacityOf } from '../billing/terms/change-terms.ts';
import { withChange } from '../billing/terms/terms.ts';
import { chainOf, segmentOn } from './connection.ts';
import { installed, removed } from './leaving.ts';
import type { ChangeWaitsFor, InstalledMeter, MeterChange, MovedReading } from './meters.messages.ts';

const movedIn = (estimates: readonly MovedReading[] | undefined, { readingId }: Reading) =>
  estimates?.find((each) => each.readingId === readingId);

/**
 * Why the change has to wait; undefined if its meter is in place and was read on no later day (11.4). Estimates of
 * later days are no obstacle: bills with them are corrected together with the exchange (15.4-31).
 */
export const waitsFor = (
  state: BillAccount,
  { removal, estimates }: Pick<MeterChange, 'removal' | 'estimates'>,
): ChangeWaitsFor | undefined => {
  if (state.meter?.meterId !== removal.meterId) return 'meter';
  const later = chainOf(state).filter(
    (each) => each.meterId === removal.meterId && (each.readOn > removal.readOn || movedIn(estimates, each)),
  );
  if (later.length > 0)
    return later.every((each) => !isFact(each) && movedIn(estimates, each)) ? 'laterEstimates' : 'laterReading';
  return segmentOn(state, removal) ? undefined : 'laterReading';
};

/** The exchange or removal of the account that waits for the correction of bills with estimates of later days. */
export const lateChangeOf = ({ keptChanges = [] }: BillAccount, changeId: string): LateChange | undefined =>
  keptChanges.find((change): change is LateChange => change.changeId === changeId && !!change.estimates);

export const isExchange = (change: LateChange): change is LateExchange => change.next !== undefined;

/** A late exchange that puts this meter in, and whose correction is not posted yet. */
export const isPutInLate = ({ keptChanges = [] }: BillAccount, meterId: string): boolean =>
  keptChanges.some(({ next, estimates }) => estimates !== undefined && next?.meter.meterId === meterId);

export type LateChange = MeterChange & { readonly estimates: readonly MovedReading[] };
export type LateExchange = LateChange & { readonly next: InstalledMeter };

/** The account without the estimates of later days: what the removal is judged against. */
export const beforeLater = (state: BillAccount, { estimates }: Pick<LateChange, 'estimates'>): BillAccount => {
  const rest = (readings: readonly Reading[]) => readings.filter((each) => !movedIn(estimates, each));
  return { ...state, readings: rest(state.readings), waiting: rest(state.waiting) };
};

/** The reading on the register of the new meter; its method derives it there (15.4-31). */
const moved = (reading: Reading, meterId: string, { index }: MovedReading): Reading => {
  const { estimateInForce: _, acceptedIndex: __, ...before } = reading;
  return { ...before, meterId, index, rolledOver: false };
};

/** A bill whose days the new meter has, by its capacity from its first day on (11.6). */
const withCapacity = (bill: Bill, { meter, opening }: InstalledMeter): Bill => {
  if (bill.days.to <= opening.readOn) return bill;
  const changes = capacityOf(meter, opening, bill.terms);
  const terms = changes.reduce(
    (so, { data: { accountId: _a, because: _b, meterId: _m, ...change } }) => withChange(so, change),
    bill.terms,
  );
  return { ...bill, terms };
};

/**
 * The account with the exchange at its own day: removal and installation before the estimates of later days, which
 * count on the new meter from now on. Their bills are rated anew by the correction that is posted with it (15.4-31).
 */
export const withLateExchange = (
  before: BillAccount,
  { removal, next, estimates }: Pick<LateExchange, 'removal' | 'next' | 'estimates'>,
): BillAccount => {
  const onNew = (readings: readonly Reading[]) =>
    readings.map((each) => {
      const estimate = movedIn(estimates, each);
      return estimate ? moved(each, next.meter.meterId, estimate) : each;
    });
  const first = before.readings.findIndex((each) => movedIn(estimates, each));
  const place = first < 0 ? before.readings.length : first;
  const readings = onNew(before.readings);
  const off = removed({ ...before, readings: readings.slice(0, place) }, removal);
  const exchanged = installed(off, next.meter, next.opening);
  return {
    ...exchanged,
    readings: [...exchanged.readings, ...readings.slice(place)],
    waiting: onNew(before.waiting),
    bills: before.bills.map((bill) => withCapacity(bill, next)),
  };
};

/** The estimate counts nothing: no meter was in place on its day (11.4). */
const withoutUse = (reading: Reading, { index }: Pick<Reading, 'index'>): Reading => {
  const { estimate: _, estimateInForce: __, acceptedIndex: ___, ...before } = reading;
  return { ...before, index, rolledOver: false, afterRemoval: true };
};

/**
 * The account with the removal at its own day: the estimates of later days stay the ends of their bills, at the index
 * of the removal, so that nothing is consumed without a meter. One that no bill has is dropped (11.4, 15.4-31).
 */
export const withLateRemoval = (
  before: BillAccount,
  { removal, estimates }: Pick<LateChange, 'removal' | 'estimates'>,
): BillAccount => {
  const first = before.readings.findIndex((each) => movedIn(estimates, each));
  const place = first < 0 ? before.readings.length : first;
  const off = removed({ ...before, readings: before.readings.slice(0, place) }, removal);
  const later = before.readings
    .slice(place)
    .map((each) => (movedIn(estimates, each) ? withoutUse(each, removal) : each));
  const dropped = before.waiting.filter((each) => movedIn(estimates, each));
  return dropped.reduce<BillAccount>((so, { readingId }) => ({ ...so, ...withoutKept(so, readingId) }), {
    ...off,
    readings: [...off.readings, ...later],
  });
};

/** The account with the change at its own day. */
export const withLateChange = (before: BillAccount, change: LateChange): BillAccount =>
  isExchange(change) ? withLateExchange(before, change) : withLateRemoval(before, change);
