import { nothing, type Decision } from '@pishkhan/decider';
import type { BillAccountEvent } from '../bill-account.messages.ts';
import type { BillAccount } from '../bill-account.state.ts';
import type { Reading } from '../bill.ts';
import { capacityOf } from '../billing/terms/change-terms.ts';
import type { InstalledMeter, MetersEvent, ReleaseMeter, TakeMeter } from './meters.messages.ts';

const isOf = (meterId: string) => (each: { readonly meterId: string }) => each.meterId === meterId;

const taken = ({ terms }: BillAccount, accountId: string, { meter, opening }: InstalledMeter): BillAccountEvent[] => [
  { type: 'MeterTaken', data: { accountId, meter, opening } },
  ...capacityOf(meter, opening, terms),
];

/** The first meter is billed; a second one is kept, so that nothing parks (11.4, Card 13; N16). */
export const takeMeter = (state: BillAccount, command: TakeMeter): Decision<BillAccountEvent> => {
  const { type: _, accountId, ...installed } = command;
  const { meterId } = installed.meter;
  if (!state.meter) return taken(state, accountId, installed);
  const isKnown = [state.meter, ...othersOf(state).map(({ meter }) => meter)].some(isOf(meterId));
  return isKnown ? nothing() : [{ type: 'SecondMeterKept', data: { accountId, ...installed } }];
};

/** The meter leaves; a second one that waited takes its place. */
export const releaseMeter = (
  state: BillAccount,
  { accountId, meterId, on }: ReleaseMeter,
): Decision<BillAccountEvent> => {
  const others = othersOf(state);
  const isBilled = state.meter?.meterId === meterId;
  if (!isBilled && !others.some(({ meter }) => meter.meterId === meterId)) return nothing();
  const dropped = state.waiting.filter(isOf(meterId)).map(({ readingId }) => readingId);
  const next = isBilled ? others[0] : undefined;
  return [
    { type: 'MeterReleased', data: { accountId, meterId, releasedOn: on, dropped } },
    ...(next ? taken(state, accountId, next) : []),
  ];
};

const othersOf = ({ otherMeters = [] }: BillAccount): readonly InstalledMeter[] => otherMeters;
const withOthers = ({ otherMeters: _, ...state }: BillAccount, others: readonly InstalledMeter[]): BillAccount => ({
  ...state,
  ...(others.length > 0 && { otherMeters: others }),
});
const without = (state: BillAccount, meterId: string): readonly InstalledMeter[] =>
  othersOf(state).filter(({ meter }) => meter.meterId !== meterId);

/** Whether the meter waits for the removal of the one that is billed. */
export const isSecondMeter = (state: BillAccount, meterId: string): boolean =>
  othersOf(state).some(({ meter }) => meter.meterId === meterId);

/** Readings of the meter that is billed; those of a removed one stay with their bills. */
export const readingsOfMeter = ({ meter, readings }: BillAccount): readonly Reading[] =>
  meter ? readings.filter(isOf(meter.meterId)) : readings;

const released = (state: BillAccount, meterId: string, dropped: readonly string[]): BillAccount => {
  const { meter, ...rest } = withOthers(state, without(state, meterId));
  const last = rest.readings.at(-1);
  const hasNoBill = last?.kind === 'installation' && last.meterId === meterId;
  const keptFor = Object.fromEntries(
    Object.entries(rest.keptFor).filter(([readingId]) => !dropped.includes(readingId)),
  );
  return {
    ...rest,
    ...(meter && meter.meterId !== meterId && { meter }),
    readings: hasNoBill ? rest.readings.slice(0, -1) : rest.readings,
    waiting: rest.waiting.filter(({ readingId }) => !dropped.includes(readingId)),
    keptFor,
    evidence: rest.evidence.filter((each) => each.meterId !== meterId),
  };
};

export const evolveMeters = (state: BillAccount, event: MetersEvent): BillAccount => {
  switch (event.type) {
    case 'MeterTaken': {
      const { meter, opening } = event.data;
      const others = without(state, meter.meterId);
      return { ...withOthers(state, others), meter, readings: [...state.readings, opening] };
    }
    case 'SecondMeterKept': {
      const { accountId: _, ...installed } = event.data;
      return withOthers(state, [...othersOf(state), installed]);
    }
    case 'MeterReleased':
      return released(state, event.data.meterId, event.data.dropped);
  }
};
