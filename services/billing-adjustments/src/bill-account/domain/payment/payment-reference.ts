import { derivedId } from '@pishkhan/identifiers';
import { unidentifiedPaymentIdOf } from './payment-identity.ts';
import type { Payment } from './payment.ts';

const shortDigits = 12;

/** Money of a wrong account may be assigned to it again: another payment than the reversed one (15.4-47). */
const cameFromReversal = (payment: Payment): boolean =>
  payment.unidentifiedPaymentId !== undefined && payment.unidentifiedPaymentId !== unidentifiedPaymentIdOf(payment);

/**
 * Id of a payment, by which a person names it: the account, and a code derived from what the event holds, so that the
 * payments of earlier releases have one too (15.4-47).
 */
export const paymentReferenceOf = (payment: Payment): string => {
  const { accountId, channel = '', receiptNumber, paymentId, amount, paidOn, honours = '' } = payment;
  const told = [accountId, channel, receiptNumber, paymentId, String(amount), paidOn, honours];
  const id = derivedId('payment', ...told, ...(cameFromReversal(payment) ? [payment.unidentifiedPaymentId!] : []));
  return `${accountId}-${id.replaceAll('-', '').slice(0, shortDigits)}`;
};

/** Account of the reference of a payment or of a refund. */
export const accountOfReference = (reference: string): string => reference.split('-', 1)[0]!;
