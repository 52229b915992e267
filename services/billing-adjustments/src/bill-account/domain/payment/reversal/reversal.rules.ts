import { existenceRule, rule, statusRule } from '@pishkhan/decider';
import { addRial, type Rial } from '@pishkhan/money';
import type { ReceivePayment } from '../../bill-account.messages.ts';
import type { BillAccount, RecordedPayment } from '../../bill-account.state.ts';
import { isTaken, refundedFrom } from '../refund/refund.ts';
import { needsOf } from './reversal-needs.ts';
import type { ReversePayment } from './reversal.messages.ts';

/** Only a payment that was received can be taken back (8.7). */
export const paymentMustExist = existenceRule(
  'PaymentMustExist',
  { fa: 'پرداختی با این شماره یافت نشد', en: 'There is no such payment' },
  (payment: RecordedPayment | undefined, reference: string) => payment === undefined && { reference },
);

/** A payment is reversed once (15.4-47). */
export const paymentMustNotBeReversed = statusRule(
  'PaymentMustNotBeReversed',
  {
    fa: 'این پرداخت پیش‌تر برگشت خورده است؛ اگر وصول شد، پرداخت تازه‌ای ثبت می‌شود',
    en: 'The payment was already reversed; if it was honoured after all, a new payment is recorded',
  },
  ({ reversedBy, receiptNumber }: RecordedPayment) =>
    reversedBy !== undefined && { receiptNumber, reversalId: reversedBy },
);

/** Money received for the account and not taken back. */
export const receivedOn = ({ payments }: BillAccount): Rial =>
  addRial(...payments.filter(({ reversedBy }) => reversedBy === undefined).map(({ amount }) => amount));
/** Money that refunds have taken from the credit. */
export const refundedOn = ({ refunds }: BillAccount): Rial =>
  addRial(...refunds.filter(isTaken).map(({ amount }) => amount));

/**
 * A payment whose money was refunded, even in part, is not reversed as well (15.4-47). A cheque may have paid several
 * accounts, so the rule names the one.
 */
export const paymentMustNotBeRefunded = rule(
  'PaymentMustNotBeRefunded',
  {
    fa: 'مبلغ پرداخت به مشترک مسترد شده است؛ ابتدا استرداد را رد کنید یا برگشت آن را ثبت کنید',
    en: 'The money of the payment was refunded; decline the refund or record its return first',
  },
  ({ refunds, terms }: BillAccount, { reference, amount }: Pick<RecordedPayment, 'reference' | 'amount'>) => {
    const refunded = refundedFrom(refunds, reference);
    return refunded > 0 && { account: terms?.accountId, reference, amount, refunded };
  },
);

/** Only a returned cheque can be honoured after all; money of a wrong account waits for a person (15.4-47). */
export const honouredPaymentMustBeReversed = rule(
  'HonouredPaymentMustBeReversed',
  { fa: 'پرداخت برگشتی با این شماره یافت نشد', en: 'There is no reversed payment with this reference' },
  (reversed: RecordedPayment | undefined, honours: string) =>
    (reversed?.reversedBy === undefined || reversed.reversedFor === 'wrongAccount') && { honours },
);

/** The bank honours exactly the amount that was returned; other money is another payment (15.4-47). */
export const honouredPaymentMustHaveItsAmount = rule(
  'HonouredPaymentMustHaveItsAmount',
  {
    fa: 'مبلغ وصول‌شده باید همان مبلغ پرداخت برگشتی باشد',
    en: 'The amount must be that of the reversed payment',
  },
  (reversed: RecordedPayment, { amount }: ReceivePayment) =>
    amount !== reversed.amount && { amount, posted: reversed.amount },
);

/** A reversed payment is honoured once (15.4-47). */
export const reversalMustBeHonouredOnce = statusRule(
  'ReversalMustBeHonouredOnce',
  { fa: 'وصول این پرداخت برگشتی پیش‌تر ثبت شده است', en: 'The reversed payment was already honoured' },
  ({ receiptNumber, paidOn }: RecordedPayment) => ({ receiptNumber, paidOn }),
);

/**
 * What moved on the account since the request counts as well, at the revision at which the payment is taken back: of
 * two reversals at one moment, each below the band, the second waits for the roles of the sum (7.5; N3).
 */
export const reversalMustHaveItsConfirmations = rule(
  'ReversalMustHaveItsConfirmations',
  {
    fa: 'جمع مبالغ این اشتراک تأیید نقش دیگری را هم لازم دارد',
    en: 'The sum of the amounts on the account needs the confirmation of another role as well',
  },
  (state: BillAccount, { roles, policy, ...returned }: NonNullable<ReversePayment['confirmation']>) => {
    const needs = needsOf(returned, [state], policy);
    return !needs.approvalsNeeded.every((role) => roles.includes(role)) && { ...needs };
  },
);
