import type { RuleTitles } from '@pishkhan/service-kit';
import { certificatePublications } from './certificate.publish.ts';
import { certificate } from './domain/certificate.ts';
import { certificatesOfOffice } from './views/certificates-of-office.view.ts';

const ruleTitles: RuleTitles = {
  RepresentativeMustHoldValidCertificate: {
    fa: 'نماینده باید برای این دفتر گواهی صلاحیت معتبر داشته باشد',
    en: 'The representative must hold a valid certificate for this office',
  },
  CertificateMustEndAfterItBegins: {
    fa: 'پایان اعتبار گواهی نباید پیش از آغاز آن باشد',
    en: 'A certificate must not end before it begins',
  },
  IssuerMustNotCertifyHimself: { fa: 'کسی نمی‌تواند صلاحیت خود را گواهی کند', en: 'Nobody may certify himself' },
  CertificateNumberMustNotBeReused: {
    fa: 'این شمارهٔ گواهی پیش‌تر با مشخصات دیگری صادر شده است',
    en: 'This number names a certificate with other terms',
  },
  CertificateMustExist: { fa: 'گواهی‌ای برای این شخص صادر نشده است', en: 'No certificate was granted to this person' },
};

/** What the service is made of here, without Nest; the controller is in `certificate.api.ts`. */
export const certificateParts = {
  deciders: [certificate],
  views: [certificatesOfOffice],
  publish: certificatePublications,
  reactions: [],
  ruleTitles,
};
