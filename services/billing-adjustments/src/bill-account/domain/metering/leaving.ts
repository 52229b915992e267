import type { BillAccountEvent } from '../bill-account.messages.ts';
import type { BillAccount } from '../bill-account.state.ts';
import type { Meter, Reading } from '../billing/bill.ts';
import { capacityOf } from '../billing/terms/change-terms.ts';
import { withEnd } from '../correcting/cause/window/window.evolve.ts';
import type { InstalledMeter } from './meters.messages.ts';

/** The account without the meter in place; its register stays known, for the periods with its readings. */
export const withoutMeter = (state: BillAccount): BillAccount => {
  const { meter, formerMeters = [], ...rest } = state;
  const others = formerMeters.filter(({ meterId }) => meterId !== meter?.meterId);
  return { ...rest, formerMeters: meter ? [...others, meter] : others };
};

/** The account without a change that waited. */
const withoutChange = ({ keptChanges, ...state }: BillAccount, removal: Reading): BillAccount => {
  const left = keptChanges?.filter((change) => change.removal.readingId !== removal.readingId) ?? [];
  return { ...state, ...(left.length > 0 && { keptChanges: left }) };
};

export const othersOf = ({ otherMeters = [] }: BillAccount): readonly InstalledMeter[] => otherMeters;
export const withOthers = (
  { otherMeters: _, ...state }: BillAccount,
  others: readonly InstalledMeter[],
): BillAccount => ({
  ...state,
  ...(others.length > 0 && { otherMeters: others }),
});
export const without = (state: BillAccount, meterId: string): readonly InstalledMeter[] =>
  othersOf(state).filter(({ meter }) => meter.meterId !== meterId);

/** The meter in place is taken off; the removal is its last reading (11.4). */
export const removed = (state: BillAccount, removal: Reading): BillAccount => ({
  ...withoutMeter(withoutChange(state, removal)),
  ...(state.windows && { windows: withEnd(state.windows, removal.meterId, removal.readOn) }),
  readings: [...state.readings, removal],
});

/** Another meter is in place; it does not wait any more (11.4). */
export const installed = (state: BillAccount, meter: Meter, opening: Reading): BillAccount => ({
  ...withOthers(state, without(state, meter.meterId)),
  meter,
  readings: [...state.readings, opening],
});

export const taken = (
  { terms }: BillAccount,
  accountId: string,
  { meter, opening }: InstalledMeter,
): BillAccountEvent[] => [
  { type: 'MeterTaken', data: { accountId, meter, opening } },
  ...capacityOf(meter, opening, terms),
];

/** A second meter that waited takes the place of the one that was taken off. */
export const secondTaken = (state: BillAccount, accountId: string): BillAccountEvent[] => {
  const second = othersOf(state)[0];
  return second ? taken(state, accountId, second) : [];
};
