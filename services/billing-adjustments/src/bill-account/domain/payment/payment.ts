import type { CivilDate } from '@pishkhan/calendar';
import type { Rial } from '@pishkhan/money';
import type { Posting } from '../billing/posting.ts';

/**
 * What a payment was for: the bill of its payment id, a bill that was replaced since, or the account as a whole (8.7).
 */
export interface Matched {
  readonly to: 'bill' | 'supersededBill' | 'account';
  readonly billNumber?: string;
  /** What was still asked for. */
  readonly asked: Rial;
  /** Amount minus asked: positive is overpaid, negative underpaid. */
  readonly difference: Rial;
}

/** A payment as it was received and matched. */
export interface Payment {
  readonly accountId: string;
  readonly receiptNumber: string;
  readonly billId: string;
  readonly paymentId: string;
  readonly amount: Rial;
  readonly paidOn: CivilDate;
  readonly matched: Matched;
  /** Bills that nothing is left to pay of (15.4-15), oldest first. */
  readonly settles: readonly string[];
  readonly posting: Posting;
}
