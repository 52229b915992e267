import { accountId, choice, civilDate, freeText, identifier, listOf, optional, plain, text } from '@pishkhan/fields';
import { dto, paging } from '@pishkhan/service-kit';
import { moneyRolesLeft } from '../../domain/payment/signing/money-places.ts';
import { reversalStatuses, type PaymentReversalState, type Requested } from './domain/payment-reversal.state.ts';
import { reversalReasons } from '../../domain/payment/reversal/reversal-reason.ts';

export const reversalReasonTitles = {
  returnedCheque: { fa: 'برگشت چک', en: 'returned cheque' },
  wrongAccount: { fa: 'ثبت برای اشتراک اشتباه', en: 'wrong account' },
} as const;
const extentTitles = {
  wholeReceipt: { fa: 'همه پرداخت‌های این رسید', en: 'all payments of the receipt' },
  thisPayment: { fa: 'تنها همین پرداخت', en: 'this payment only' },
} as const;
export const reversalTitles = {
  requested: { fa: 'در انتظار تأیید', en: 'waiting for confirmation' },
  confirmed: { fa: 'تأییدشده', en: 'confirmed' },
  posted: { fa: 'ثبت‌شده', en: 'posted' },
  declined: { fa: 'ردشده', en: 'declined' },
  refused: { fa: 'پذیرفته‌نشده', en: 'refused' },
} as const;

export class PaymentPath extends dto({
  reference: identifier({ fa: 'شماره پرداخت', en: 'reference of the payment' }, { example: '10203040-3f2a9c1d44b0' }),
}) {}

export class ReversalPath extends dto({
  reversalId: identifier({ fa: 'شماره برگشت', en: 'reversal' }, { example: '10203040-3f2a9c1d44b0' }),
}) {}

export class ReversalQuery extends dto({
  ...paging,
  status: optional(
    choice({ fa: 'وضعیت برگشت', en: 'only those of this status' }, reversalStatuses, { titles: reversalTitles }),
  ),
  account: optional(accountId({ fa: 'شماره اشتراک', en: 'only those of a payment of this account' })),
}) {}

export class ReversalBody extends dto({
  reason: choice({ fa: 'علت برگشت', en: 'why the payment is taken back' }, reversalReasons, {
    titles: reversalReasonTitles,
  }),
  documentNumber: text(
    { fa: 'شماره گواهی عدم پرداخت یا نامه', en: "number of the bank's notice or of the letter" },
    { max: 80, example: 'B-1405-3317' },
  ),
  documentDate: civilDate({ fa: 'تاریخ گواهی یا نامه', en: 'its day' }, { example: '2026-08-11' }),
  remarks: optional(freeText({ fa: 'توضیح', en: 'remarks' }, { max: 2_000 })),
  extent: optional(
    choice(
      { fa: 'دامنه برگشت', en: 'wholeReceipt, unless other payments with this receipt number are of another cheque' },
      ['wholeReceipt', 'thisPayment'],
      { titles: extentTitles },
    ),
  ),
}) {}

export class ReversalDeclineBody extends dto({
  reason: freeText({ fa: 'علت رد', en: 'reason for declining' }, { max: 2_000 }),
}) {}

class ReturnedPaymentDto extends dto({
  reference: plain.text('payment'),
  accountId: plain.text('account'),
  receiptNumber: plain.text('number of the receipt'),
  amount: plain.amount('amount'),
}) {}

/** The reversal after a command. */
export class ReversalStepDto extends dto({
  reversalId: plain.text('reversal'),
  status: plain.choice('status', reversalStatuses),
  approvalsLeft: plain.texts('roles that must still confirm; empty without a policy, then one person of either role'),
  payments: listOf(ReturnedPaymentDto, 'every payment of the same receipt, channel and day, if a cheque came back'),
}) {}

/** @param state Of a reversal that was requested */
export const reversalStepOf = (state: PaymentReversalState): ReversalStepDto => {
  const requested = state as Requested;
  const { approvalsNeeded = [], approvals = [], status } = requested;
  const approvalsLeft = status === 'requested' ? moneyRolesLeft({ approvalsNeeded, approvals }) : [];
  return ReversalStepDto.of({ ...requested, approvalsLeft: [...approvalsLeft] } as ReversalStepDto);
};
