import type { CivilDate } from '@pishkhan/calendar';
import { existenceRule, rule, statusRule } from '@pishkhan/decider';
import { isPaymentId } from '@pishkhan/identifiers';
import type { Rial } from '@pishkhan/money';
import type { ReceivePayment } from './bill-account.messages.ts';
import type { Payment } from './payment/payment.ts';
import type { BillAccount } from './bill-account.state.ts';
import type { Meter, Reading } from './bill.ts';
import { greatestPayable } from './billing/bill-figures.ts';

/** Bills are for accounts that a supply contract was signed for (B1-2). */
export const billedAccountMustExist = existenceRule(
  'BilledAccountMustExist',
  { fa: 'اشتراکی با این شماره یافت نشد', en: 'There is no such account', formerly: ['AccountMustExist'] },
  ({ terms }: BillAccount) => terms === undefined,
);

/** One meter measures an account; another comes by a meter exchange with its removal index (11.4, Card 13). */
export const billedMeterMustNotChange = statusRule(
  'BilledMeterMustNotChange',
  {
    fa: 'این اشتراک کنتور دیگری دارد؛ تعویض کنتور با کارت ۱۳ ثبت می‌شود',
    en: 'The account has another meter; an exchange goes by Card 13',
    formerly: ['AccountMustHaveOneMeter'],
  },
  (earlier: Meter, meterId: string) => earlier.meterId !== meterId && { meterId: earlier.meterId, other: meterId },
);

/** A reading of a meter that does not measure this account is not billed here (11.4). */
export const readingMustBeOfTheAccountsMeter = rule(
  'ReadingMustBeOfTheAccountsMeter',
  { fa: 'این قرائت مربوط به کنتور این اشتراک نیست', en: 'The reading is of another meter' },
  (meter: Meter, { meterId }: Reading) => meter.meterId !== meterId && { meterId, measures: meter.meterId },
);

/** Each period begins where the one before ended, so a reading is later than the last one billed (11.5, 15.4-19). */
export const readingMustFollowTheLast = rule(
  'ReadingMustFollowTheLast',
  { fa: 'تاریخ قرائت باید پس از آخرین قرائت باشد', en: 'A reading must be later than the last one' },
  (last: Reading, { readOn, readingId }: Reading) => readOn <= last.readOn && { readingId, readOn, last: last.readOn },
);

/** The amount has eight digits of thousands in a payment id (8.2). */
export const payableMustFitPaymentId = rule(
  'PayableMustFitPaymentId',
  { fa: 'مبلغ قبض از سقف شناسه پرداخت بیشتر است', en: 'The amount does not fit a payment id' },
  (payable: Rial) => payable > greatestPayable && { payable },
);

/** A payment names the bill id of its subscription (8.1). */
export const billIdMustBelongToTheAccount = existenceRule(
  'BillIdMustBelongToTheAccount',
  { fa: 'این شناسه قبض مربوط به اشتراک دیگری است یا وجود ندارد', en: 'There is no account with this bill id' },
  ({ terms }: BillAccount, { billId }: ReceivePayment) => terms?.billId !== billId && { billId },
);

/** Both check digits of the payment id are right for this bill id (8.2, 8.3). */
export const paymentIdMustHaveRightCheckDigits = rule(
  'PaymentIdMustHaveRightCheckDigits',
  { fa: 'شناسه پرداخت نادرست است (ارقام کنترل)', en: 'The check digits of the payment id are wrong' },
  ({ billId, paymentId }: ReceivePayment) => !isPaymentId(billId, paymentId) && { billId, paymentId },
);

/** What comes in is something (7.2). */
export const paymentMustBePositive = rule(
  'PaymentMustBePositive',
  { fa: 'مبلغ پرداخت باید بیشتر از صفر باشد', en: 'A payment must be more than nothing' },
  ({ amount }: ReceivePayment) => amount <= 0 && { amount },
);

/**
 * No payment id asks for more, so whoever pays more has mistyped; a sum beyond whole rials would stop the account for
 * ever (8.2).
 */
export const paymentMustNotExceedPaymentId = rule(
  'PaymentMustNotExceedPaymentId',
  { fa: 'مبلغ پرداخت از سقف شناسه پرداخت بیشتر است', en: 'No payment id asks for so much' },
  ({ amount }: ReceivePayment) => amount > greatestPayable && { amount, greatest: greatestPayable },
);

/** Nobody has paid tomorrow (7.2). */
export const paymentMustNotBeInTheFuture = rule(
  'PaymentMustNotBeInTheFuture',
  { fa: 'تاریخ پرداخت در آینده است', en: 'The payment is dated in the future' },
  (paidOn: CivilDate, today: CivilDate) => paidOn > today && { paidOn, today },
);

/** The number of a receipt names one payment for ever (8.7). */
export const receiptMustNotChange = rule(
  'ReceiptMustNotChange',
  { fa: 'این شماره رسید پیش‌تر با مشخصات دیگری ثبت شده است', en: 'This receipt was taken with other figures before' },
  (earlier: Payment, { paymentId, amount, paidOn, receiptNumber }: ReceivePayment) =>
    !(earlier.paymentId === paymentId && earlier.amount === amount && earlier.paidOn === paidOn) && { receiptNumber },
);

/** A bill is shown and explained by its number once it has been issued (8.7). */
export const billMustExist = existenceRule(
  'BillMustExist',
  { fa: 'قبضی با این شماره یافت نشد', en: 'There is no such bill' },
  (billNumber: string, asKnownOn: string) => ({ billNumber, asKnownOn }),
);

/** A bill is explained as of an instant at which it had been issued (11.8). */
export const billMustBeKnownThen = existenceRule(
  'BillMustBeKnownThen',
  { fa: 'این قبض تا آن تاریخ صادر نشده بود', en: 'The bill was not known at that time' },
  (billNumber: string, asKnownOn: string) => ({ billNumber, asKnownOn }),
);
