import type { CivilDate } from '@pishkhan/calendar';
import { reject, rejectAsMissing, rejectByStatus } from '@pishkhan/decider';
import { isPaymentId } from '@pishkhan/identifiers';
import type { Rial } from '@pishkhan/money';
import type { PaymentReceived, ReceivePayment } from './bill-account.messages.ts';
import type { BillAccount } from './bill-account.state.ts';
import type { Meter, Reading } from './bill.ts';
import { greatestPayable } from './billing/bill-figures.ts';

/** Bills are for accounts that a supply contract was signed for (B1-2). */
export const accountMustExist = ({ terms }: BillAccount) => terms === undefined && rejectAsMissing('AccountMustExist');

/** One meter measures an account; another comes by a meter exchange with its removal index (11.4, Card 13). */
export const accountMustHaveOneMeter = (known: Meter, meterId: string) =>
  known.meterId !== meterId && rejectByStatus('AccountMustHaveOneMeter', { meterId: known.meterId, other: meterId });

/** A reading of a meter that does not measure this account is not billed here (11.4). */
export const readingMustBeOfTheAccountsMeter = (meter: Meter, { meterId }: Reading) =>
  meter.meterId !== meterId && reject('ReadingMustBeOfTheAccountsMeter', { meterId, measures: meter.meterId });

/** Each period begins where the one before ended, so a reading is later than the last one billed (11.5, 15.4-19). */
export const readingMustFollowTheLast = (last: Reading, { readOn, readingId }: Reading) =>
  readOn <= last.readOn && reject('ReadingMustFollowTheLast', { readingId, readOn, last: last.readOn });

/** The amount has eight digits of thousands in a payment id (8.2). */
export const payableMustFitPaymentId = (payable: Rial) =>
  payable > greatestPayable && reject('PayableMustFitPaymentId', { payable });

/** A payment names the bill id of its subscription (8.1). */
export const billIdMustBelongToTheAccount = ({ terms }: BillAccount, { billId }: ReceivePayment) =>
  terms?.billId !== billId && rejectAsMissing('BillIdMustBelongToTheAccount', { billId });

/** Both check digits of the payment id are right for this bill id (8.2, 8.3). */
export const paymentIdMustHaveRightCheckDigits = ({ billId, paymentId }: ReceivePayment) =>
  !isPaymentId(billId, paymentId) && reject('PaymentIdMustHaveRightCheckDigits', { billId, paymentId });

/** What comes in is something (7.2). */
export const paymentMustBePositive = ({ amount }: ReceivePayment) =>
  amount <= 0 && reject('PaymentMustBePositive', { amount });

/**
 * No payment id asks for more, so whoever pays more has mistyped; a sum beyond whole rials would stop the account for
 * ever (8.2).
 */
export const paymentMustNotExceedPaymentId = ({ amount }: ReceivePayment) =>
  amount > greatestPayable && reject('PaymentMustNotExceedPaymentId', { amount, greatest: greatestPayable });

/** Nobody has paid tomorrow (7.2). */
export const paymentMustNotBeInTheFuture = (paidOn: CivilDate, today: CivilDate) =>
  paidOn > today && reject('PaymentMustNotBeInTheFuture', { paidOn, today });

/** The number of a receipt names one payment for ever (8.7). */
export const receiptMustNotChange = (
  known: PaymentReceived['data'],
  { paymentId, amount, paidOn, receiptNumber }: ReceivePayment,
) =>
  !(known.paymentId === paymentId && known.amount === amount && known.paidOn === paidOn) &&
  reject('ReceiptMustNotChange', { receiptNumber });
