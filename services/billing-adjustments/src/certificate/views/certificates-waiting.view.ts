import { civilDate, defineView, eventsOf, optional, text } from '@pishkhan/views';
import { Type } from 'typebox';
import { certificate } from '../domain/certificate.ts';

const waiting = Type.Object(
  {
    subject: text('person to be certified, subject of the token'),
    office: text('counter office'),
    countyOffice: optional(text('county of the office; absent if it was not recorded')),
    certificateNumber: text('number of the certificate'),
    issuer: text('the person who proposed it, for the provincial gas company'),
    validFrom: civilDate('first day'),
    validTo: civilDate('last day, included'),
    proposedOn: civilDate('day of the proposal'),
    reason: optional(text('why its first day is before its proposal')),
  },
  { $id: 'WaitingCertificate' },
);

const keys = ({ data }: { readonly data: { readonly subject: string; readonly certificateNumber: string } }) => [
  `${data.subject}/${data.certificateNumber}`,
];

/** One document per certificate that waits for its second person. */
export const certificatesWaiting = defineView({
  name: 'certificates-waiting',
  version: 1,
  question: 'Which certificates wait for their second person? For certification officers, the head and auditors.',
  source: eventsOf(certificate),
  document: waiting,
}).on({
  CertificateProposed: { keys, change: (_, { data }) => data },
  CertificateGranted: { keys, change: () => undefined },
  CertificateDeclined: { keys, change: () => undefined },
  CertificateRevoked: 'ignored',
});
