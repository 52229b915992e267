import { rial, type Rial } from '@pishkhan/money';

/**
 * Bill and payment identifiers of the banks' bill-payment scheme (part 8). All are strings of digits, never numbers.
 */

const serviceTypeOfGas = '3';
const billIdForm = /^[1-9]\d{5,12}$/;
const paymentIdForm = /^[1-9]\d{5,12}$/;
const greatestAmount = 99_999_999_000;

/** A bill or payment id without the zeros of a barcode; both mean the same (8.5). */
export const withoutLeadingZeros = (digits: string): string => digits.replace(/^0+/, '');

/** Modulo 11 with weights 2…7 from the right (8.3). @throws RangeError unless the text is digits. */
export const checkDigit = (digits: string): number => {
  if (!/^\d+$/.test(digits)) throw new RangeError(`"${digits}" has no check digit`);
  let sum = 0;
  let weight = 2;
  for (let i = digits.length - 1; i >= 0; i--) {
    sum += Number(digits[i]) * weight;
    weight = weight === 7 ? 2 : weight + 1;
  }
  const rest = sum % 11;
  return rest < 2 ? 0 : 11 - rest;
};

const endsInItsCheckDigit = (digits: string) => checkDigit(digits.slice(0, -1)) === Number(digits.at(-1));

/**
 * The bill id of a subscription, which never changes (8.1). @throws RangeError if the file number does not have 1–8
 * digits or the company code not 3.
 */
export const billIdOf = ({ fileNumber, companyCode }: { fileNumber: string; companyCode: string }): string => {
  const file = withoutLeadingZeros(fileNumber);
  if (!/^\d{1,8}$/.test(file)) throw new RangeError(`"${fileNumber}" is not a file number`);
  if (!/^\d{3}$/.test(companyCode)) throw new RangeError(`"${companyCode}" is not a company code`);
  const body = file + companyCode + serviceTypeOfGas;
  return body + checkDigit(body);
};

/** A bill id of any service: 6–13 digits that end with their check digit (8.1). */
export const isBillId = (text: string): boolean => billIdForm.test(text) && endsInItsCheckDigit(text);

export interface PaymentIdParts {
  /** Amount payable, a multiple of 1,000 rials. */
  readonly amount: Rial;
  /** Last digit of the Jalali year. */
  readonly yearDigit: number;
  /** Number of the period in the year, 0–99. */
  readonly period: number;
}

const mustBeWithin = (name: string, n: number, from: number, to: number) => {
  if (!Number.isInteger(n) || n < from || n > to) throw new RangeError(`${name} ${n} does not fit a payment id`);
};

/** The payment id of one bill; another amount has another id (8.2, 8.7). @throws RangeError if a part does not fit. */
export const paymentIdOf = ({ billId, amount, yearDigit, period }: PaymentIdParts & { billId: string }): string => {
  mustBeWithin('amount', amount, 1000, greatestAmount);
  if (amount % 1000 !== 0) throw new RangeError(`amount ${amount} is not a multiple of 1,000 rials`);
  mustBeWithin('year digit', yearDigit, 0, 9);
  mustBeWithin('period', period, 0, 99);
  const body = `${amount / 1000}${yearDigit}${String(period).padStart(2, '0')}`;
  const first = body + checkDigit(body);
  return first + checkDigit(withoutLeadingZeros(billId) + first);
};

/** Checks both check digits of a payment id, the second over the bill id too; leading zeros are dropped first (8.3). */
export const isPaymentId = (billId: string, paymentId: string): boolean => {
  const bill = withoutLeadingZeros(billId);
  const payment = withoutLeadingZeros(paymentId);
  return (
    billIdForm.test(bill) &&
    paymentIdForm.test(payment) &&
    endsInItsCheckDigit(payment.slice(0, -1)) &&
    endsInItsCheckDigit(bill + payment)
  );
};

/** The parts contained in a payment id (8.7). @throws RangeError if the format is wrong. */
export const readPaymentId = (paymentId: string): PaymentIdParts => {
  const digits = withoutLeadingZeros(paymentId);
  if (!paymentIdForm.test(digits)) throw new RangeError(`"${paymentId}" is not a payment id`);
  return {
    amount: rial(Number(digits.slice(0, -5)) * 1000),
    yearDigit: Number(digits.at(-5)),
    period: Number(digits.slice(-4, -2)),
  };
};

/** 26 digits: both ids padded with zeros to 13 (8.5). */
export const barcodeOf = (billId: string, paymentId: string): string =>
  billId.padStart(13, '0') + paymentId.padStart(13, '0');
