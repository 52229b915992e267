import { derivedId } from '@pishkhan/identifiers';
import type { Payment } from './payment.ts';

const shortDigits = 12;

/**
 * Id of a payment, by which a person names it: the account, and a code derived from what the event holds, so that the
 * payments of earlier releases have one too (15.4-47).
 */
export const paymentReferenceOf = (payment: Payment): string => {
  const { accountId, channel = '', receiptNumber, paymentId, amount, paidOn, honours = '' } = payment;
  const id = derivedId('payment', accountId, channel, receiptNumber, paymentId, String(amount), paidOn, honours);
  return `${accountId}-${id.replaceAll('-', '').slice(0, shortDigits)}`;
};

/** Account of the reference of a payment or of a refund. */
export const accountOfReference = (reference: string): string => reference.split('-', 1)[0]!;
