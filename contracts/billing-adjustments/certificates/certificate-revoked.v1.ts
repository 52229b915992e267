import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { civilDate, id } from '../../fields.ts';

export const certificateRevoked = contract({
  service: 'billing-adjustments',
  type: 'CertificateRevoked',
  version: 1,
  sentence: 'A certificate was revoked and is invalid from that day on (1.2).',
  schema: Type.Object({
    subject: id('person, as named in the token'),
    office: id('counter office'),
    certificateNumber: id('number of the certificate'),
    revokedOn: civilDate('first day on which it is invalid'),
  }),
  example: {
    subject: 'representative-101-a',
    office: 'office-101',
    certificateNumber: 'C-101-1',
    revokedOn: '2026-11-22',
  },
});
export type CertificateRevoked = DataOf<typeof certificateRevoked>;
