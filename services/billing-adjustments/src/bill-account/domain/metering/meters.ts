import { fold, nothing, type Decision } from '@pishkhan/decider';
import { evolveBillAccount } from '../bill-account.evolve.ts';
import type { BillAccountEvent, TakeEvidence } from '../bill-account.messages.ts';
import type { BillAccount } from '../bill-account.state.ts';
import { correctionOfReading } from '../correcting/estimates/own-proposals.ts';
import { capacityOf } from '../billing/terms/change-terms.ts';
import { judgedRemoval } from './connection.ts';
import { waitsFor } from './late-exchange.ts';
import { othersOf, secondTaken, taken } from './leaving.ts';
import { isSecondMeter } from './meters.evolve.ts';
import { settleSelfReadings } from './declared/self-reading.ts';
import type { SettleSelfReadings } from './declared/self-reading.messages.ts';
import type { MeterChange, MetersCommand, ReleaseMeter, TakeMeter, TakeMeterChange } from './meters.messages.ts';

const isOf = (meterId: string) => (each: { readonly meterId: string }) => each.meterId === meterId;

/** The first meter is billed; a second one is kept, so that nothing parks (11.4, Card 13; N16). */
const takeMeter = (state: BillAccount, command: TakeMeter): Decision<BillAccountEvent> => {
  const { type: _, accountId, ...installed } = command;
  const { meterId } = installed.meter;
  if (!state.meter) return withKeptChanges(state, accountId, taken(state, accountId, installed));
  const isKnown = state.meter.meterId === meterId || isSecondMeter(state, meterId);
  return isKnown ? nothing() : [{ type: 'SecondMeterKept', data: { accountId, ...installed } }];
};

/** The meter leaves; a second one that waited takes its place. */
const releaseMeter = (state: BillAccount, { accountId, meterId, on }: ReleaseMeter): Decision<BillAccountEvent> => {
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

const changed = (state: BillAccount, accountId: string, change: MeterChange): BillAccountEvent[] => {
  const { changeId, next, absence = 'removed' } = change;
  const judged = judgedRemoval(state, change.removal);
  if (next)
    return [
      { type: 'MeterExchangeTaken', data: { accountId, exchangeId: changeId, ...next, ...judged } },
      ...capacityOf(next.meter, next.opening, state.terms),
    ];
  return [
    { type: 'MeterRemovalTaken', data: { accountId, removalId: changeId, absence, ...judged } },
    ...secondTaken(state, accountId),
  ];
};

/** The events, and the kept changes that they make possible. */
const withKeptChanges = (
  state: BillAccount,
  accountId: string,
  events: readonly BillAccountEvent[],
): BillAccountEvent[] => {
  const so = fold({ initial: state, evolve: evolveBillAccount }, events);
  const possible = so.keptChanges?.find((change) => waitsFor(so, change) === undefined);
  return possible ? [...events, ...withKeptChanges(so, accountId, changed(so, accountId, possible))] : [...events];
};

/** Late exchanges of a meter whose own exchange was taken meanwhile: their bills are corrected next (15.4-31). */
const laterEstimatesNow = (state: BillAccount, accountId: string): BillAccountEvent[] =>
  (state.keptChanges ?? [])
    .filter((change) => waitsFor(state, change) === 'laterEstimates')
    .filter(({ removal }) => !state.ownProposals.includes(correctionOfReading(removal.readingId)))
    .map((change) => ({ type: 'MeterChangeKept', data: { accountId, change, waitsFor: 'laterEstimates' } }));

/** Exchanges and removals that waited and no longer have to, or wait for another reason. */
export const keptChangesNow = (state: BillAccount, accountId: string): readonly BillAccountEvent[] => {
  const events = withKeptChanges(state, accountId, []);
  const so = fold({ initial: state, evolve: evolveBillAccount }, events);
  return [...events, ...laterEstimatesNow(so, accountId)];
};

/**
 * The removal and the installation are inside the period, whose consumption is that of both meters. Messages of two
 * meters arrive in any order: a change of a meter that is not in place yet is kept (11.4, Card 13).
 */
const takeMeterChange = (state: BillAccount, { accountId, change }: TakeMeterChange): Decision<BillAccountEvent> => {
  const isTaken = state.readings.some(({ readingId }) => readingId === change.removal.readingId);
  if (isTaken || state.keptChanges?.some(({ changeId }) => changeId === change.changeId)) return nothing();
  const found = waitsFor(state, change);
  // Without the account nobody can propose yet; its opening finds the estimates again.
  const reason = found === 'laterEstimates' && !state.terms ? 'meter' : found;
  if (reason) return [{ type: 'MeterChangeKept', data: { accountId, change, waitsFor: reason } }];
  return withKeptChanges(state, accountId, changed(state, accountId, change));
};

const takeEvidence = (state: BillAccount, { accountId, evidence }: TakeEvidence): Decision<BillAccountEvent> =>
  state.evidence.some(({ evidenceId }) => evidenceId === evidence.evidenceId)
    ? nothing()
    : [{ type: 'EvidenceTaken', data: { accountId, evidence } }];

/** Meters of the account as they are put in and taken off, and figures of billed days. */
export const decideMeters = (
  state: BillAccount,
  command: MetersCommand | TakeEvidence | SettleSelfReadings,
): Decision<BillAccountEvent> => {
  switch (command.type) {
    case 'TakeMeter':
      return takeMeter(state, command);
    case 'ReleaseMeter':
      return releaseMeter(state, command);
    case 'TakeMeterChange':
      return takeMeterChange(state, command);
    case 'TakeEvidence':
      return takeEvidence(state, command);
    case 'SettleSelfReadings':
      return settleSelfReadings(state, command);
  }
};
