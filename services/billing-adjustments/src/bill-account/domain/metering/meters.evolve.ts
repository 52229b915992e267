import type { BillAccount } from '../bill-account.state.ts';
import type { EvidenceTaken } from '../bill-account.messages.ts';
import type { Evidence } from '../billing/bill.ts';
import { withLateExchange, withLateRemoval } from './late-exchange.ts';
import { installed, othersOf, removed, without, withOthers, withoutMeter } from './leaving.ts';
import type { MeterChange, MeterExchangeTaken, MetersEvent } from './meters.messages.ts';
import type { SelfReadingSettled } from './declared/self-reading.messages.ts';
import { withSetAside } from './declared/set-aside.ts';

/** Whether the meter waits for the removal of the one that is billed. */
export const isSecondMeter = (state: BillAccount, meterId: string): boolean =>
  othersOf(state).some(({ meter }) => meter.meterId === meterId);

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

const withChange = (state: BillAccount, change: MeterChange): BillAccount => ({
  ...state,
  keptChanges: [...(state.keptChanges ?? []).filter(({ changeId }) => changeId !== change.changeId), change],
});

const taken = (state: BillAccount, { removal, meter, opening, estimates }: MeterExchangeTaken['data']): BillAccount =>
  estimates
    ? withLateExchange(state, { removal, next: { meter, opening }, estimates })
    : installed(removed(state, removal), meter, opening);

const withEvidence = (known: BillAccount['evidence'], evidence: Evidence): BillAccount['evidence'] => [
  ...known.filter(({ evidenceId }) => !evidence.replaces?.includes(evidenceId)),
  evidence,
];

export const evolveMeters = (
  state: BillAccount,
  event: MetersEvent | EvidenceTaken | SelfReadingSettled,
): BillAccount => {
  switch (event.type) {
    case 'MeterTaken':
      return installed(state, event.data.meter, event.data.opening);
    case 'SecondMeterKept': {
      const { accountId: _, ...second } = event.data;
      return withOthers(state, [...othersOf(state), second]);
    }
    case 'MeterReleased':
      return withSetAside(state, released(state, event.data.meterId, event.data.dropped));
    case 'MeterExchangeTaken':
      return taken(state, event.data);
    case 'MeterRemovalTaken':
      return event.data.estimates
        ? withLateRemoval(state, { removal: event.data.removal, estimates: event.data.estimates })
        : removed(state, event.data.removal);
    case 'MeterChangeKept':
      return withChange(state, event.data.change);
    case 'EvidenceTaken':
      return withSetAside(state, { ...state, evidence: withEvidence(state.evidence, event.data.evidence) });
    case 'SelfReadingSettled':
      return { ...state, settledSelfReadings: [...(state.settledSelfReadings ?? []), event.data.selfReadingId] };
  }
};
