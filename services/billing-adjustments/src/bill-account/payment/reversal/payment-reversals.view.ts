import { civilDate, defineView, eventsOf, list, oneOf, optional, rial, text } from '@pishkhan/views';
import { Type } from 'typebox';
import { reversalReasons } from '../../domain/payment/reversal/reversal-reason.ts';
import { paymentReversal } from './domain/payment-reversal.ts';
import { reversalStatuses } from './domain/payment-reversal.state.ts';

const returnedPayment = Type.Object(
  {
    reference: text('payment'),
    accountId: text('account'),
    receiptNumber: text('number of the receipt'),
    amount: rial('amount'),
    refusedBy: optional(text('rule for which the payment was not reversed')),
  },
  { $id: 'ReturnedPayment' },
);
const document = Type.Object(
  {
    reversalId: text('reversal: reference of its first payment'),
    status: oneOf('status', reversalStatuses),
    payments: list('payments that come back together', returnedPayment),
    reason: oneOf('reason', reversalReasons),
    evidence: Type.Object(
      {
        documentNumber: text("number of the bank's notice or of the letter"),
        documentDate: civilDate('its day'),
        remarks: optional(text('remarks')),
      },
      { $id: 'ReversalEvidence' },
    ),
    countyOffice: text('county of the account'),
    requestedBy: text('first person'),
    requestedOn: civilDate('day of the request'),
    confirmedBy: optional(text('second person')),
    confirmedOn: optional(civilDate('day of the confirmation')),
    declinedBy: optional(text('who declined')),
    declineReason: optional(text('why it was declined')),
    changedAt: text('instant of the latest change'),
  },
  { $id: 'PaymentReversal' },
);

/** One document per reversal; a declined one that is requested again starts anew. */
export const paymentReversals = defineView({
  name: 'payment-reversals',
  version: 1,
  question:
    'Which payments come back, why, who asked and who confirmed, and which were not reversed? For receivables officers, the head and auditors.',
  source: eventsOf(paymentReversal),
  document,
  indexes: [
    { countyOffice: 1, status: 1, changedAt: -1 },
    { status: 1, changedAt: -1 },
  ],
}).on({
  PaymentReversalRequested: (_, { data, recordedAt }) => ({ ...data, status: 'requested', changedAt: recordedAt }),
  PaymentReversalConfirmed: (known, { data: { confirmedBy, confirmedOn }, recordedAt }) =>
    known && { ...known, status: 'confirmed', confirmedBy, confirmedOn, changedAt: recordedAt },
  PaymentReversalDeclined: (known, { data: { declinedBy, reason }, recordedAt }) =>
    known && { ...known, status: 'declined', declinedBy, declineReason: reason, changedAt: recordedAt },
  PaymentReversalPosted: (known, { data: { results }, recordedAt }) =>
    known && {
      ...known,
      status: results.every(({ refusedBy }) => refusedBy !== undefined) ? 'refused' : 'posted',
      payments: known.payments.map((payment) => {
        const refusedBy = results.find(({ reference }) => reference === payment.reference)?.refusedBy;
        return { ...payment, ...(refusedBy !== undefined && { refusedBy }) };
      }),
      changedAt: recordedAt,
    },
});
