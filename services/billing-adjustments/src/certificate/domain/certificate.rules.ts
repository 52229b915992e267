import type { CivilDate } from '@pishkhan/calendar';
import { existenceRule, permissionRule, rule } from '@pishkhan/decider';
import { isSamePerson } from '@pishkhan/roles';
import type { Certificate, Certificates, CertificateTerms } from './certificate.messages.ts';

const holdsOn = ({ validFrom, validTo, revokedOn }: Certificate, on: CivilDate): boolean =>
  validFrom <= on && on <= validTo && (revokedOn === undefined || on < revokedOn);

/** The person's valid certificate for an office on a day, if any (1.2). */
export const certificateOn = ({ certificates }: Certificates, office: string, on: CivilDate): Certificate | undefined =>
  certificates.find((certificate) => certificate.office === office && holdsOn(certificate, on));

/**
 * The provincial gas company has certified an approver for the counter office, and the certificate is still valid (1.2,
 * A1-3, 7.5).
 */
export const approverMustHoldValidCertificate = permissionRule(
  'ApproverMustHoldValidCertificate',
  {
    fa: 'نماینده باید برای این دفتر گواهی صلاحیت معتبر داشته باشد',
    en: 'The representative must hold a valid certificate for this office',
    formerly: ['RepresentativeMustHoldValidCertificate'],
  },
  (certificates: Certificates, office: string, on: CivilDate) =>
    certificateOn(certificates, office, on) === undefined && { office, on },
);

/** A certificate ends on or after the day on which it starts (1.2). */
export const certificateMustEndAfterItBegins = rule(
  'CertificateMustEndAfterItBegins',
  { fa: 'پایان اعتبار گواهی نباید پیش از آغاز آن باشد', en: 'A certificate must not end before it starts' },
  ({ validFrom, validTo }: CertificateTerms) => validTo < validFrom && { validFrom, validTo },
);

/** The county of a certified office is that of the register; a certificate may only repeat it (1.1, N24). */
export const countyOfACertificateMustBeThatOfTheOffice = rule(
  'CountyOfACertificateMustBeThatOfTheOffice',
  { fa: 'این دفتر زیر نظر اداره گاز دیگری است', en: 'The office belongs to another county' },
  (registered: string | null, named: string | undefined) =>
    named !== undefined && named !== registered && { countyOffice: registered },
);

/** Another person must confirm competence, so nobody certifies himself (1.2). */
export const issuerMustNotCertifyHimself = rule(
  'IssuerMustNotCertifyHimself',
  { fa: 'کسی نمی‌تواند صلاحیت خود را گواهی کند', en: 'Nobody may certify himself' },
  ({ issuer, subject }: CertificateTerms) => isSamePerson(issuer, subject) && { subject },
);

/** A certificate number identifies the same terms permanently (1.2). */
export const certificateNumberMustNotBeReused = rule(
  'CertificateNumberMustNotBeReused',
  {
    fa: 'این شماره گواهی پیش‌تر با مشخصات دیگری صادر شده است',
    en: 'This number belongs to a certificate with other terms',
  },
  (granted: CertificateTerms, terms: CertificateTerms) =>
    !(
      granted.office === terms.office &&
      granted.validFrom === terms.validFrom &&
      granted.validTo === terms.validTo
    ) && {
      certificateNumber: terms.certificateNumber,
    },
);

/** Only a granted or proposed certificate can be revoked (1.2). */
export const certificateMustExist = existenceRule(
  'CertificateMustExist',
  { fa: 'گواهی‌ای برای این شخص صادر نشده است', en: 'No certificate was granted to this person' },
  ({ certificates, waiting = [] }: Certificates) => certificates.length + waiting.length === 0,
);
