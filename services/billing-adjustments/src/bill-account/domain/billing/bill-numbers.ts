import { toJalali, type CivilDate } from '@pishkhan/calendar';
import { paymentIdOf, withoutLeadingZeros } from '@pishkhan/identifiers';
import type { Rial } from '@pishkhan/money';
import type { BillAccount } from '../bill-account.state.ts';
import type { BillFace } from './bill.ts';

export type BilledPeriod = Pick<BillFace, 'year' | 'period' | 'issue'>;

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** `<accountId>-<jalali year>-<period>-<issue>` */
export const billNumberOf = (accountId: string, { year, period, issue }: BilledPeriod): string =>
  `${accountId}-${year}-${twoDigits(period)}-${issue}`;

/** The running number of a bill in the Jalali year of its closing reading (8.2). */
export const nextPeriod = ({ bills }: BillAccount, closedOn: CivilDate): BilledPeriod => {
  const { year } = toJalali(closedOn);
  return { year, period: bills.filter(({ face }) => face.issue === 1 && face.year === year).length + 1, issue: 1 };
};

/** A corrective bill is another issue of the same period. */
export const nextIssue = ({ bills }: BillAccount, { year, period }: BilledPeriod): BilledPeriod => ({
  year,
  period,
  issue: bills.filter(({ face }) => face.year === year && face.period === period).length + 1,
});

const greatestCode = 99;

/**
 * Period codes for the payment id of a bill, the preferred one first (8.2, 8.7). A first issue has its period number, a
 * corrective bill that number plus the offset of the policy. If the code is used, another one above the offset is
 * taken; the codes up to the offset are left to the periods that they name.
 */
const codesFor = ({ period, issue }: BilledPeriod, offset: number): readonly number[] => {
  const reserved = Array.from({ length: greatestCode - offset }, (_, place) => offset + 1 + place);
  const preferred = issue === 1 ? [period] : [];
  return [
    ...preferred.filter((code) => code <= greatestCode),
    ...reserved.filter((code) => code >= period + offset),
    ...reserved.filter((code) => code < period + offset),
  ];
};

/**
 * A payment id that the account never had: a channel refuses an id that was paid before (8.7). The year has one digit,
 * so the bills of all decades count, and payments with an id of no bill as well.
 *
 * @param offset Offset of the period of corrective bills, from the policy
 * @returns Undefined without a payable amount (8.2), or if every code of the year is used for this amount
 */
export const newPaymentId = (
  { bills, payments }: BillAccount,
  { billId, amount, numbers, offset }: { billId: string; amount: Rial; numbers: BilledPeriod; offset: number },
): string | undefined => {
  if (amount === 0) return undefined;
  const used = new Set([
    ...bills.map(({ face }) => face.paymentId),
    ...payments.map(({ paymentId }) => withoutLeadingZeros(paymentId)),
  ]);
  const withCode = (period: number) => paymentIdOf({ billId, amount, yearDigit: numbers.year % 10, period });
  const free = codesFor(numbers, offset).find((code) => !used.has(withCode(code)));
  return free === undefined ? undefined : withCode(free);
};

/** Account of a bill number or a bill id: its file number (8.1). */
export const accountOfBill = (billNumber: string): string => billNumber.split('-', 1)[0]!;
const companyServiceAndCheckDigit = 5;
export const accountOfBillId = (billId: string): string => billId.slice(0, -companyServiceAndCheckDigit);
