import { accept, nothing, type Decision } from '@pishkhan/decider';
import { addRial, negateRial } from '@pishkhan/money';
import type { BillAccountEvent } from '../../bill-account.messages.ts';
import type { BillAccount } from '../../bill-account.state.ts';
import { postingOfPayment, postingOfRefundDecline, postingOfRefundPayout } from '../../billing/posting.ts';
import { changedStandings, credited } from '../standing.ts';
import type { MoneyActor } from '../money-actor.ts';
import type { DeclineRefund, PayRefund, ReturnRefund } from './refund.messages.ts';
import {
  bankDayMustNotBeInTheFuture,
  moneyMustBeOfTheOwnCounty,
  payoutMustNotPrecedeItsApproval,
  refundMustBeApproved,
  refundMustBePaid,
  refundMustBeUnpaid,
  refundMustExist,
  returnMustNotPrecedeItsPayout,
} from './refund.rules.ts';
import type { Refund } from './refund.ts';

const found = ({ refunds }: BillAccount, refundId: string): Refund | undefined =>
  refunds.find((refund) => refund.refundId === refundId);
const mayBeHandled = (state: BillAccount, refundId: string, actor: MoneyActor) =>
  refundMustExist(found(state, refundId), refundId) || moneyMustBeOfTheOwnCounty(state.terms!.countyOffice, actor);

/** Bills of the account with this credit back on it. */
const billsWithCredit = ({ bills, receivable }: BillAccount, { amount }: Refund) =>
  changedStandings(bills, credited({ bills, receivable: addRial(receivable, negateRial(amount)) }).bills);

export const declineRefund = (
  state: BillAccount,
  { refundId, actor, reason, today }: DeclineRefund,
): Decision<BillAccountEvent> => {
  const refusal = mayBeHandled(state, refundId, actor);
  if (refusal) return refusal;
  const refund = found(state, refundId)!;
  if (refund.status === 'declined') return nothing();
  const { accountId } = state.terms!;
  return (
    refundMustBeUnpaid(refund) ||
    accept<BillAccountEvent>({
      type: 'RefundDeclined',
      data: {
        accountId,
        refundId,
        amount: refund.amount,
        by: actor.by,
        reason,
        declinedOn: today,
        bills: billsWithCredit(state, refund),
        posting: postingOfRefundDecline(accountId, refund.amount),
      },
    })
  );
};

export const payRefund = (
  state: BillAccount,
  { refundId, actor, transferNumber, paidOn, today }: PayRefund,
): Decision<BillAccountEvent> => {
  const refusal = mayBeHandled(state, refundId, actor);
  if (refusal) return refusal;
  const refund = found(state, refundId)!;
  if (refund.status === 'paid' && refund.transferNumber === transferNumber) return nothing();
  return (
    refundMustBeApproved(refund) ||
    bankDayMustNotBeInTheFuture(paidOn, today) ||
    payoutMustNotPrecedeItsApproval(refund, paidOn) ||
    accept<BillAccountEvent>({
      type: 'RefundPaid',
      data: {
        accountId: state.terms!.accountId,
        refundId,
        amount: refund.amount,
        transferNumber,
        paidOn,
        by: actor.by,
        posting: postingOfRefundPayout(refund.amount),
      },
    })
  );
};

export const returnRefund = (
  state: BillAccount,
  { refundId, actor, returnedOn, reason, today }: ReturnRefund,
): Decision<BillAccountEvent> => {
  const refusal = mayBeHandled(state, refundId, actor);
  if (refusal) return refusal;
  const refund = found(state, refundId)!;
  if (refund.status === 'returned') return nothing();
  const { accountId } = state.terms!;
  return (
    refundMustBePaid(refund) ||
    bankDayMustNotBeInTheFuture(returnedOn, today) ||
    returnMustNotPrecedeItsPayout(refund, returnedOn) ||
    accept<BillAccountEvent>({
      type: 'RefundReturned',
      data: {
        accountId,
        refundId,
        amount: refund.amount,
        returnedOn,
        reason,
        by: actor.by,
        bills: billsWithCredit(state, refund),
        posting: postingOfPayment(accountId, refund.amount),
      },
    })
  );
};
