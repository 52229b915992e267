import { defineView, messagesOf, text } from '@pishkhan/views';
import { Type } from 'typebox';

/** "Which meter does billing bill for this account?", for the removal of another one (N16). `_id` is the account. */
export const billedMeter = defineView({
  name: 'billed-meter',
  version: 2,
  question: 'From which meter was the last bill of this account issued?',
  source: messagesOf('billing-adjustments'),
  document: Type.Object({ accountId: text('account'), meterId: text('meter') }),
}).on({
  BillIssued: {
    keys: ({ data }) => [data.accountId],
    change: (_, { data: { accountId, meterId } }) => ({ accountId, meterId }),
  },
  // A late exchange puts its meter into bills of the past (15.4-31).
  BillCorrected: {
    keys: ({ data: { accountId, cause } }) => (cause?.kind === 'lateExchange' ? [accountId] : []),
    change: (before, { data: { accountId, cause } }) =>
      cause?.kind === 'lateExchange' ? { accountId, meterId: cause.putIn.meterId } : before,
  },
  BillCorrectionProposed: 'ignored',
  BillCorrectionOvertaken: 'ignored',
  BillCorrectionRefused: 'ignored',
  CertificateGranted: 'ignored',
  CertificateRevoked: 'ignored',
  CreditRestored: 'ignored',
  PaymentReceived: 'ignored',
  PaymentReversed: 'ignored',
  RefundRequested: 'ignored',
  TariffVersionPublished: 'ignored',
  BillingDataErased: 'ignored',
  MiscChargePosted: 'ignored',
  MiscChargeRefused: 'ignored',
  SelfReadingSettled: 'ignored',
});
