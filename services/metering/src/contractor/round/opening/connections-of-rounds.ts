import type { CivilDate } from '@pishkhan/calendar';
import type { Aggregates, Reads } from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import { hasNoOrder, readingRound } from '../domain/reading-round.ts';
import { connectionsInRounds, type ConnectionInRounds } from '../progress/connections-in-rounds.view.ts';
import type { Stop } from '../route/domain/reading-route.messages.ts';

/** Accounts of one search, so that its filter stays short. */
const AT_ONCE = 2_000;

export interface RoundOfStops {
  readonly roundId: string;
  readonly drawn: { readonly stops: readonly Stop[] };
}
export interface OtherRounds {
  /** Accounts in a round with an order. */
  readonly taken: readonly string[];
  /** Rounds without one that hold some of these connections. */
  readonly withoutOrder: (stops: readonly Stop[]) => readonly string[];
}
type Days = Readonly<Record<'from' | 'to', CivilDate>>;

export const accountsOf = (rounds: readonly RoundOfStops[]): readonly string[] =>
  rounds.flatMap(({ drawn }) => drawn.stops.map(({ accountId }) => accountId));

/** The rounds of these connections, with everything that was stored before. */
export const roundsOf = async (reads: Reads, accounts: readonly string[]): Promise<ConnectionInRounds[]> => {
  await reads.upToHead(connectionsInRounds);
  const found: ConnectionInRounds[] = [];
  for (let at = 0; at < accounts.length; at += AT_ONCE) {
    const filter = { _id: trusted({ $in: accounts.slice(at, at + AT_ONCE) }) };
    found.push(...(await reads.model(connectionsInRounds).find(filter)));
  }
  return found;
};

/**
 * Other rounds of these connections on some of the days. One without an order, which was refused or called back, holds
 * no connection: another round takes them over (A3-5).
 */
export const otherRounds = async (
  { reads, aggregates }: { readonly reads: Reads; readonly aggregates: Aggregates },
  opened: readonly RoundOfStops[],
  { from, to }: Days,
): Promise<OtherRounds> => {
  const own = new Set(opened.map(({ roundId }) => roundId));
  const found = (await roundsOf(reads, accountsOf(opened))).flatMap(({ accountId, rounds }) =>
    rounds
      .filter((each) => !own.has(each.roundId) && each.from <= to && from <= each.to)
      .map(({ roundId }) => ({ accountId, roundId })),
  );
  const free = new Set<string>();
  for (const id of new Set(found.map(({ roundId }) => roundId))) {
    const { state } = await aggregates.load(readingRound, id);
    if (state.status === 'opened' && state.order && hasNoOrder(state.order)) free.add(id);
  }
  return {
    taken: found.filter(({ roundId }) => !free.has(roundId)).map(({ accountId }) => accountId),
    withoutOrder: (stops) => {
      const accounts = new Set(stops.map(({ accountId }) => accountId));
      const ofStops = found.filter((each) => free.has(each.roundId) && accounts.has(each.accountId));
      return [...new Set(ofStops.map(({ roundId }) => roundId))];
    },
  };
};
