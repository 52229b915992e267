import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import type {
  Certificate,
  CertificateCommand,
  CertificateEvent,
  Certificates,
  GrantCertificate,
  RevokeCertificates,
} from './certificate.messages.ts';
import {
  certificateMustEndAfterItBegins,
  certificateMustExist,
  certificateNumberMustNotBeReused,
  issuerMustNotCertifyHimself,
} from './certificate.rules.ts';

const grant = ({ certificates }: Certificates, { type: _, ...terms }: GrantCertificate): Decision<CertificateEvent> => {
  const granted = certificates.find(({ certificateNumber }) => certificateNumber === terms.certificateNumber);
  if (granted) return certificateNumberMustNotBeReused(granted, terms) || nothing();
  return (
    issuerMustNotCertifyHimself(terms) ||
    certificateMustEndAfterItBegins(terms) ||
    accept<CertificateEvent>({ type: 'CertificateGranted', data: terms })
  );
};

const revoke = (state: Certificates, { reason, on }: RevokeCertificates): Decision<CertificateEvent> =>
  certificateMustExist(state) ||
  state.certificates
    .filter(({ revokedOn }) => revokedOn === undefined)
    .map(({ subject, office, certificateNumber }) => ({
      type: 'CertificateRevoked',
      data: { subject, office, certificateNumber, reason, revokedOn: on },
    }));

const withRevocation = (
  certificates: readonly Certificate[],
  { certificateNumber, revokedOn }: { certificateNumber: string; revokedOn: Certificate['validTo'] },
): Certificate[] =>
  certificates.map((certificate) =>
    certificate.certificateNumber === certificateNumber ? { ...certificate, revokedOn } : certificate,
  );

/** One stream per person: `certificate-<subject>`. */
export const certificate: Decider<CertificateCommand, CertificateEvent, Certificates> = {
  category: 'certificate',
  events: { CertificateGranted: 1, CertificateRevoked: 1 },
  initial: { certificates: [] },
  decide: (command, state) => {
    switch (command.type) {
      case 'GrantCertificate':
        return grant(state, command);
      case 'RevokeCertificates':
        return revoke(state, command);
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'CertificateGranted':
        return { certificates: [...state.certificates, event.data] };
      case 'CertificateRevoked':
        return { certificates: withRevocation(state.certificates, event.data) };
    }
  },
};
