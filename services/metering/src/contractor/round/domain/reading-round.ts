import { addDays, type CivilDate } from '@pishkhan/calendar';
import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import type {
  AcceptReadingOrder,
  CallReadingOrderBack,
  CompleteReadingOrder,
  IssueReadingOrder,
  OpenReadingRound,
  ReadingOrderIssued,
  ReadingRoundCommand,
  ReadingRoundEvent,
  ReadingRoundOpened,
  RefuseReadingOrder,
} from './reading-round.messages.ts';
import {
  accepterMustHoldZone,
  contractorMustHoldZone,
  openConnectionsMustBeExplained,
  orderMustNameOneContractor,
  readingOrderMustAwaitAnswer,
  readingOrderMustBeAccepted,
  readingOrderMustBeOpen,
  readingOrderMustExist,
  roundMustEndAfterItBegins,
  roundMustHaveBegun,
  roundMustNotBeginInThePast,
  roundMustWaitForOrder,
  zoneMustHaveReadingContractor,
} from './reading-round.rules.ts';

export type OrderStatus = 'issued' | 'accepted' | 'refused' | 'calledBack' | 'done';
export interface ReadingOrder extends Pick<ReadingOrderIssued['data'], 'orderId' | 'contractorId'> {
  readonly status: OrderStatus;
}
interface OpenedRound {
  readonly status: 'opened';
  readonly terms: ReadingRoundOpened['data'];
  /** The present or last one; every round has its first order from its opening on. */
  readonly order?: ReadingOrder;
}
export type ReadingRoundState = { readonly status: 'unknown' } | OpenedRound;

/** A refused or called back order makes room for the next one, or for another round of the connections (A3-5). */
export const hasNoOrder = ({ status }: Pick<ReadingOrder, 'status'>): boolean =>
  status === 'refused' || status === 'calledBack';

type Ordering = OpenReadingRound | IssueReadingOrder;
type AnswerToOrder = AcceptReadingOrder | RefuseReadingOrder | CallReadingOrderBack | CompleteReadingOrder;

/** The order, for the contractor that holds the zone; a late one is due that many days after today. */
const issued = (
  { orderId, holders, contractorId: named, days, today }: Ordering,
  { roundId, to }: { readonly roundId: string; readonly to: CivilDate },
): Decision<ReadingOrderIssued> =>
  zoneMustHaveReadingContractor(holders) ||
  orderMustNameOneContractor(holders, named) ||
  contractorMustHoldZone(holders, named) ||
  accept<ReadingOrderIssued>({
    type: 'ReadingOrderIssued',
    data: {
      roundId,
      orderId,
      contractorId: named ?? holders[0]!,
      issuedOn: today,
      answerUntil: addDays(today, days.answerWithinDays),
      dueOn: addDays(to < today ? today : to, days.deliverWithinDays),
      ...(days.version !== undefined && { policyVersion: days.version }),
    },
  });

const open = (command: OpenReadingRound, state: ReadingRoundState): Decision<ReadingRoundEvent> => {
  if (state.status !== 'unknown') return nothing();
  const { type: _, orderId: _order, holders: _holders, contractorId: _named, days: _days, today, ...terms } = command;
  const order = issued(command, terms);
  return (
    roundMustEndAfterItBegins(terms.from, terms.to) ||
    roundMustNotBeginInThePast(terms.from, today) ||
    ('rejected' in order
      ? order
      : accept<ReadingRoundEvent>({ type: 'ReadingRoundOpened', data: { ...terms, openedOn: today } }, ...order))
  );
};

const refuse = ({ reason, today }: RefuseReadingOrder, about: OfOrder, { status }: ReadingOrder) =>
  status === 'refused'
    ? nothing()
    : readingOrderMustAwaitAnswer(status) ||
      accept<ReadingRoundEvent>({ type: 'ReadingOrderRefused', data: { ...about, reason, refusedOn: today } });

const callBack = ({ reason, today }: CallReadingOrderBack, about: OfOrder, { status }: ReadingOrder) =>
  status === 'calledBack'
    ? nothing()
    : readingOrderMustBeOpen(status) ||
      accept<ReadingRoundEvent>({ type: 'ReadingOrderCalledBack', data: { ...about, reason, calledBackOn: today } });

const complete = (
  { result, note, today }: CompleteReadingOrder,
  about: OfOrder,
  { status }: ReadingOrder,
  { from }: ReadingRoundOpened['data'],
) =>
  status === 'done'
    ? nothing()
    : readingOrderMustBeAccepted(status) ||
      roundMustHaveBegun(from, today) ||
      openConnectionsMustBeExplained(result.open, note) ||
      accept<ReadingRoundEvent>({
        type: 'ReadingOrderDone',
        data: { ...about, result, ...(note !== undefined && { note }), doneOn: today },
      });

interface OfOrder {
  readonly roundId: string;
  readonly orderId: string;
  readonly contractorId: string;
}

const answer = (command: AnswerToOrder, state: ReadingRoundState): Decision<ReadingRoundEvent> => {
  if (state.status === 'unknown') return readingOrderMustExist(command.orderId);
  const { terms, order } = state;
  if (order?.orderId !== command.orderId) return readingOrderMustExist(command.orderId);
  const about = { roundId: terms.roundId, orderId: order.orderId, contractorId: order.contractorId };
  switch (command.type) {
    case 'AcceptReadingOrder':
      if (order.status === 'accepted') return nothing();
      return (
        readingOrderMustAwaitAnswer(order.status) ||
        accepterMustHoldZone(command.holders, order.contractorId) ||
        accept<ReadingRoundEvent>({ type: 'ReadingOrderAccepted', data: { ...about, acceptedOn: command.today } })
      );
    case 'RefuseReadingOrder':
      return refuse(command, about, order);
    case 'CallReadingOrderBack':
      return callBack(command, about, order);
    case 'CompleteReadingOrder':
      return complete(command, about, order, terms);
  }
};

const issue = (command: IssueReadingOrder, state: ReadingRoundState): Decision<ReadingRoundEvent> => {
  if (state.status === 'unknown') return readingOrderMustExist(command.orderId);
  if (state.order?.orderId === command.orderId) return nothing();
  return roundMustWaitForOrder(state.order?.status ?? 'refused') || issued(command, state.terms);
};

const became = (state: ReadingRoundState, status: OrderStatus): ReadingRoundState =>
  state.status === 'opened' && state.order ? { ...state, order: { ...state.order, status } } : state;

/** One round of a route: `reading-round-<id>`, with one order at a time (A3-5). */
export const readingRound: Decider<ReadingRoundCommand, ReadingRoundEvent, ReadingRoundState> = {
  category: 'reading-round',
  events: {
    ReadingRoundOpened: 1,
    ReadingOrderIssued: 1,
    ReadingOrderAccepted: 1,
    ReadingOrderRefused: 1,
    ReadingOrderCalledBack: 1,
    ReadingOrderDone: 1,
  },
  initial: { status: 'unknown' },
  decide: (command, state) => {
    switch (command.type) {
      case 'OpenReadingRound':
        return open(command, state);
      case 'IssueReadingOrder':
        return issue(command, state);
      case 'AcceptReadingOrder':
      case 'RefuseReadingOrder':
      case 'CallReadingOrderBack':
      case 'CompleteReadingOrder':
        return answer(command, state);
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'ReadingRoundOpened':
        return { status: 'opened', terms: event.data };
      case 'ReadingOrderIssued': {
        const { orderId, contractorId } = event.data;
        return state.status === 'opened' ? { ...state, order: { orderId, contractorId, status: 'issued' } } : state;
      }
      case 'ReadingOrderAccepted':
        return became(state, 'accepted');
      case 'ReadingOrderRefused':
        return became(state, 'refused');
      case 'ReadingOrderCalledBack':
        return became(state, 'calledBack');
      case 'ReadingOrderDone':
        return became(state, 'done');
    }
  },
};
