import { toJalali, type CivilDate } from '@pishkhan/calendar';
import { paymentIdOf } from '@pishkhan/identifiers';
import type { Rial } from '@pishkhan/money';
import type { BillAccount } from '../bill-account.state.ts';
import type { BillFace } from '../bill.ts';

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

/**
 * None for a bill without a payable amount (8.2).
 *
 * @param code Period digits of the payment id
 */
export const paymentIdFor = (billId: string, amount: Rial, year: number, code: number): string | undefined =>
  amount === 0 ? undefined : paymentIdOf({ billId, amount, yearDigit: year % 10, period: code });

/** Account of a bill number or a bill id: its file number (8.1). */
export const accountOfBill = (billNumber: string): string => billNumber.split('-', 1)[0]!;
const companyServiceAndCheckDigit = 5;
export const accountOfBillId = (billId: string): string => billId.slice(0, -companyServiceAndCheckDigit);
