import { defineView, type View } from '@pishkhan/views';
import mongoose from 'mongoose';
import type { Certificate, CertificateEvent } from '../domain/certificate.messages.ts';

export interface CertificateOfOffice extends Certificate {
  readonly _id: string;
  readonly reason?: string;
}

/** One document per certificate. */
export const certificatesOfOffice: View<CertificateOfOffice> = defineView<CertificateOfOffice>({
  name: 'certificates-of-office',
  version: 1,
  question:
    'Who is certified for a counter office, and until when? For whoever grants, uses or checks the right to approve.',
  from: { categories: ['certificate'] },
  schema: new mongoose.Schema({ _id: String, office: String }, { strict: false, versionKey: false }).index({
    office: 1,
    _id: 1,
  }),
  keysOf: (fact) => {
    const { subject, certificateNumber } = (fact as unknown as CertificateEvent).data;
    return [`${subject}/${certificateNumber}`];
  },
  apply: (document, fact, key) => {
    const event = fact as unknown as CertificateEvent;
    switch (event.type) {
      case 'CertificateGranted':
        return { ...event.data, _id: key };
      case 'CertificateRevoked':
        return document && { ...document, revokedOn: event.data.revokedOn, reason: event.data.reason };
    }
  },
});
