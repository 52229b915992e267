import { byType, judge, ofType, type Invariant } from '@pishkhan/event-store';
import type { ReadingOrderDone, ReadingRoundOpened } from '../domain/reading-round.messages.ts';

type Opened = ReadingRoundOpened['data'];

const ofCounty = (data: Opened) => data.countyOffice;

/**
 * The first account of a round that is in an earlier one on some of its days. A round in whose place this one or
 * another was opened is over.
 */
const inAnother = (round: Opened, earlier: readonly Opened[]): string | false => {
  const over = new Set([round, ...earlier].flatMap(({ instead = [] }) => instead));
  const beside = earlier.filter(({ roundId, from, to }) => from <= round.to && round.from <= to && !over.has(roundId));
  const others = new Map(beside.flatMap(({ roundId, stops }) => stops.map(({ accountId }) => [accountId, roundId])));
  const stop = round.stops.find(({ accountId }) => others.has(accountId));
  return stop !== undefined && `${stop.accountId} is in the rounds ${others.get(stop.accountId)} and ${round.roundId}`;
};

/** A connection is in one round a day, so that its reading counts once (A3-5). */
const connectionsAreInOneRound: Invariant = {
  name: 'every connection is in one reading round a day',
  inPersian: 'هر اشتراک در هر روز در یک دور قرائت است',
  source: 'A3-5',
  groupOf: byType({ ReadingRoundOpened: ({ data }) => ofCounty(data as Opened) }),
  check: (log) => {
    const rounds = ofType<Opened>(log, 'ReadingRoundOpened').map(({ data }) => data);
    return judge(rounds, (round) => inAnother(round, rounds.slice(0, rounds.indexOf(round))));
  },
};

/** The result of a round has each of its connections once, and none twice (A3-5, A9-1). */
const resultsCountEachConnection: Invariant = {
  name: 'the result of a reading order counts each connection of its round once',
  inPersian: 'نتیجه هر سفارش قرائت، هر اشتراک دور را یک بار شمرده است',
  source: 'A3-5, A9-1',
  groupOf: byType({ ReadingRoundOpened: ({ stream }) => stream, ReadingOrderDone: ({ stream }) => stream }),
  check: (log) => {
    const connections = new Map(
      ofType<Opened>(log, 'ReadingRoundOpened').map(({ data: { roundId, stops } }) => [roundId, stops.length]),
    );
    return judge(ofType<ReadingOrderDone['data']>(log, 'ReadingOrderDone'), ({ data: { roundId, result } }) => {
      const counted = result.read + result.absent + result.toReview + result.open;
      const all = connections.get(roundId);
      return counted !== all && `the result of round ${roundId} counts ${counted} of ${all} connections`;
    });
  },
};

export const roundInvariants: readonly Invariant[] = [connectionsAreInOneRound, resultsCountEachConnection];
