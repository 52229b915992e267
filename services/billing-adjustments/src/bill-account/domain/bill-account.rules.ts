import { existenceRule, rule } from '@pishkhan/decider';
import { isPaymentId } from '@pishkhan/identifiers';
import type { Rial } from '@pishkhan/money';
import type { ReportedPayment } from './payment/payment-identity.ts';
import type { BillAccount } from './bill-account.state.ts';
import type { Reading } from './billing/bill.ts';
import { greatestPayable } from './billing/bill-figures.ts';

/** Bills are issued only for accounts with a signed supply contract (B1-2). */
export const billedAccountMustExist = existenceRule(
  'BilledAccountMustExist',
  {
    fa: 'اشتراکی با این شماره نیست یا هنوز به این بخش نرسیده است',
    en: 'There is no such account, or it has not arrived here yet',
    formerly: ['AccountMustExist'],
  },
  ({ terms }: BillAccount) => terms === undefined,
);

/** Only readings of the meter that is in place on their day are billed (11.4). */
export const readingMustBeOfTheAccountsMeter = rule(
  'ReadingMustBeOfTheAccountsMeter',
  {
    fa: 'این کنتور در روز قرائت روی این اشتراک نصب نبوده است',
    en: 'The meter was not in place on the day of the reading',
  },
  (place: object | undefined, { meterId, readOn }: Reading) => place === undefined && { meterId, readOn },
);

/**
 * Each period starts at the end of the previous one, so a reading is later than the last billed one (11.5, 15.4-19).
 */
export const readingMustFollowTheLast = rule(
  'ReadingMustFollowTheLast',
  { fa: 'تاریخ قرائت باید پس از آخرین قرائت باشد', en: 'A reading must be later than the last one' },
  (last: Reading, { readOn, readingId }: Reading) => readOn <= last.readOn && { readingId, readOn, last: last.readOn },
);

/** A payment id has eight digits for the amount in thousands (8.2). */
export const payableMustFitPaymentId = rule(
  'PayableMustFitPaymentId',
  { fa: 'مبلغ قبض از سقف شناسه پرداخت بیشتر است', en: 'The amount does not fit a payment id' },
  (payable: Rial) => payable > greatestPayable && { payable },
);

/** A payment has the bill id of its subscription (8.1). */
export const billIdMustBelongToTheAccount = existenceRule(
  'BillIdMustBelongToTheAccount',
  { fa: 'این شناسه قبض مربوط به اشتراک دیگری است یا وجود ندارد', en: 'There is no account with this bill id' },
  ({ terms }: BillAccount, { billId }: ReportedPayment) => terms?.billId !== billId && { billId },
);

/** Both check digits of the payment id are correct for this bill id (8.2, 8.3). */
export const paymentIdMustHaveRightCheckDigits = rule(
  'PaymentIdMustHaveRightCheckDigits',
  { fa: 'شناسه پرداخت نادرست است (ارقام کنترل)', en: 'The check digits of the payment id are wrong' },
  ({ billId, paymentId }: ReportedPayment) => !isPaymentId(billId, paymentId) && { billId, paymentId },
);

/** A payment is a positive amount (7.2). */
export const paymentMustBePositive = rule(
  'PaymentMustBePositive',
  { fa: 'مبلغ پرداخت باید بیشتر از صفر باشد', en: 'A payment must be more than zero' },
  ({ amount }: ReportedPayment) => amount <= 0 && { amount },
);

/**
 * No payment id has a larger amount, so a larger payment is a typing error; an amount beyond exact integers would block
 * the account permanently (8.2).
 */
export const paymentMustNotExceedPaymentId = rule(
  'PaymentMustNotExceedPaymentId',
  { fa: 'مبلغ پرداخت از سقف شناسه پرداخت بیشتر است', en: 'The amount is larger than any payment id allows' },
  ({ amount }: ReportedPayment) => amount > greatestPayable && { amount, greatest: greatestPayable },
);

/** A bill number can be shown and explained only after the bill was issued (8.7). */
export const billMustExist = existenceRule(
  'BillMustExist',
  { fa: 'قبضی با این شماره یافت نشد', en: 'There is no such bill' },
  (billNumber: string, asKnownOn: string) => ({ billNumber, asKnownOn }),
);

/** A bill is explained only for instants after its issue (11.8). */
export const billMustBeKnownThen = existenceRule(
  'BillMustBeKnownThen',
  { fa: 'این قبض تا آن تاریخ صادر نشده بود', en: 'The bill was not issued at that time' },
  (billNumber: string, asKnownOn: string) => ({ billNumber, asKnownOn }),
);
