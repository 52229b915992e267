import { reject, rejectAsForbidden, rejectAsMissing, rejectByStatus } from '@pishkhan/decider';
import type { CivilDate } from '@pishkhan/calendar';
import type { OfficeScope } from '@pishkhan/roles';
import type { Certificates } from '../../certificate/domain/certificate.messages.ts';
import { certificateOn, representativeMustHoldValidCertificate } from '../../certificate/domain/certificate.rules.ts';
import type { ApproverRole } from '../../pricing/policy/domain/billing-policy.ts';
import type { Approver } from './correction.messages.ts';
import { rolesLeft, type Awaiting, type CorrectionState } from './correction.state.ts';
import type { CorrectionRequest } from '../../bill-account/domain/correcting/proposal.ts';

/** Only what a case has asked for can be approved (A3-3, A6-3). */
export const correctionMustExist = ({ status }: CorrectionState) =>
  status === 'unknown' && rejectAsMissing('CorrectionMustExist');

/**
 * The representative may make a correction himself: then he is certified for the office of the case on the day on which
 * he asks (1.2, 7.5, 15.4-29).
 */
export const proposerMustHoldValidCertificate = (
  { proposedBy, officeId, requestedOn }: CorrectionRequest,
  certificates: Certificates,
) =>
  certificateOn(certificates, officeId, requestedOn as CivilDate) === undefined &&
  rejectAsForbidden('ProposerMustHoldValidCertificate', { proposedBy, office: officeId, on: requestedOn });

/** What is posted, declined, refused or fully approved is decided (7.5). */
export const correctionMustBeAwaitingApproval = ({ status }: CorrectionState) =>
  rejectByStatus('CorrectionMustBeAwaitingApproval', { status });

/** An office sees its own corrections, the head those of the county (15.4-21, 15.4-26). */
export const correctionMustBeOfTheOwnOffice = (scope: OfficeScope, found: OfficeScope) =>
  ((scope.officeId !== undefined && scope.officeId !== found.officeId) ||
    (scope.countyOffice !== undefined && scope.countyOffice !== found.countyOffice)) &&
  rejectAsForbidden('CorrectionMustBeOfTheOwnOffice');

/**
 * Whoever proposes a correction may not approve it: four eyes, also where the representative makes it himself (7.5,
 * 15.4-29).
 */
export const approverMustNotBeProposer = ({ request }: Awaiting, { by }: Approver) =>
  by === request.proposedBy && reject('ApproverMustNotBeProposer', { proposedBy: request.proposedBy });

/** Nobody judges his own reading (7.5, A3-5). */
export const approverMustNotBeTheDisputedReader = ({ disputedReader }: Awaiting, { by }: Approver) =>
  by === disputedReader && reject('ApproverMustNotBeTheDisputedReader', { disputedReader });

/** Two approvals are two persons, whatever roles one of them holds (7.5). */
export const approverMustNotHaveApprovedBefore = ({ approvals }: Awaiting, { by }: Approver) =>
  approvals.some((approval) => approval.by === by) && reject('ApproverMustNotHaveApprovedBefore', { by });

/** A representative decides for his counter office, the head for the county (7.5, 15.4-21, 15.4-26). */
export const approverMustBelongToTheOfficeOfTheCase = (
  { request, countyOffice }: Awaiting,
  role: ApproverRole,
  { office }: Approver,
) => {
  const scope = role === 'headOfSubscriberAffairs' ? countyOffice : request.officeId;
  return office !== scope && rejectAsForbidden('ApproverMustBelongToTheOfficeOfTheCase', { office: scope });
};

/**
 * The amount says who must approve; the head does not stand in for the representative, nor the other way round (7.5).
 */
export const approverMustHoldTheRole = (awaiting: Awaiting, { roles }: Approver) =>
  !rolesLeft(awaiting).some((role) => roles.includes(role)) &&
  rejectAsForbidden('ApproverMustHoldTheRole', { needed: rolesLeft(awaiting) });

/**
 * The head's office needs no certificate of the provincial company; a counter office's representative does (1.2, 7.5).
 */
export const approverMustBeCertified = (
  { request }: Awaiting,
  role: ApproverRole,
  { certificates }: Approver,
  today: CivilDate,
) =>
  role === 'qualifiedRepresentative' && representativeMustHoldValidCertificate(certificates, request.officeId, today);

/** An approval is of one hash; another one was a proposal that is no more (7.5). */
export const approvedHashMustBeCurrent = (proposed: string, hash: string) =>
  proposed !== hash && reject('ApprovedHashMustBeCurrent', { current: proposed });
