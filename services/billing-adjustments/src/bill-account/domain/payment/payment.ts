import type { Rial } from '@pishkhan/money';
import type { Posting } from '../billing/posting.ts';
import type { ReportedPayment } from './payment-identity.ts';

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
  /** Negative is underpaid, by what was asked; positive is overpaid, the credit above the balance (F17). */
  readonly difference: Rial;
}

/** A payment as received and matched. */
export interface Payment extends ReportedPayment {
  readonly accountId: string;
  /** Unidentified payment that was assigned to this account; absent if the payment named it, and in older events. */
  readonly unidentifiedPaymentId?: string;
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

/** Why a payment cannot be posted by itself: the rule and the values that it compared. */
export interface Doubt {
  readonly rule: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** A payment that became an unidentified payment (8.7). */
export interface KeptPayment extends ReportedPayment {
  readonly unidentifiedPaymentId: string;
  /** Account of the bill id, whether it exists or not. */
  readonly accountId: string;
  /** County of this account; absent if there is no such account, and in older events: every county may act. */
  readonly countyOffice?: string;
  readonly doubt: Doubt;
  /** Version of the policy `payment-days` that the decision used; absent if none was in force. */
  readonly daysPolicy?: string;
}

/** An unidentified payment with the account that it belongs to. */
export interface IdentifiedPayment extends ReportedPayment {
  readonly unidentifiedPaymentId: string;
}
