import type { CivilDate } from '@pishkhan/calendar';
import type { BillAccount } from '../../../domain/bill-account.state.ts';
import { paymentMustBeReversible } from '../../../domain/payment/reversal/reverse-payment.ts';
import { paymentWith } from '../../../domain/payment/receiving/recorded-payments.ts';
import type { RequestReversal, ReturnedPayment } from './payment-reversal.messages.ts';
import { reversalDocumentMustNotPrecedeThePayment } from './payment-reversal.rules.ts';

interface Returned {
  readonly payments: readonly ReturnedPayment[];
  /** Payments that this reversal took back before it had to wait for another confirmation (N3). */
  readonly takenBack?: readonly string[];
}

/** The broken rule if one of the payments cannot be taken back: a cheque comes back as a whole. */
export const allMustBeReversible = ({ payments, takenBack = [] }: Returned, accounts: readonly BillAccount[]) => {
  for (const [place, { reference }] of payments.entries()) {
    const refusal = !takenBack.includes(reference) && paymentMustBeReversible(accounts[place]!, reference);
    if (refusal) return refusal;
  }
  return false;
};

/** The broken rule if one of the payments is younger than the document that proves its return. */
export const documentMustFollowEach = (
  { payments, evidence }: Pick<RequestReversal, 'payments' | 'evidence'>,
  accounts: readonly BillAccount[],
  today: CivilDate,
) => {
  for (const [place, { reference }] of payments.entries()) {
    const { paidOn } = paymentWith(accounts[place]!, reference)!;
    const refusal = reversalDocumentMustNotPrecedeThePayment(evidence.documentDate, paidOn, today);
    if (refusal) return refusal;
  }
  return false;
};
