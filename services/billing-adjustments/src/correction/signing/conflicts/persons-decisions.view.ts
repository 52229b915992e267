import { begun, changed, decidedBy, decisionsView, versionHandlers } from '@pishkhan/service-kit/decisions';
import { defineView, eventsOf } from '@pishkhan/views';
import { unidentifiedPayment } from '../../../bill-account/payment/unidentified/domain/unidentified-payment.ts';
import { certificate } from '../../../certificate/domain/certificate.ts';
import type { CertificateTerms } from '../../../certificate/domain/certificate.messages.ts';
import { policy } from '../../../pricing/policy/domain/policy.ts';
import { tariffBook } from '../../../pricing/tariff/domain/tariff-book.ts';
import { lookedUpBills } from '../../../bill-account/bills/look-ups/looked-up-bills.ts';

const ofStream = { keys: ({ stream }: { readonly stream: string }) => [stream] };
const ofCertificate = {
  keys: ({ stream, data }: { readonly stream: string; readonly data: { readonly certificateNumber: string } }) => [
    `${stream} ${data.certificateNumber}`,
  ],
};
const certified = ({ certificateNumber, subject, issuer, countyOffice }: CertificateTerms) => ({
  kind: 'certificate' as const,
  matter: certificateNumber,
  ...(countyOffice !== undefined && { countyOffice }),
  parts: [
    { as: 'subject' as const, by: subject },
    { as: 'proposer' as const, by: issuer },
  ],
});
const signer = (by: string | undefined, role?: string) =>
  by === undefined ? undefined : { as: 'signer' as const, by, ...(role !== undefined && { role }) };

/** Decisions of two persons in billing beside those about money, which have amounts and bands (ADR 0063). */
export const personsDecisions = defineView({
  ...decisionsView,
  source: eventsOf(unidentifiedPayment, certificate, policy, tariffBook, lookedUpBills.policy),
}).on({
  UnidentifiedPaymentOpened: 'ignored',
  ResolutionProposed: {
    ...ofStream,
    change: (before, fact) => {
      const { unidentifiedPaymentId: matter, resolution, proposedBy: by } = fact.data;
      return begun(before, fact, {
        kind: 'unidentifiedPayment',
        matter,
        accounts: resolution.kind === 'assignment' ? [resolution.accountId] : [],
        ...(fact.actor.office !== undefined && { countyOffice: fact.actor.office }),
        parts: [{ as: 'proposer', by }],
      });
    },
  },
  ResolutionDeclined: {
    ...ofStream,
    change: (before, fact) =>
      changed(before, fact, { status: 'declined', part: { as: 'decliner', by: fact.data.declinedBy } }),
  },
  UnidentifiedPaymentAssigned: {
    ...ofStream,
    change: (before, fact) => changed(before, fact, { status: 'decided', part: signer(fact.data.confirmedBy) }),
  },
  UnidentifiedPaymentReturned: {
    ...ofStream,
    change: (before, fact) => changed(before, fact, { status: 'decided', part: signer(fact.data.confirmedBy) }),
  },
  CertificateProposed: {
    ...ofCertificate,
    change: (before, fact) =>
      begun(before, fact, {
        ...certified(fact.data),
        ...(fact.data.reason !== undefined && { retroactiveBecause: fact.data.reason }),
      }),
  },
  CertificateGranted: {
    ...ofCertificate,
    change: (before, fact) => {
      const { confirmation } = fact.data;
      if (!before) return decidedBy(before, fact, certified(fact.data));
      return changed(before, fact, {
        status: 'decided',
        part: signer(confirmation?.by, confirmation?.as),
        ...(confirmation?.retroactiveBecause !== undefined && { retroactiveBecause: confirmation.retroactiveBecause }),
      });
    },
  },
  CertificateDeclined: {
    ...ofCertificate,
    change: (before, fact) =>
      changed(before, fact, { status: 'declined', part: { as: 'decliner', by: fact.data.declinedBy } }),
  },
  CertificateRevoked: {
    ...ofCertificate,
    change: (before, fact) => changed(before, fact, { part: { as: 'decliner', by: fact.actor.subject } }),
  },
  ...versionHandlers('PolicyVersion', 'policy'),
  ...versionHandlers('TariffVersion', 'tariff'),
  ...versionHandlers('LookUpPolicy', 'policy'),
});
