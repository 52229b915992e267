import { defineView, eventsOf } from '@pishkhan/views';
import { meter } from '../../meter/domain/meter.ts';
import type { ReadingCorrected } from '../../meter/domain/meter.messages.ts';
import { unreadConnection, type Trigger, type UnreadConnection } from './unread-connections.schema.ts';
import { pruned, rightsOf, type MeterFact } from './domain/unread-periods.ts';

type Before = UnreadConnection | undefined;
const keys = ({ data }: { readonly data: { readonly accountId: string } }) => [data.accountId];

/** If no self-reading counts as read; the reader of the list has the policy. */
const connectionWith = (accountId: string, meterId: string | null, changed: readonly MeterFact[]): UnreadConnection => {
  const facts = [...pruned(changed)];
  const rights = rightsOf(facts, () => false);
  const sinceOf = (trigger: Trigger) => rights.find((right) => right.trigger === trigger)?.since ?? null;
  const since = rights.map((right) => right.since).toSorted()[0] ?? null;
  return { accountId, meterId, facts, since, notDetermined: sinceOf('notDetermined'), notRead: sinceOf('notRead') };
};

const changed = (
  before: Before,
  change: (facts: readonly MeterFact[]) => readonly MeterFact[],
  meterId = before?.meterId ?? null,
): Before => before && connectionWith(before.accountId, meterId, change(before.facts));

const added = (before: Before, accountId: string, fact: MeterFact, present?: string): UnreadConnection =>
  connectionWith(accountId, present ?? before?.meterId ?? null, [
    ...(before?.facts ?? []).filter(({ id }) => id !== fact.id),
    fact,
  ]);

/** A figure that waits has its own id: the accepted one replaces it. */
const waitingId = (reviewId: string) => `review:${reviewId}`;
const without = (gone: string) => (facts: readonly MeterFact[]) => facts.filter(({ id }) => id !== gone);

/** Evidence of its index determines an estimate; the day of any figure may move (15.4-31, 15.4-39). */
const corrected =
  ({ readingId, rightDay, because, wrongIndex, rightIndex }: ReadingCorrected['data']) =>
  (facts: readonly MeterFact[]): readonly MeterFact[] => {
    const byEvidence = because === undefined ? wrongIndex !== rightIndex : because === 'corrected';
    return facts.map((fact) =>
      fact.id === readingId
        ? {
            ...fact,
            ...(rightDay && { on: rightDay }),
            ...(byEvidence && fact.known === 'estimated' && { known: 'corrected' as const }),
          }
        : fact,
    );
  };

/** A meter on the wrong account measured nothing here since its last installation (N16). */
const neverMeasured = (meterId: string) => (facts: readonly MeterFact[]) => {
  const from = facts.findLast((each) => each.known === 'installed' && each.meterId === meterId)?.on;
  return facts.filter((each) => each.meterId !== meterId || (from !== undefined && each.on < from));
};

/**
 * "Of which connections was the consumption not determined, or the meter not read, in two consecutive periods?", for
 * the head's right of B3-7 and B7-4 (15.4-6). By connection: an exchange settles what its removal index settles.
 */
export const unreadConnections = defineView({
  name: 'unread-connections',
  version: 1,
  question: 'Of which connections was consumption not determined, or the meter not read, in two consecutive periods?',
  source: eventsOf(meter),
  document: unreadConnection,
  indexes: [
    { since: 1, _id: 1 },
    { notDetermined: 1, _id: 1 },
    { notRead: 1, _id: 1 },
  ],
}).on({
  MeterInstalled: {
    keys,
    // One that an exchange put in counts when the old one ends.
    change: (before, { data: { accountId, meterId, readingId: id, installedOn: on, exchangeId } }) =>
      exchangeId === undefined
        ? added(before, accountId, { id, on, meterId, known: 'installed', closes: false }, meterId)
        : before,
  },
  ReadingAccepted: {
    keys,
    change: (before, { data: { accountId, meterId, readingId: id, readOn: on, kind, selfReading } }) => {
      const known = kind === 'estimated' ? kind : selfReading ? 'declared' : 'read';
      return added(before, accountId, { id, on, meterId, known, closes: true });
    },
  },
  ReadingKeptAsEvidence: {
    keys,
    change: (before, { data: { accountId, meterId, evidenceId: id, readOn: on, replaces = [], selfReading } }) =>
      added(
        changed(before, (facts) => facts.filter((each) => !replaces.includes(each.id))),
        accountId,
        { id, on, meterId, known: selfReading ? 'declared' : 'read', closes: false },
      ),
  },
  ReadingHeldForReview: {
    keys,
    change: (before, { data: { accountId, meterId, reviewId, readOn: on, kind } }) =>
      kind === 'actual'
        ? added(before, accountId, { id: waitingId(reviewId), on, meterId, known: 'waiting', closes: false })
        : before,
  },
  ReadingReviewEnded: {
    keys,
    change: (before, { data: { reviewId } }) => changed(before, without(waitingId(reviewId))),
  },
  ReadingCorrected: { keys, change: (before, { data }) => changed(before, corrected(data)) },
  MeterExchanged: {
    keys,
    change: (before, { data: { accountId, meterId, exchangedOn: on, takenOff, putIn, estimates = [] } }) => {
      const moved = new Set(estimates.map(({ readingId }) => readingId));
      const exchanged = changed(before, (facts) =>
        facts.map((fact) => (moved.has(fact.id) ? { ...fact, meterId: putIn.meterId } : fact)),
      );
      const removal = { id: takenOff.readingId, on, meterId, known: 'read', closes: false } as const;
      return added(exchanged, accountId, removal, putIn.meterId);
    },
  },
  MeterTakenOff: {
    keys,
    // Nobody has read a meter that is lost.
    change: (before, { data: { meterId, takenOffOn: on, absence, takenOff, estimates = [] } }) => {
      const removal = { id: takenOff.readingId, on, meterId, known: 'read', closes: false } as const;
      const ended = new Set(estimates.map(({ readingId }) => readingId));
      const facts = before?.facts.filter(({ id }) => !ended.has(id)) ?? [];
      return before && connectionWith(before.accountId, null, [...facts, ...(absence === 'lost' ? [] : [removal])]);
    },
  },
  MeterRemoved: {
    keys,
    change: (before, { data: { meterId, exchangeId } }) =>
      before && exchangeId === undefined
        ? connectionWith(before.accountId, null, neverMeasured(meterId)(before.facts))
        : before,
  },
  MeterStoodStill: 'ignored',
  StandstillDisproved: 'ignored',
  MeterFaultFound: 'ignored',
  ReadingVisitOrdered: 'ignored',
  AcceptedFallSettled: 'ignored',
  MeterRemovalRequested: 'ignored',
  MeterRemovalDeclined: 'ignored',
  MeterZoneMoveRequested: 'ignored',
  MeterZoneMoveDeclined: 'ignored',
  MeterMovedToZone: 'ignored',
  TakingOffEntered: 'ignored',
  TakingOffDeclined: 'ignored',
  MeterTestRecorded: 'ignored',
  SelfReadingRefused: 'ignored',
  RegisterSetAssigned: 'ignored',
});
