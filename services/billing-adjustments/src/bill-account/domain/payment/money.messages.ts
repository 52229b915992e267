import type { RefundCommand, RefundEvent } from './refund/refund.messages.ts';
import type { PaymentReversed, ReversePayment } from './reversal/reversal.messages.ts';

/** Money that leaves an account again. */
export type MoneyOutCommand = ReversePayment | RefundCommand;
export type MoneyOutEvent = PaymentReversed | RefundEvent;
