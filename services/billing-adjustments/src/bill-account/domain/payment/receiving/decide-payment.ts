import type { Decision } from '@pishkhan/decider';
import type { BillAccountEvent, PostIdentifiedPayment, ReceivePayment } from '../../bill-account.messages.ts';
import type { BillAccount } from '../../bill-account.state.ts';
import { postIdentifiedPayment, receivePayment } from './receive-payment.ts';
import { reversePayment } from '../reversal/reverse-payment.ts';
import type { ReversePayment } from '../reversal/reversal.messages.ts';

type PaymentCommand = ReceivePayment | PostIdentifiedPayment | ReversePayment;

/** A payment, one that a person assigned to the account, or the reversal of one (8.7, 15.4-47). */
export const decidePayment = (state: BillAccount, command: PaymentCommand): Decision<BillAccountEvent> => {
  switch (command.type) {
    case 'ReceivePayment':
      return receivePayment(state, command);
    case 'PostIdentifiedPayment':
      return postIdentifiedPayment(state, command);
    case 'ReversePayment':
      return reversePayment(state, command);
  }
};
