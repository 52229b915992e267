import { defineView, eventsOf, text, whole, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';
import { readingRound } from '../domain/reading-round.ts';

const document = Type.Object(
  {
    roundId: text('round'),
    place: whole('place in the walk, from 1'),
    accountId: text('account of the connection'),
    addressCode: text('address code of the walk route (9.6)'),
  },
  { $id: 'StopOfRound' },
);
export type StopOfRound = DocumentOf<typeof document>;

/** Places have five digits, so that ids are in the order of the walk. */
const keyOf = (roundId: string, place: number): string => `${roundId}.${String(place).padStart(5, '0')}`;

/** "What is to be read in a round, in which order?", the reading list (9.6, A3-5). */
export const stopsOfRounds = defineView({
  name: 'stops-of-rounds',
  version: 1,
  question: 'What is to be read in a round, in which order? The reading list of the contractor.',
  source: eventsOf(readingRound),
  document,
  indexes: [{ roundId: 1, place: 1, _id: 1 }],
}).on({
  ReadingRoundOpened: {
    keys: ({ data: { roundId, stops } }) => stops.map((_, at) => keyOf(roundId, at + 1)),
    change: (_, { data: { roundId, stops } }, key) => {
      const place = Number(key.slice(roundId.length + 1));
      return { roundId, place, ...stops[place - 1]! };
    },
  },
  ReadingOrderIssued: 'ignored',
  ReadingOrderAccepted: 'ignored',
  ReadingOrderRefused: 'ignored',
  ReadingOrderCalledBack: 'ignored',
  ReadingOrderDone: 'ignored',
});
