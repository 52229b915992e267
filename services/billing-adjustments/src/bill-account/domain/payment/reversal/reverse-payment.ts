import { accept, nothing, type Decision } from '@pishkhan/decider';
import type { BillAccountEvent } from '../../bill-account.messages.ts';
import { billedAccountMustExist } from '../../bill-account.rules.ts';
import type { BillAccount } from '../../bill-account.state.ts';
import { postingOfReversal } from '../../billing/posting.ts';
import type { ReversePayment } from './reversal.messages.ts';
import {
  paymentMustExist,
  paymentMustNotBeRefunded,
  paymentMustNotBeReversed,
  reversalMustHaveItsConfirmations,
} from './reversal.rules.ts';
import { paymentWith } from '../receiving/recorded-payments.ts';
import { changedStandings } from '../standing.ts';
import { billsWithout } from './without-payments.ts';

/** The broken rule if this payment cannot be taken back now. */
export const paymentMustBeReversible = (state: BillAccount, reference: string) => {
  const payment = paymentWith(state, reference);
  return (
    paymentMustExist(payment, reference) ||
    paymentMustNotBeReversed(payment!) ||
    paymentMustNotBeRefunded(state, payment!)
  );
};

const billsWithoutThis = (state: BillAccount, reference: string) =>
  billsWithout(state, (each) => each.reversedBy !== undefined || each.reference === reference);

export const reversePayment = (state: BillAccount, command: ReversePayment): Decision<BillAccountEvent> => {
  const { type: _, today, confirmation, ...reversal } = command;
  const payment = paymentWith(state, command.reference);
  if (payment?.reversedBy === command.reversalId) return nothing();
  const refusal =
    billedAccountMustExist(state) ||
    paymentMustBeReversible(state, command.reference) ||
    (confirmation && reversalMustHaveItsConfirmations(state, confirmation));
  if (refusal) return refusal;
  const { accountId, receiptNumber, paymentId, amount, paidOn } = payment!;
  const bills = changedStandings(state.bills, billsWithoutThis(state, command.reference));
  const wasSettled = new Set(state.bills.filter(({ settled }) => settled).map(({ face }) => face.billNumber));
  const replaced = new Set(
    state.bills.filter(({ supersededBy }) => supersededBy !== undefined).map(({ face }) => face.billNumber),
  );
  return accept<BillAccountEvent>({
    type: 'PaymentReversed',
    data: {
      accountId,
      ...reversal,
      receiptNumber,
      paymentId,
      amount,
      paidOn,
      reversedOn: today,
      reopens: bills
        .filter(({ billNumber, settled }) => !settled && wasSettled.has(billNumber) && !replaced.has(billNumber))
        .map(({ billNumber }) => billNumber),
      bills,
      posting: postingOfReversal(accountId, amount),
    },
  });
};
