import type { BillCorrected } from '@pishkhan/contracts';
import { defineView, list, messagesOf, optional, text } from '@pishkhan/views';
import { Type } from 'typebox';

const item = Type.Object({
  linkId: text('id of the Card 74 item, on both sides of a pair'),
  reversedBy: optional(text('correction that reversed it')),
});

/** The item that the correction reversed (15.4-39). */
const reversedIn = ({ cause }: BillCorrected): string | undefined => {
  const causes = cause?.kind === 'several' ? cause.causes : [cause];
  return causes.flatMap((each) => (each?.kind === 'miscItem' ? each.linkId : []))[0];
};

/** "Which Card 74 items does this account have, and which are reversed?", for a decision that names one (A6-1 b). */
export const knownMiscItems = defineView({
  name: 'known-misc-items',
  version: 2,
  question: 'Which Card 74 items does this account have, and which are reversed? `_id` is the account.',
  source: messagesOf('billing-adjustments'),
  document: Type.Object({ items: list('items, the oldest first', item) }),
}).on({
  BillCorrected: {
    keys: ({ data }) => (data.contractorEntry || reversedIn(data) !== undefined ? [data.accountId] : []),
    change: (known, { data }) => ({
      items: [
        ...(known?.items ?? []).map((each) =>
          each.linkId === reversedIn(data) ? { ...each, reversedBy: data.correctionId } : each,
        ),
        ...(data.contractorEntry ? [{ linkId: data.contractorEntry.linkId }] : []),
      ],
    }),
  },
  BillIssued: 'ignored',
  PaymentReceived: 'ignored',
  PaymentReversed: 'ignored',
  RefundRequested: 'ignored',
  CreditRestored: 'ignored',
  BillCorrectionProposed: 'ignored',
  BillCorrectionOvertaken: 'ignored',
  BillCorrectionRefused: 'ignored',
  CertificateGranted: 'ignored',
  CertificateRevoked: 'ignored',
  TariffVersionPublished: 'ignored',
  BillingDataErased: 'ignored',
  MiscChargePosted: {
    keys: ({ data }) => [data.accountId],
    change: (known, { data }) => ({ items: [...(known?.items ?? []), { linkId: data.chargeId }] }),
  },
  MiscChargeRefused: 'ignored',
  SelfReadingSettled: 'ignored',
});
