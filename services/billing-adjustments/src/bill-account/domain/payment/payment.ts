import type { CivilDate } from '@pishkhan/calendar';
import type { Rial } from '@pishkhan/money';
import type { Posting } from '../billing/posting.ts';

/** Match of a payment: the bill of its payment id, a replaced bill, or the account as a whole (8.7). */
export interface Matched {
  readonly to: 'bill' | 'supersededBill' | 'account';
  readonly billNumber?: string;
  /** Bill in force instead of a replaced one; absent in older events. */
  readonly inForce?: string;
  /** Payable amount before the payment: of the bill, or of the account for a replaced bill. */
  readonly asked: Rial;
  /** Balance of the account before the payment; negative is a credit. Absent in older events. */
  readonly owed?: Rial;
  /** Amount minus asked: positive is overpaid, negative underpaid. */
  readonly difference: Rial;
}

/** A payment as received and matched. */
export interface Payment {
  readonly accountId: string;
  readonly receiptNumber: string;
  readonly billId: string;
  readonly paymentId: string;
  readonly amount: Rial;
  readonly paidOn: CivilDate;
  readonly matched: Matched;
  /** Bills settled by this payment (15.4-15), oldest first. */
  readonly settles: readonly string[];
  /**
   * Other open bills that include the paid debt: no more than the balance is left to pay with their ids. Absent in
   * older events and without such bills.
   */
  readonly alsoReduces?: readonly string[];
  readonly posting: Posting;
}
