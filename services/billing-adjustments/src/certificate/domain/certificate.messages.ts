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

export interface ProposedCertificate extends CertificateTerms {
  readonly proposedOn: CivilDate;
  readonly reason?: string;
}

/** The second person of a certificate. */
export interface CertificateConfirmation {
  readonly by: string;
  readonly as: string;
  /** The moment from which the certificate counts, UTC. */
  readonly at: string;
  /** Why its first day is before its confirmation; absent for other certificates. */
  readonly retroactiveBecause?: string;
}

export interface GrantedCertificate extends CertificateTerms {
  /** Absent in certificates of earlier releases, which one person granted. */
  readonly confirmation?: CertificateConfirmation;
}

/** Who certifies together with the issuer. */
export interface CertificateConfirmer {
  readonly subject: string;
  readonly roles: readonly string[];
}

/** `reason` says why the first day is before the day of the proposal. */
export type ProposeCertificate = {
  readonly type: 'ProposeCertificate';
  readonly terms: CertificateTerms;
  readonly reason?: string;
  readonly today: CivilDate;
};
export type ConfirmCertificate = {
  readonly type: 'ConfirmCertificate';
  readonly certificateNumber: string;
  readonly by: CertificateConfirmer;
  readonly today: CivilDate;
  /** Moment in UTC. */
  readonly at: string;
};
export type DeclineCertificate = {
  readonly type: 'DeclineCertificate';
  readonly certificateNumber: string;
  readonly by: string;
  readonly reason: string;
  readonly today: CivilDate;
};
/** Revokes every certificate of the subject that is not yet revoked, and declines those that wait. One person may. */
export type RevokeCertificates = {
  readonly type: 'RevokeCertificates';
  readonly by: string;
  readonly reason: string;
  readonly on: CivilDate;
};
export type CertificateCommand = ProposeCertificate | ConfirmCertificate | DeclineCertificate | RevokeCertificates;

/** A certification officer proposed a certificate; it is not valid until another person confirms it (1.2, 7.5). */
export type CertificateProposed = DomainEvent<'CertificateProposed', ProposedCertificate>;

/** A person was certified for one counter office for a limited time (1.2). */
export type CertificateGranted = DomainEvent<'CertificateGranted', GrantedCertificate>;
/** A proposed certificate was declined or withdrawn; its number stays taken (1.2, 7.5). */
export type CertificateDeclined = DomainEvent<
  'CertificateDeclined',
  { subject: string; certificateNumber: string; declinedBy: string; declinedOn: CivilDate; reason: string }
>;
/** A certificate was revoked; it is invalid from that day on (1.2). */
export type CertificateRevoked = DomainEvent<
  'CertificateRevoked',
  { subject: string; office: string; certificateNumber: string; reason: string; revokedOn: CivilDate }
>;
export type CertificateEvent = CertificateProposed | CertificateGranted | CertificateDeclined | CertificateRevoked;

export interface Certificate extends GrantedCertificate {
  readonly revokedOn?: CivilDate;
}

/** The certificates of one person, oldest grant first. */
export interface Certificates {
  readonly certificates: readonly Certificate[];
  /** Proposed and not decided. */
  readonly waiting?: readonly ProposedCertificate[];
  readonly declined?: readonly (CertificateTerms & { readonly declinedBy: string })[];
}
