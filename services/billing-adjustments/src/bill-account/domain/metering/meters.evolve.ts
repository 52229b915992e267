import type { BillAccount } from '../bill-account.state.ts';
import type { Meter, Reading } from '../bill.ts';
import { withEnd } from '../correcting/cause/window/window.evolve.ts';
import type { InstalledMeter, MeterChange, MetersEvent } from './meters.messages.ts';

export const othersOf = ({ otherMeters = [] }: BillAccount): readonly InstalledMeter[] => otherMeters;
const withOthers = ({ otherMeters: _, ...state }: BillAccount, others: readonly InstalledMeter[]): BillAccount => ({
  ...state,
  ...(others.length > 0 && { otherMeters: others }),
});
const without = (state: BillAccount, meterId: string): readonly InstalledMeter[] =>
  othersOf(state).filter(({ meter }) => meter.meterId !== meterId);

/** Whether the meter waits for the removal of the one that is billed. */
export const isSecondMeter = (state: BillAccount, meterId: string): boolean =>
  othersOf(state).some(({ meter }) => meter.meterId === meterId);

/** The account without the meter in place; its register stays known, for the periods with its readings. */
const withoutMeter = (state: BillAccount): BillAccount => {
  const { meter, formerMeters = [], ...rest } = state;
  const others = formerMeters.filter(({ meterId }) => meterId !== meter?.meterId);
  return { ...rest, formerMeters: meter ? [...others, meter] : others };
};

const released = (before: BillAccount, meterId: string, dropped: readonly string[]): BillAccount => {
  const state = before.meter?.meterId === meterId ? withoutMeter(before) : before;
  const rest = withOthers(state, without(state, meterId));
  const last = rest.readings.at(-1);
  const hasNoBill = last?.kind === 'installation' && last.meterId === meterId;
  const keptFor = Object.fromEntries(
    Object.entries(rest.keptFor).filter(([readingId]) => !dropped.includes(readingId)),
  );
  return {
    ...rest,
    readings: hasNoBill ? rest.readings.slice(0, -1) : rest.readings,
    waiting: rest.waiting.filter(({ readingId }) => !dropped.includes(readingId)),
    keptFor,
    evidence: rest.evidence.filter((each) => each.meterId !== meterId),
  };
};

const withoutChange = ({ keptChanges, ...state }: BillAccount, removal: Reading): BillAccount => {
  const left = keptChanges?.filter((change) => change.removal.readingId !== removal.readingId) ?? [];
  return { ...state, ...(left.length > 0 && { keptChanges: left }) };
};

const removed = (state: BillAccount, removal: Reading): BillAccount => ({
  ...withoutMeter(withoutChange(state, removal)),
  ...(state.windows && { windows: withEnd(state.windows, removal.meterId, removal.readOn) }),
  readings: [...state.readings, removal],
});

const installed = (state: BillAccount, meter: Meter, opening: Reading): BillAccount => ({
  ...withOthers(state, without(state, meter.meterId)),
  meter,
  readings: [...state.readings, opening],
});

const withChange = (state: BillAccount, change: MeterChange): BillAccount => ({
  ...state,
  keptChanges: [...(state.keptChanges ?? []), change],
});

export const evolveMeters = (state: BillAccount, event: MetersEvent): BillAccount => {
  switch (event.type) {
    case 'MeterTaken':
      return installed(state, event.data.meter, event.data.opening);
    case 'SecondMeterKept': {
      const { accountId: _, ...second } = event.data;
      return withOthers(state, [...othersOf(state), second]);
    }
    case 'MeterReleased':
      return released(state, event.data.meterId, event.data.dropped);
    case 'MeterExchangeTaken':
      return installed(removed(state, event.data.removal), event.data.meter, event.data.opening);
    case 'MeterRemovalTaken':
      return removed(state, event.data.removal);
    case 'MeterChangeKept':
      return withChange(state, event.data.change);
  }
};
