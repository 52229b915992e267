import type { Rial } from '@pishkhan/money';
import type { Matched } from '../payment.ts';

/** An event that changed the balance or what is left to pay, for taking a payment out again. */
export type MoneyMove =
  | {
      readonly kind: 'bill';
      readonly billNumber: string;
      readonly change: Rial;
      /** Nothing was payable at its issue. */
      readonly isSettled: boolean;
    }
  | { readonly kind: 'payment'; readonly reference: string; readonly amount: Rial; readonly matched: Matched }
  | {
      readonly kind: 'correction';
      readonly change: Rial;
      /** Change of the balance with the Card 74 credit that is posted next. */
      readonly asked: Rial;
      readonly replaces?: string;
      readonly by?: string;
    }
  /** A credit that settles bills: a refund that was not paid. */
  | { readonly kind: 'credit'; readonly change: Rial }
  /** No bill changes: a misc entry of a correction, a requested refund. */
  | { readonly kind: 'other'; readonly change: Rial };
