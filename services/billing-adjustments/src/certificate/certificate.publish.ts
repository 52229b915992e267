import { certificateGranted, certificateRevoked } from '@pishkhan/contracts';
import type { RecordedEvent } from '@pishkhan/event-store';
import type { PublishMap } from '@pishkhan/service-kit';
import type { CertificateGranted, CertificateRevoked } from './domain/certificate.messages.ts';

const granted = ({ data }: RecordedEvent) => {
  const { subject, office, certificateNumber, validFrom, validTo } = data as CertificateGranted['data'];
  return { contract: certificateGranted, data: { subject, office, certificateNumber, validFrom, validTo } };
};

/** Why it was taken back stays here. */
const revoked = ({ data }: RecordedEvent) => {
  const { subject, office, certificateNumber, revokedOn } = data as CertificateRevoked['data'];
  return { contract: certificateRevoked, data: { subject, office, certificateNumber, revokedOn } };
};

/** Private events of certificates as other services hear them. */
export const certificatePublications: PublishMap = { CertificateGranted: granted, CertificateRevoked: revoked };
