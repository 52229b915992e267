import { civilDate, defineView, eventsOf, optional, text } from '@pishkhan/views';
import { Type } from 'typebox';
import { certificate } from '../domain/certificate.ts';

const confirmation = Type.Object(
  {
    by: text('the second person'),
    as: text('role of the second person'),
    at: text('the moment from which the certificate counts, UTC'),
    retroactiveBecause: optional(text('why its first day is before its confirmation')),
  },
  { $id: 'CertificateConfirmation' },
);

const certificateOfOffice = Type.Object(
  {
    subject: text('certified person, subject of the token'),
    office: text('counter office'),
    countyOffice: optional(text('county of the office; absent if it was not recorded')),
    certificateNumber: text('number of the certificate'),
    issuer: text('the person who certified, for the provincial gas company'),
    validFrom: civilDate('first day'),
    validTo: civilDate('last day, included'),
    revokedOn: optional(civilDate('first day on which it is no longer valid')),
    reason: optional(text('why it was revoked')),
    confirmation: optional(confirmation),
  },
  { $id: 'Certificate' },
);

const keys = ({ data }: { readonly data: { readonly subject: string; readonly certificateNumber: string } }) => [
  `${data.subject}/${data.certificateNumber}`,
];

/** One document per certificate. */
export const certificatesOfOffice = defineView({
  name: 'certificates-of-office',
  version: 3,
  question:
    'Who is certified for a counter office, and until when? For certification officers, approvers and auditors.',
  source: eventsOf(certificate),
  document: certificateOfOffice,
  indexes: [{ office: 1, _id: 1 }],
}).on({
  CertificateProposed: 'ignored',
  CertificateDeclined: 'ignored',
  CertificateGranted: { keys, change: (_, { data }) => data },
  CertificateRevoked: {
    keys,
    change: (document, { data: { revokedOn, reason } }) => document && { ...document, revokedOn, reason },
  },
});
