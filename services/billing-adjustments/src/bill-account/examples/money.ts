import { addDays } from '@pishkhan/calendar';
import type { ApproveRefund } from '../domain/payment/refund/refund.messages.ts';
import { rial } from '@pishkhan/money';
import { policyOfNameOn } from '../../pricing/policy/domain/policy.ts';
import type { Bill, BillAccount, RecordedPayment } from '../domain/bill-account.state.ts';
import { lastBill, lastReading } from '../domain/bill-account.state.ts';
import { terms } from './account.ts';
import type { Step } from './history.ts';
import { policyOfFiles } from './policies.ts';

export const refundApproval = policyOfFiles('refund-approval');
const dayOf = (account: BillAccount) => addDays(lastReading(account)!.readOn, 5);

export const officer = { by: 'receivables-1', roles: ['receivablesOfficer'], office: 'county-1' };
export const secondOfficer = { ...officer, by: 'receivables-2' };
export const head = { by: 'head-1', roles: ['headOfSubscriberAffairs'], office: 'county-1' };

/** Pays an amount with the id of a bill, by default of the last one. */
export const payAmount =
  (
    receiptNumber: string,
    amount: number,
    more: { bill?: (account: BillAccount) => Bill; honours?: string } = {},
  ): Step =>
  (account) => ({
    type: 'ReceivePayment',
    billId: terms.billId,
    paymentId: (more.bill ?? lastBill)(account)!.face.paymentId!,
    amount: rial(amount),
    paidOn: dayOf(account),
    today: dayOf(account),
    receiptNumber,
    ...(more.honours !== undefined && { honours: more.honours }),
  });

export const paymentOf = ({ payments }: BillAccount, receiptNumber: string): RecordedPayment =>
  payments.find((payment) => payment.receiptNumber === receiptNumber)!;

/** The bank returns the cheque of this receipt. */
export const reverse =
  (receiptNumber: string, reversalId = `reversal-${receiptNumber}`): Step =>
  (account) => ({
    type: 'ReversePayment',
    reference: paymentOf(account, receiptNumber)?.reference ?? receiptNumber,
    reversalId,
    reason: 'returnedCheque',
    requestedBy: officer.by,
    confirmedBy: secondOfficer.by,
    today: dayOf(account),
  });

export const requestRefund =
  (refundId: string, amount: number, actor = officer): Step =>
  (account) => ({
    type: 'RequestRefund',
    refundId,
    amount: rial(amount),
    ibanEnding: '1868',
    reason: 'overpaid',
    actor,
    policy: policyOfNameOn('refund-approval', refundApproval, dayOf(account)),
    today: dayOf(account),
  });
export const approveRefund =
  (refundId: string, actor = secondOfficer, policy?: ApproveRefund['policy']): Step =>
  (account) => ({ type: 'ApproveRefund', refundId, actor, policy, today: dayOf(account) });
export const declineRefund =
  (refundId: string, actor = secondOfficer): Step =>
  (account) => ({ type: 'DeclineRefund', refundId, reason: 'not the subscriber', actor, today: dayOf(account) });
export const payRefund =
  (refundId: string, transferNumber = `T-${refundId}`): Step =>
  (account) => ({
    type: 'PayRefund',
    refundId,
    transferNumber,
    paidOn: dayOf(account),
    actor: officer,
    today: dayOf(account),
  });
export const returnRefund =
  (refundId: string): Step =>
  (account) => ({
    type: 'ReturnRefund',
    refundId,
    returnedOn: dayOf(account),
    reason: 'the account is closed',
    actor: officer,
    today: dayOf(account),
  });
