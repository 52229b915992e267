import type { CivilDate } from '@pishkhan/calendar';
import { civilDate, defineView, list, messagesOf, optional, text } from '@pishkhan/views';
import { Type } from 'typebox';

const certificate = Type.Object({
  office: text('counter office'),
  certificateNumber: text('number of the certificate'),
  validFrom: civilDate('first day'),
  validTo: civilDate('last day, included'),
  revokedOn: optional(civilDate('first day on which it is invalid')),
});

const keys = ({ data }: { readonly data: { readonly subject: string } }) => [data.subject];

/**
 * "For which office, and from when to when, is this person certified?", for decisions of a qualified representative
 * (1.2, 7.5). `_id` is the person, as named in the token.
 */
export const knownCertificates = defineView({
  name: 'known-certificates',
  version: 1,
  question: 'For which office, and from when to when, is this person certified?',
  source: messagesOf('billing-adjustments'),
  document: Type.Object({ certificates: list('certificates, the oldest grant first', certificate) }),
}).on({
  CertificateGranted: {
    keys,
    change: (known, { data: { office, certificateNumber, validFrom, validTo } }) => ({
      certificates: [
        ...(known?.certificates ?? []),
        { office, certificateNumber, validFrom: validFrom as CivilDate, validTo: validTo as CivilDate },
      ],
    }),
  },
  CertificateRevoked: {
    keys,
    change: (known, { data: { certificateNumber, revokedOn } }) => ({
      certificates: (known?.certificates ?? []).map((each) =>
        each.certificateNumber === certificateNumber ? { ...each, revokedOn: revokedOn as CivilDate } : each,
      ),
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
  BillCorrected: 'ignored',
  TariffVersionPublished: 'ignored',
  BillingDataErased: 'ignored',
  MiscChargePosted: 'ignored',
  MiscChargeRefused: 'ignored',
  SelfReadingSettled: 'ignored',
});
