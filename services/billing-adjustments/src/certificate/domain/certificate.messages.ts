import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';

/**
 * The provincial gas company certifies a named person at a counter office as competent (1.2, A1-3). Both days are
 * included.
 */
export interface CertificateTerms {
  readonly subject: string;
  readonly office: string;
  readonly certificateNumber: string;
  /** County of the office; absent in certificates of earlier releases, whose county is not known. */
  readonly countyOffice?: string;
  /** The person who certified, for the provincial gas company. */
  readonly issuer: string;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate;
}

export type GrantCertificate = { readonly type: 'GrantCertificate' } & CertificateTerms;
/** Revokes every certificate of the subject that is not yet revoked. */
export type RevokeCertificates = {
  readonly type: 'RevokeCertificates';
  readonly reason: string;
  readonly on: CivilDate;
};
export type CertificateCommand = GrantCertificate | RevokeCertificates;

/** A person was certified for one counter office for a limited time (1.2). */
export type CertificateGranted = DomainEvent<'CertificateGranted', CertificateTerms>;
/** A certificate was revoked; it is invalid from that day on (1.2). */
export type CertificateRevoked = DomainEvent<
  'CertificateRevoked',
  { subject: string; office: string; certificateNumber: string; reason: string; revokedOn: CivilDate }
>;
export type CertificateEvent = CertificateGranted | CertificateRevoked;

export interface Certificate extends CertificateTerms {
  readonly revokedOn?: CivilDate;
}

/** The certificates of one person, oldest grant first. */
export interface Certificates {
  readonly certificates: readonly Certificate[];
}
