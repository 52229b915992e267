import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import type { BillAccount } from '../../../domain/bill-account.state.ts';
import { paymentMustBeReversible } from '../../../domain/payment/reversal/reverse-payment.ts';
import {
  noDuties,
  signerMustNotBenefit,
  signerMustNotHaveProposedBefore,
} from '../../../domain/payment/duties.rules.ts';
import { moneyMustBeOfTheOwnCounty } from '../../../domain/payment/refund/refund.rules.ts';
import type {
  ConfirmReversal,
  DeclineReversal,
  PaymentReversalCommand,
  PaymentReversalEvent,
  RecordPosting,
  RequestReversal,
  ReturnedPayment,
} from './payment-reversal.messages.ts';
import {
  confirmerMustNotBeRequester,
  reversalMustAwaitConfirmation,
  reversalMustExist,
  reversalMustIncludeItsReceipt,
  reversalMustNotBeOpen,
} from './payment-reversal.rules.ts';
import type { PaymentReversalState } from './payment-reversal.state.ts';

/** The broken rule if one of the payments cannot be taken back: a cheque comes back as a whole. */
const allMustBeReversible = (payments: readonly ReturnedPayment[], accounts: readonly BillAccount[]) => {
  for (const [place, { reference }] of payments.entries()) {
    const refusal = paymentMustBeReversible(accounts[place]!, reference);
    if (refusal) return refusal;
  }
  return false;
};

const request = (
  state: PaymentReversalState,
  { type: _, actor, accounts, today, ...requested }: RequestReversal,
): Decision<PaymentReversalEvent> => {
  const counties = accounts.map(({ terms }) => terms!.countyOffice);
  const countyOffice = counties.find((county) => county !== actor.office) ?? actor.office;
  const refusal =
    moneyMustBeOfTheOwnCounty(countyOffice, actor) ||
    allMustBeReversible(requested.payments, accounts) ||
    (state.status !== 'unknown' && reversalMustNotBeOpen(state));
  if (refusal) return refusal;
  return accept<PaymentReversalEvent>({
    type: 'PaymentReversalRequested',
    data: { ...requested, countyOffice, requestedBy: actor.by, requestedOn: today },
  });
};

/** Confirming twice is one confirmation; a third person learns that it is decided (7.5). */
const confirm = (
  state: PaymentReversalState,
  { actor, accounts, ofReceipt, duties = noDuties, today }: ConfirmReversal,
): Decision<PaymentReversalEvent> => {
  if (state.status === 'unknown') return reversalMustExist(state) || nothing();
  if (state.confirmedBy === actor.by && state.status !== 'refused') return nothing();
  return (
    moneyMustBeOfTheOwnCounty(state.countyOffice, actor) ||
    reversalMustAwaitConfirmation(state) ||
    confirmerMustNotBeRequester(state, actor) ||
    signerMustNotHaveProposedBefore(actor.by, state.earlierRequesters ?? [], duties) ||
    signerMustNotBenefit(actor.by, duties) ||
    reversalMustIncludeItsReceipt(state, ofReceipt) ||
    allMustBeReversible(state.payments, accounts) ||
    accept<PaymentReversalEvent>({
      type: 'PaymentReversalConfirmed',
      data: { reversalId: state.reversalId, confirmedBy: actor.by, confirmedOn: today },
    })
  );
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

const evolve = (state: PaymentReversalState, event: PaymentReversalEvent): PaymentReversalState => {
  if (event.type === 'PaymentReversalRequested') {
    const before = state.status === 'unknown' ? [] : [...(state.earlierRequesters ?? []), state.requestedBy];
    const earlierRequesters = before.filter((by) => by !== event.data.requestedBy);
    return { status: 'requested', results: [], ...event.data, ...(before.length > 0 && { earlierRequesters }) };
  }
  if (state.status === 'unknown') return state;
  switch (event.type) {
    case 'PaymentReversalConfirmed':
      return { ...state, status: 'confirmed', confirmedBy: event.data.confirmedBy };
    case 'PaymentReversalDeclined':
      return { ...state, status: 'declined' };
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
    PaymentReversalConfirmed: 1,
    PaymentReversalDeclined: 1,
    PaymentReversalPosted: 1,
  },
  initial: { status: 'unknown' },
  placed: (state) => (state.status === 'unknown' ? undefined : { countyOffice: state.countyOffice }),
  decide: (command, state) => {
    switch (command.type) {
      case 'RequestReversal':
        return request(state, command);
      case 'ConfirmReversal':
        return confirm(state, command);
      case 'DeclineReversal':
        return decline(state, command);
      case 'RecordPosting':
        return recordPosting(state, command);
    }
  },
  evolve,
};
