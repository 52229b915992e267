import type { CivilDate } from '@pishkhan/calendar';
import { derivedId, withoutLeadingZeros } from '@pishkhan/identifiers';
import type { Rial } from '@pishkhan/money';

/** The facts of a payment as its channel reported them. */
export interface ReportedPayment {
  /** Bank or other channel that reported it; absent in older events, where it may be any. */
  readonly channel?: string;
  readonly billId: string;
  readonly paymentId: string;
  readonly amount: Rial;
  readonly paidOn: CivilDate;
  readonly receiptNumber: string;
  /** Reference of the reversed payment that was honoured after all; absent otherwise, and in older events. */
  readonly honours?: string;
}

/** Everything that tells payments apart. */
type Told = Omit<ReportedPayment, 'paymentId'>;

/** One report pads the number of a receipt with zeros, also after its letters (R-000451), and another one does not. */
export const unpadded = (receiptNumber: string): string =>
  receiptNumber.replace(/^0+(?=.)/, '').replace(/^(\D*)0+(?=\d)/, '$1');

const partsOf = ({ billId, amount, paidOn, receiptNumber }: Told): readonly string[] => [
  unpadded(receiptNumber),
  paidOn,
  String(amount),
  withoutLeadingZeros(billId),
];

/** Text that is equal for the same payment of one channel. */
export const identityTextOf = (payment: Omit<Told, 'channel'>): string => partsOf(payment).join('\n');

/**
 * A receipt number tells payments apart only within its channel and together with day, amount and bill id, whatever the
 * padding (15.4-45). One that was honoured after all is another payment than the reversed one (15.4-47).
 */
export const isSamePayment = (one: Told, other: Told): boolean =>
  (one.channel === undefined || other.channel === undefined || one.channel === other.channel) &&
  one.honours === other.honours &&
  identityTextOf(one) === identityTextOf(other);

/** One id for all reports of a payment, so that its unidentified payment exists once (15.4-45). */
export const unidentifiedPaymentIdOf = (payment: Told): string =>
  derivedId('unidentified-payment', payment.channel ?? '', ...partsOf(payment));

/** Unidentified payment of money that a reversal took from the wrong account: once for each payment (15.4-47). */
export const unidentifiedPaymentIdOfReversed = (reference: string): string =>
  derivedId('unidentified-payment', 'reversed', reference);

/**
 * Reference of a payment in carried lines: the number of its receipt, or all that tells it apart if the account has
 * another payment of this number.
 */
export const longReference = ({ channel = '', receiptNumber, paidOn, amount }: Told): string =>
  [receiptNumber, channel, paidOn, amount].join('|');
