import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import { isSamePerson } from '@pishkhan/roles';
import type {
  Certificate,
  CertificateCommand,
  CertificateEvent,
  Certificates,
  ConfirmCertificate,
  DeclineCertificate,
  ProposeCertificate,
  RevokeCertificates,
} from './certificate.messages.ts';
import {
  certificateConfirmerMustBeAnotherPerson,
  certificateConfirmerMustHoldTheRole,
  certificateMustBeProposed,
  certificateProposalMustWait,
  retroactiveCertificateMustGiveReason,
} from './certificate-proposal.rules.ts';
import {
  certificateMustEndAfterItBegins,
  certificateMustExist,
  certificateNumberMustNotBeReused,
  issuerMustNotCertifyHimself,
} from './certificate.rules.ts';

const CONFIRMERS = ['certificationOfficer', 'headOfSubscriberAffairs'] as const;
const RETROACTIVE_CONFIRMERS = ['headOfSubscriberAffairs'] as const;
/** The reason of a certificate whose first day passed while it waited (15.4-41). */
const CONFIRMED_LATE = 'پس از نخستین روز اعتبار تأیید شد | confirmed after its first day';

const named = <Named extends { readonly certificateNumber: string }>(all: readonly Named[] = [], number: string) =>
  all.find(({ certificateNumber }) => certificateNumber === number);

const propose = (state: Certificates, { terms, reason, today }: ProposeCertificate): Decision<CertificateEvent> => {
  const number = terms.certificateNumber;
  const known = named(state.certificates, number) ?? named(state.waiting, number) ?? named(state.declined, number);
  if (known) return certificateNumberMustNotBeReused(known, terms) || nothing();
  return (
    issuerMustNotCertifyHimself(terms) ||
    certificateMustEndAfterItBegins(terms) ||
    retroactiveCertificateMustGiveReason(terms, today, reason) ||
    accept<CertificateEvent>({
      type: 'CertificateProposed',
      data: { ...terms, proposedOn: today, ...(reason !== undefined && { reason }) },
    })
  );
};

const confirm = (
  state: Certificates,
  { certificateNumber, by, today, at }: ConfirmCertificate,
): Decision<CertificateEvent> => {
  if (isSamePerson(named(state.certificates, certificateNumber)?.confirmation?.by, by.subject)) return nothing();
  const waiting = named(state.waiting, certificateNumber);
  const refusal =
    certificateMustBeProposed(state, certificateNumber) || certificateProposalMustWait(state, certificateNumber);
  if (refusal || !waiting) return refusal || nothing();
  const { proposedOn: _, reason = CONFIRMED_LATE, ...terms } = waiting;
  const isRetroactive = terms.validFrom < today;
  const fitting = isRetroactive ? RETROACTIVE_CONFIRMERS : CONFIRMERS;
  const as = fitting.find((role) => by.roles.includes(role))!;
  const confirmation = { by: by.subject, as, at, ...(isRetroactive && { retroactiveBecause: reason }) };
  return (
    certificateConfirmerMustBeAnotherPerson(terms, by) ||
    certificateConfirmerMustHoldTheRole(by, fitting) ||
    accept<CertificateEvent>({ type: 'CertificateGranted', data: { ...terms, confirmation } })
  );
};

const declined = (
  { subject, certificateNumber }: Pick<Certificate, 'subject' | 'certificateNumber'>,
  { by, reason, today }: Pick<DeclineCertificate, 'by' | 'reason' | 'today'>,
): CertificateEvent => ({
  type: 'CertificateDeclined',
  data: { subject, certificateNumber, declinedBy: by, declinedOn: today, reason },
});

const decline = (state: Certificates, command: DeclineCertificate): Decision<CertificateEvent> => {
  const { certificateNumber, by } = command;
  if (isSamePerson(named(state.declined, certificateNumber)?.declinedBy, by)) return nothing();
  return (
    certificateMustBeProposed(state, certificateNumber) ||
    certificateProposalMustWait(state, certificateNumber) ||
    accept(declined(named(state.waiting, certificateNumber)!, command))
  );
};

/** Revoking takes effect at once and by one person: nobody gains a right by it (1.2). */
const revoke = (state: Certificates, { by, reason, on }: RevokeCertificates): Decision<CertificateEvent> => {
  const { waiting = [] } = state;
  const revoked = state.certificates
    .filter(({ revokedOn }) => revokedOn === undefined)
    .map(({ subject, office, certificateNumber }): CertificateEvent => ({
      type: 'CertificateRevoked',
      data: { subject, office, certificateNumber, reason, revokedOn: on },
    }));
  return (
    certificateMustExist(state) || [...revoked, ...waiting.map((each) => declined(each, { by, reason, today: on }))]
  );
};

const withoutWaiting = ({ waiting = [], ...state }: Certificates, number: string): Certificates => {
  const left = waiting.filter(({ certificateNumber }) => certificateNumber !== number);
  return left.length === 0 ? state : { ...state, waiting: left };
};

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
  events: { CertificateProposed: 1, CertificateGranted: 1, CertificateDeclined: 1, CertificateRevoked: 1 },
  initial: { certificates: [] },
  decide: (command, state) => {
    switch (command.type) {
      case 'ProposeCertificate':
        return propose(state, command);
      case 'ConfirmCertificate':
        return confirm(state, command);
      case 'DeclineCertificate':
        return decline(state, command);
      case 'RevokeCertificates':
        return revoke(state, command);
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'CertificateProposed':
        return { ...state, waiting: [...(state.waiting ?? []), event.data] };
      case 'CertificateGranted':
        return {
          ...withoutWaiting(state, event.data.certificateNumber),
          certificates: [...state.certificates, event.data],
        };
      case 'CertificateDeclined': {
        const { certificateNumber, declinedBy } = event.data;
        const found = named(state.waiting, certificateNumber);
        const gone = found ? [{ ...found, declinedBy }] : [];
        return {
          ...withoutWaiting(state, certificateNumber),
          declined: [...(state.declined ?? []), ...gone],
        };
      }
      case 'CertificateRevoked':
        return { ...state, certificates: withRevocation(state.certificates, event.data) };
    }
  },
};
