import type { CivilDate } from '@pishkhan/calendar';
import { reject, rejectAsForbidden, rejectAsMissing } from '@pishkhan/decider';
import type { Certificate, Certificates, CertificateTerms } from './certificate.messages.ts';

const holdsOn = ({ validFrom, validTo, revokedOn }: Certificate, on: CivilDate): boolean =>
  validFrom <= on && on <= validTo && (revokedOn === undefined || on < revokedOn);

/** The certificate that makes a person competent for an office on a day, if there is one (1.2). */
export const certificateOn = ({ certificates }: Certificates, office: string, on: CivilDate): Certificate | undefined =>
  certificates.find((certificate) => certificate.office === office && holdsOn(certificate, on));

/**
 * Whoever approves at a counter office was found competent for it by the provincial gas company, and still is (1.2,
 * A1-3, 7.5).
 */
export const representativeMustHoldValidCertificate = (certificates: Certificates, office: string, on: CivilDate) =>
  certificateOn(certificates, office, on) === undefined &&
  rejectAsForbidden('RepresentativeMustHoldValidCertificate', { office, on });

/** A certificate ends on the day it begins or later (1.2). */
export const certificateMustEndAfterItBegins = ({ validFrom, validTo }: CertificateTerms) =>
  validTo < validFrom && reject('CertificateMustEndAfterItBegins', { validFrom, validTo });

/** Competence is another's judgement: nobody certifies himself (1.2). */
export const issuerMustNotCertifyHimself = ({ issuer, subject }: CertificateTerms) =>
  issuer === subject && reject('IssuerMustNotCertifyHimself', { subject });

/** The number of a certificate names the same terms for ever (1.2). */
export const certificateNumberMustNotBeReused = (known: CertificateTerms, terms: CertificateTerms) =>
  !(known.office === terms.office && known.validFrom === terms.validFrom && known.validTo === terms.validTo) &&
  reject('CertificateNumberMustNotBeReused', { certificateNumber: terms.certificateNumber });

/** Only a certificate that was granted can be taken back (1.2). */
export const certificateMustExist = ({ certificates }: Certificates) =>
  certificates.length === 0 && rejectAsMissing('CertificateMustExist');
