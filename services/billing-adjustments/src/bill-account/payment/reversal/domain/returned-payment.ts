import type { CivilDate } from '@pishkhan/calendar';
import type { Rial } from '@pishkhan/money';

/** A payment that came back, and its account. One cheque may have paid several (15.4-47). */
export interface ReturnedPayment {
  readonly reference: string;
  readonly accountId: string;
  readonly receiptNumber: string;
  readonly amount: Rial;
}

/** All payments of the receipt come back, or only the named one (15.4-47). */
export type ReversalExtent = 'wholeReceipt' | 'thisPayment';

/** The bank's notice of the return, or the letter that shows the right account. */
export interface ReversalEvidence {
  readonly documentNumber: string;
  readonly documentDate: CivilDate;
  readonly remarks?: string;
}

/** What the account of a payment answered. */
export interface PostingResult {
  readonly reference: string;
  /** Rule that the reversal broke; absent if the payment was reversed. */
  readonly refusedBy?: string;
}
