import { civilDate, defineView, eventsOf, list, text, truth, type DocumentOf } from '@pishkhan/views';
import type { CivilDate } from '@pishkhan/calendar';
import { Type } from 'typebox';
import { meter } from '../../../meter/domain/meter.ts';
import { readingRound } from '../domain/reading-round.ts';
import type { Standing } from '../order/order-words.ts';

const ofRound = Type.Object(
  {
    roundId: text('round'),
    from: civilDate('first day'),
    to: civilDate('last day'),
    isRead: truth('read from the meter'),
    isAbsent: truth('estimated'),
    held: list('readings of its days that wait for a person', Type.String()),
  },
  { $id: 'ConnectionOfRound' },
);
type OfRound = DocumentOf<typeof ofRound>;

const document = Type.Object(
  {
    accountId: text('account of the connection'),
    rounds: list('the last rounds of the connection, the latest last', ofRound),
    standing: list('`<round>:<standing>` of each round', Type.String()),
  },
  { $id: 'ConnectionInRounds' },
);
export type ConnectionInRounds = DocumentOf<typeof document>;

/** Older rounds are done, and their order has the result. */
const MOST_ROUNDS = 24;

export const standingKey = (roundId: string, standing: Standing): string => `${roundId}:${standing}`;

/** A reading from the meter counts more than one that waits, and that more than an estimate (A9-1, 15.4-34). */
export const standingOf = ({ isRead, isAbsent, held }: Pick<OfRound, 'isRead' | 'isAbsent' | 'held'>): Standing => {
  if (isRead) return 'read';
  if (held.length > 0) return 'toReview';
  return isAbsent ? 'absent' : 'open';
};

const withRounds = (accountId: string, rounds: readonly OfRound[]): ConnectionInRounds => ({
  accountId,
  rounds: [...rounds],
  standing: rounds.map((each) => standingKey(each.roundId, standingOf(each))),
});

const changed = (
  connection: ConnectionInRounds | undefined,
  change: (round: OfRound) => OfRound,
): ConnectionInRounds | undefined => connection && withRounds(connection.accountId, connection.rounds.map(change));

/** The round of the day; a day is in one round of a connection. */
const onDay =
  (day: CivilDate, change: (round: OfRound) => OfRound) =>
  (round: OfRound): OfRound =>
    round.from <= day && day <= round.to ? change(round) : round;

const keys = ({ data }: { readonly data: { readonly accountId: string } }) => [data.accountId];

/**
 * "How far is a round?", by connection: what the records have of it for the days of its rounds. Another index or day by
 * a correction changes no progress.
 */
export const connectionsInRounds = defineView({
  name: 'connections-in-rounds',
  version: 2,
  question: 'Which connections of a round are read, absent, to review or open? For the progress of rounds.',
  source: eventsOf(readingRound, meter),
  document,
  indexes: [{ standing: 1 }],
}).on({
  ReadingRoundOpened: {
    keys: ({ data: { stops } }) => stops.map(({ accountId }) => accountId),
    change: (before, { data: { roundId, from, to, instead = [] } }, accountId) =>
      withRounds(accountId, [
        ...(before?.rounds ?? []).filter((each) => !instead.includes(each.roundId)).slice(1 - MOST_ROUNDS),
        { roundId, from, to, isRead: false, isAbsent: false, held: [] },
      ]),
  },
  ReadingAccepted: {
    keys,
    change: (before, { data: { readOn, kind } }) =>
      changed(
        before,
        onDay(readOn, (round) => (kind === 'actual' ? { ...round, isRead: true } : { ...round, isAbsent: true })),
      ),
  },
  ReadingKeptAsEvidence: {
    keys,
    change: (before, { data: { readOn } }) =>
      changed(
        before,
        onDay(readOn, (round) => ({ ...round, isRead: true })),
      ),
  },
  ReadingHeldForReview: {
    keys,
    change: (before, { data: { readOn, reviewId } }) =>
      changed(
        before,
        onDay(readOn, (round) => ({ ...round, held: [...new Set([...round.held, reviewId])] })),
      ),
  },
  ReadingReviewEnded: {
    keys,
    change: (before, { data: { reviewId } }) =>
      changed(before, (round) => ({ ...round, held: round.held.filter((each) => each !== reviewId) })),
  },
  ReadingOrderIssued: 'ignored',
  ReadingOrderAccepted: 'ignored',
  ReadingOrderRefused: 'ignored',
  ReadingOrderCalledBack: 'ignored',
  ReadingOrderDone: 'ignored',
  MeterInstalled: 'ignored',
  MeterStoodStill: 'ignored',
  ReadingCorrected: 'ignored',
  StandstillDisproved: 'ignored',
  MeterFaultFound: 'ignored',
  ReadingVisitOrdered: 'ignored',
  AcceptedFallSettled: 'ignored',
  MeterRemoved: 'ignored',
  MeterRemovalRequested: 'ignored',
  MeterRemovalDeclined: 'ignored',
  MeterZoneMoveRequested: 'ignored',
  MeterZoneMoveDeclined: 'ignored',
  MeterMovedToZone: 'ignored',
  TakingOffEntered: 'ignored',
  TakingOffDeclined: 'ignored',
  MeterExchanged: 'ignored',
  MeterTakenOff: 'ignored',
  MeterTestRecorded: 'ignored',
  SelfReadingRefused: 'ignored',
  RegisterSetAssigned: 'ignored',
});
