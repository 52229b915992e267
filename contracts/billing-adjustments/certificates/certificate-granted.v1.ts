import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { civilDate, id } from '../../fields.ts';

export const certificateGranted = contract({
  service: 'billing-adjustments',
  type: 'CertificateGranted',
  version: 1,
  sentence:
    'The provincial company certified a person as qualified representative of one counter office, both days included (1.2, A1-3).',
  schema: Type.Object({
    subject: id('person, as named in the token'),
    office: id('counter office'),
    certificateNumber: id('number of the certificate'),
    validFrom: civilDate('first day'),
    validTo: civilDate('last day'),
  }),
  example: {
    subject: 'representative-101-a',
    office: 'office-101',
    certificateNumber: 'C-101-1',
    validFrom: '2024-03-20',
    validTo: '2027-03-20',
  },
});
export type CertificateGranted = DataOf<typeof certificateGranted>;
