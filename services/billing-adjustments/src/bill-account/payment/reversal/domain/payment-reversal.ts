import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import { moneyMustBeOfTheOwnCounty } from '../../../domain/payment/refund/refund.rules.ts';
import { accountOfReference } from '../../../domain/payment/payment-reference.ts';
import { needsOf } from '../../../domain/payment/reversal/reversal-needs.ts';
import { withMoneyStandIn } from '../../../domain/payment/signing/money-places.ts';
import { allMustBeReversible, documentMustFollowEach } from './all-reversible.ts';
import type {
  DeclineReversal,
  PaymentReversalCommand,
  PaymentReversalEvent,
  PaymentReversalFoundShort,
  RecordPosting,
  RequestReversal,
} from './payment-reversal.messages.ts';
import {
  reversalDocumentMustNotBeInTheFuture,
  reversalMustAwaitConfirmation,
  reversalMustExist,
  reversalMustNotBeHalfPosted,
  reversalMustNotBeOpen,
} from './payment-reversal.rules.ts';
import type { PaymentReversalState, Requested } from './payment-reversal.state.ts';
import { confirm, findShort, nameStandIn } from './reversal-signing.ts';

const request = (
  state: PaymentReversalState,
  { type: _, actor, accounts, policy, sameReceipt, today, ...requested }: RequestReversal,
): Decision<PaymentReversalEvent> => {
  const counties = accounts.map(({ terms }) => terms!.countyOffice);
  const countyOffice = counties.find((county) => county !== actor.office) ?? actor.office;
  const refusal =
    moneyMustBeOfTheOwnCounty(countyOffice, actor) ||
    reversalDocumentMustNotBeInTheFuture(requested.evidence.documentDate, today) ||
    allMustBeReversible(requested, accounts) ||
    documentMustFollowEach(requested, accounts, today) ||
    (state.status !== 'unknown' && reversalMustNotBeOpen(state));
  if (refusal) return refusal;
  const returned = { ...requested, requestedOn: today, ...(sameReceipt && { sameReceipt }) };
  return accept<PaymentReversalEvent>({
    type: 'PaymentReversalRequested',
    data: {
      ...returned,
      countyOffice,
      requestedBy: actor.by,
      ...(policy && { policy: policy.version, ...needsOf(returned, accounts, policy) }),
    },
  });
};

const decline = (
  state: PaymentReversalState,
  { actor, reason, today }: DeclineReversal,
): Decision<PaymentReversalEvent> => {
  if (state.status === 'unknown') return reversalMustExist(state) || nothing();
  if (state.status === 'declined') return nothing();
  const { reversalId, countyOffice } = state;
  return (
    moneyMustBeOfTheOwnCounty(countyOffice, actor) ||
    reversalMustAwaitConfirmation(state) ||
    reversalMustNotBeHalfPosted(state) ||
    accept<PaymentReversalEvent>({
      type: 'PaymentReversalDeclined',
      data: { reversalId, declinedBy: actor.by, reason, declinedOn: today },
    })
  );
};

const recordPosting = (
  state: PaymentReversalState,
  { results, today }: RecordPosting,
): Decision<PaymentReversalEvent> =>
  state.status === 'confirmed'
    ? accept<PaymentReversalEvent>({
        type: 'PaymentReversalPosted',
        data: { reversalId: state.reversalId, results, postedOn: today },
      })
    : nothing();

const signed = (state: Requested, { by, role }: NonNullable<Requested['approvals']>[number]): Requested => ({
  ...state,
  approvals: [...(state.approvals ?? []), { by, role }],
});

const waitsAgain = (
  { confirmedBy: _, decision: _decision, ...waiting }: Requested,
  { approvalsNeeded, takenBack }: PaymentReversalFoundShort['data'],
): Requested => ({
  ...waiting,
  status: 'requested',
  approvalsNeeded,
  takenBack: [...new Set([...(waiting.takenBack ?? []), ...takenBack])],
});

const evolve = (state: PaymentReversalState, event: PaymentReversalEvent): PaymentReversalState => {
  if (event.type === 'PaymentReversalRequested') {
    const before = state.status === 'unknown' ? [] : [...(state.earlierRequesters ?? []), state.requestedBy];
    const earlierRequesters = before.filter((by) => by !== event.data.requestedBy);
    return { status: 'requested', results: [], ...event.data, ...(before.length > 0 && { earlierRequesters }) };
  }
  if (state.status === 'unknown') return state;
  switch (event.type) {
    case 'PaymentReversalApproved':
      return { ...signed(state, event.data), approvalsNeeded: event.data.approvalsNeeded };
    case 'PaymentReversalStandInNamed':
      return { ...state, standIns: withMoneyStandIn(state.standIns, event.data) };
    case 'PaymentReversalConfirmed': {
      const { confirmedBy, confirmedOn, role, sameReceipt = state.sameReceipt } = event.data;
      const decision = { decidedBy: confirmedBy, decidedOn: confirmedOn };
      const after = role === undefined ? state : signed(state, { by: confirmedBy, role });
      return { ...after, status: 'confirmed', confirmedBy, decision, ...(sameReceipt && { sameReceipt }) };
    }
    case 'PaymentReversalFoundShort':
      return waitsAgain(state, event.data);
    case 'PaymentReversalDeclined': {
      const { declinedBy, declinedOn } = event.data;
      return { ...state, status: 'declined', decision: { decidedBy: declinedBy, decidedOn: declinedOn } };
    }
    case 'PaymentReversalPosted': {
      const { results } = event.data;
      const isRefused = results.every(({ refusedBy }) => refusedBy !== undefined);
      return { ...state, status: isRefused ? 'refused' : 'posted', results };
    }
  }
};

/**
 * Taking payments back: requested by one person, confirmed by another. Its id is the reference of the first payment, so
 * that a payment has one open reversal.
 */
export const paymentReversal: Decider<PaymentReversalCommand, PaymentReversalEvent, PaymentReversalState> = {
  category: 'payment-reversal',
  events: {
    PaymentReversalRequested: 1,
    PaymentReversalApproved: 1,
    PaymentReversalStandInNamed: 1,
    PaymentReversalConfirmed: 1,
    PaymentReversalFoundShort: 1,
    PaymentReversalDeclined: 1,
    PaymentReversalPosted: 1,
  },
  initial: { status: 'unknown' },
  accountOf: ({ data }) => ('reversalId' in data ? accountOfReference(data.reversalId) : undefined),
  placed: (state) =>
    state.status === 'unknown'
      ? undefined
      : { countyOffice: state.countyOffice, persons: (state.standIns ?? []).map(({ person }) => person) },
  decide: (command, state) => {
    switch (command.type) {
      case 'RequestReversal':
        return request(state, command);
      case 'ConfirmReversal':
        return confirm(state, command);
      case 'NameReversalStandIn':
        return nameStandIn(state, command);
      case 'FindReversalShort':
        return findShort(state, command);
      case 'DeclineReversal':
        return decline(state, command);
      case 'RecordPosting':
        return recordPosting(state, command);
    }
  },
  evolve,
};
