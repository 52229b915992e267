import { certificateGranted, certificateRevoked } from '@pishkhan/contracts';
import { publication, publishes } from '@pishkhan/messages';
import { certificate } from './domain/certificate.ts';

/** The issuer and the reason of a revocation are not published. */
export const certificatePublications = publishes(certificate, {
  CertificateProposed: 'private',
  CertificateDeclined: 'private',
  CertificateGranted: ({ data: { subject, office, certificateNumber, validFrom, validTo } }) =>
    publication(certificateGranted, { subject, office, certificateNumber, validFrom, validTo }),
  CertificateRevoked: ({ data: { subject, office, certificateNumber, revokedOn } }) =>
    publication(certificateRevoked, { subject, office, certificateNumber, revokedOn }),
});
