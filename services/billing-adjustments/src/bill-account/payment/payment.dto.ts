import {
  amount,
  billId,
  civilDate,
  identifier,
  optional,
  part,
  paymentId,
  plain,
  receiptNumber,
} from '@pishkhan/fields';
import { dto } from '@pishkhan/service-kit';
import { titleOf } from './rule-title.ts';
import type { RecordedPayment } from '../domain/bill-account.state.ts';
import type { KeptPayment } from '../domain/payment/payment.ts';
import { paymentMustNotBeReversed } from '../domain/payment/reversal/reversal.rules.ts';

/** A payment that waits or waited for a person; without a doubt if it was taken back from a wrong account. */
export type Unidentified = Pick<KeptPayment, 'unidentifiedPaymentId' | 'receiptNumber'> &
  Partial<Pick<KeptPayment, 'doubt'>>;

/** A payment, reported by a bank or another channel (8.7). */
export class PaymentBody extends dto({
  billId: billId(undefined, { example: '1020304006239' }),
  paymentId: paymentId(undefined, { example: '9850155' }),
  amount: amount({ fa: 'مبلغ دریافتی', en: 'amount received, rial' }, { example: 98_000 }),
  paidOn: civilDate({ fa: 'روز پرداخت', en: 'day of payment' }, { example: '2026-08-01' }),
  receiptNumber: receiptNumber(
    { fa: 'شماره رسید', en: 'number of the receipt; identifies the payment permanently' },
    { example: 'R-88412' },
  ),
  honours: optional(
    identifier({
      fa: 'پرداخت برگشتی وصول‌شده',
      en: 'reversed payment that was honoured after all (15.4-47)',
    }),
  ),
}) {}

export class MatchedDto extends dto({
  to: plain.choice('a replaced bill still identifies the subscription (8.7)', ['bill', 'supersededBill', 'account']),
  billNumber: optional(plain.text('number of the bill')),
  inForce: optional(plain.text('bill in force instead of a replaced one')),
  asked: plain.amount(
    'payable amount before the payment: of the bill, or of the account for a replaced bill and for more than the bill asks',
  ),
  owed: optional(plain.amount('balance of the account before the payment; negative is a credit')),
  difference: plain.amount('negative is underpaid, by what was asked; positive is overpaid, above the balance'),
}) {}

/** What became of a payment, as its channel reads it. */
const paymentTitles = {
  posted: { fa: 'در حساب اشتراک ثبت شد.', en: 'Posted to the account.' },
  unidentified: {
    fa: 'وجه رسید، اما اشتراک یا روز آن نامعلوم است؛ شخصی آن را بررسی می‌کند.',
    en: 'The money is kept, but its account or day is doubted: a person looks at it.',
  },
  returned: { fa: 'این وجه پیش‌تر بازگردانده شده است.', en: 'This money was returned before.' },
  reversed: { fa: 'این پرداخت پیش‌تر برگشت خورده است.', en: 'This payment was taken back before.' },
} as const;

export class PaymentDto extends dto({
  status: plain.choice(
    'posted to the account; unidentified: waits for a person; returned to its channel; reversed: taken back',
    ['posted', 'unidentified', 'returned', 'reversed'],
    { titles: paymentTitles },
  ),
  accountId: optional(plain.text('account; absent if the payment is unidentified')),
  reference: optional(plain.text('payment: names it for a reversal; absent if the payment is unidentified')),
  receiptNumber: plain.text('number of the receipt'),
  matched: optional(part(MatchedDto)),
  settles: plain.texts('bills settled by this payment'),
  unidentifiedPaymentId: optional(plain.text('id of the unidentified payment')),
  because: optional(plain.text('why a person must look at it, by Accept-Language')),
}) {
  static ofReport(report: RecordedPayment): PaymentDto {
    if (report.reversedBy === undefined) return PaymentDto.of({ status: 'posted', ...report });
    const { accountId, reference, receiptNumber } = report;
    const because = titleOf(paymentMustNotBeReversed.rule);
    return PaymentDto.of({ status: 'reversed', accountId, reference, receiptNumber, settles: [], because });
  }

  static ofUnidentified({ unidentifiedPaymentId, receiptNumber, doubt }: Unidentified): PaymentDto {
    const because = doubt && titleOf(doubt.rule);
    return PaymentDto.of({ status: 'unidentified', receiptNumber, settles: [], unidentifiedPaymentId, because });
  }
}
