import { civilDate, defineView, eventsOf, list, orNull, text, titled, whole, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';
import type { CivilDate } from '@pishkhan/calendar';
import { readingRound, type OrderStatus } from '../domain/reading-round.ts';
import { orderTitles } from '../order/order-words.ts';

export const roundResult = Type.Object(
  {
    read: whole('connections read from the meter'),
    absent: whole('connections with an estimate: nobody at home, or the reader estimated'),
    toReview: whole('connections whose reading waits for a person'),
    open: whole('connections without a reading'),
  },
  { $id: 'RoundProgress', description: 'connections of a round; each counts once' },
);

const orderFields = {
  orderId: text('order'),
  contractorId: text('reading contractor'),
  issuedOn: civilDate('day of the order'),
  answerUntil: civilDate('last day to accept or refuse it'),
  dueOn: civilDate('last day to deliver the readings'),
  state: titled('state of the order', orderTitles),
  changedOn: orNull(civilDate('day of the last answer or call-back; null before it')),
  note: orNull(text('reason of a refusal or call-back, or why connections are open; null without one')),
};
const order = Type.Object(orderFields, { $id: 'ReadingOrder' });

const document = Type.Object(
  {
    roundId: text('round'),
    countyOffice: text('county gas office'),
    zone: text('zone'),
    routeId: text('route of the zone'),
    route: text('name of the route'),
    routeVersion: whole('version of the route'),
    from: civilDate('first day'),
    to: civilDate('last day'),
    openedOn: civilDate('day of the opening'),
    connections: whole('connections of the round'),
    ...orderFields,
    result: orNull(roundResult),
    formerOrders: list('orders before the present one', order),
  },
  { $id: 'ReadingRound' },
);
export type ReadingRoundShown = DocumentOf<typeof document>;

const key = ({ data }: { readonly data: { readonly roundId: string } }) => [data.roundId];

const became = (
  round: ReadingRoundShown | undefined,
  state: OrderStatus,
  changedOn: CivilDate,
  note: string | null = null,
): ReadingRoundShown | undefined => round && { ...round, state, changedOn, note };

const orderOf = ({
  orderId,
  contractorId,
  issuedOn,
  answerUntil,
  dueOn,
  state,
  changedOn,
  note,
}: ReadingRoundShown) => ({
  orderId,
  contractorId,
  issuedOn,
  answerUntil,
  dueOn,
  state,
  changedOn,
  note,
});

/** "Which rounds are read, by whom, until when, and which orders were refused?", for the county and contractors. */
export const readingRoundsView = defineView({
  name: 'reading-rounds',
  version: 1,
  question: 'Which rounds are read, by whom, and until when? For the county and for the contractor of the order.',
  source: eventsOf(readingRound),
  document,
  indexes: [
    { from: -1, _id: -1 },
    { countyOffice: 1, from: -1, _id: -1 },
    { countyOffice: 1, state: 1, from: -1, _id: -1 },
    { contractorId: 1, from: -1, _id: -1 },
  ],
}).on({
  ReadingRoundOpened: {
    keys: key,
    change: (_, { data: { stops, openedOn, instead: __, ...terms } }) => ({
      ...terms,
      openedOn,
      connections: stops.length,
      orderId: '',
      contractorId: '',
      issuedOn: openedOn,
      answerUntil: openedOn,
      dueOn: terms.to,
      state: 'issued',
      changedOn: null,
      note: null,
      result: null,
      formerOrders: [],
    }),
  },
  ReadingOrderIssued: {
    keys: key,
    change: (round, { data: { roundId: _, policyVersion: _version, ...issued } }) =>
      round && {
        ...round,
        ...issued,
        state: 'issued',
        changedOn: null,
        note: null,
        formerOrders: round.orderId === '' ? [] : [...round.formerOrders, orderOf(round)],
      },
  },
  ReadingOrderAccepted: { keys: key, change: (round, { data }) => became(round, 'accepted', data.acceptedOn) },
  ReadingOrderRefused: {
    keys: key,
    change: (round, { data }) => became(round, 'refused', data.refusedOn, data.reason),
  },
  ReadingOrderCalledBack: {
    keys: key,
    change: (round, { data }) => became(round, 'calledBack', data.calledBackOn, data.reason),
  },
  ReadingOrderDone: {
    keys: key,
    change: (round, { data: { result, note = null, doneOn } }) =>
      round && { ...round, state: 'done', changedOn: doneOn, note, result: { ...result } },
  },
});
