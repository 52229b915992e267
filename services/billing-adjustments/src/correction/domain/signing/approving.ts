import type { CivilDate } from '@pishkhan/calendar';
import { accept, nothing, type Decision } from '@pishkhan/decider';
import { isSamePerson } from '@pishkhan/roles';
import { simulateCorrection } from '../../../bill-account/domain/correcting/simulate-correction.ts';
import { proposalMustMatchItsInputs } from '../../../bill-account/domain/correcting/approval/staleness.rules.ts';
import { certificateOn } from '../../../certificate/domain/certificate.rules.ts';
import type {
  ApproveCorrection,
  CorrectionApproved,
  CorrectionEvent,
  DeclineCorrection,
} from '../correction.messages.ts';
import type { ReproposeCorrection } from '../proposing/proposing.messages.ts';
import type { Approver } from './signing.messages.ts';
import {
  approvedHashMustBeCurrent,
  approverMustBeCertified,
  approverMustBelongToTheOfficeOfTheCase,
  approverMustHaveHadNoPart,
  approverMustHoldTheRole,
  approverMustNotBeProposer,
  approverMustNotBeTheDisputedReader,
  approverMustNotHaveApprovedBefore,
  correctionMustBeAwaitingApproval,
  correctionMustExist,
  correctionMustNotBeWithdrawn,
} from '../correction.rules.ts';
import { rolesLeft, type Awaiting, type CorrectionState } from '../correction.state.ts';
import { barIn, isHeadOf, placeOf } from './places.ts';
import type { OfficeToday } from './signing.messages.ts';
import { proposeAgain, subjectOf } from '../proposing/proposing.ts';

interface Signing {
  readonly approver: Approver;
  readonly office: OfficeToday;
}

/** The rule that bars a person without a place: no role, or another office. */
const withoutPlace = (awaiting: Awaiting, approver: Approver) =>
  approverMustHoldTheRole(awaiting, approver) ||
  approverMustBelongToTheOfficeOfTheCase(
    awaiting,
    rolesLeft(awaiting).find((role) => approver.roles.includes(role))!,
    approver,
  );

/** Whether this person may decide on this proposal, for a missing role of the own or in place of somebody (15.4-35). */
const mustBeCompetent = (awaiting: Awaiting, { approver, office }: Signing, today: CivilDate) => {
  const place = placeOf(awaiting, approver, office);
  if (!place) return withoutPlace(awaiting, approver);
  return approverMustBeCertified(approver, place, today);
};

const signatureOf = (awaiting: Awaiting, { approver, office }: Signing, on: CivilDate) => {
  const { role, certifiedFor, inPlace } = placeOf(awaiting, approver, office)!;
  const certificate = certifiedFor === undefined ? undefined : certificateOn(approver.certificates, certifiedFor, on);
  return {
    by: approver.by,
    role,
    office: approver.office,
    ...(certificate && { certificateNumber: certificate.certificateNumber }),
    on,
    ...(inPlace && { inPlace }),
  };
};

const approvalBy = (awaiting: Awaiting, command: ApproveCorrection): Decision<CorrectionEvent> => {
  const { approver, hash, basis } = command;
  const refusal =
    mustBeCompetent(awaiting, command, basis.today) ||
    approverMustNotBeProposer(awaiting, approver) ||
    approverMustNotBeTheDisputedReader(awaiting, approver) ||
    approverMustNotHaveApprovedBefore(awaiting, approver) ||
    approverMustHaveHadNoPart(barIn(awaiting, command.office, approver.by)) ||
    approvedHashMustBeCurrent(awaiting.hash, hash) ||
    proposalMustMatchItsInputs(awaiting, simulateCorrection(awaiting.request, basis));
  if (refusal) return refusal;
  const approval: CorrectionApproved['data'] = {
    correctionId: awaiting.request.correctionId,
    ...signatureOf(awaiting, command, basis.today),
    hash,
  };
  const complete = rolesLeft({ ...awaiting, approvals: [...awaiting.approvals, approval] }).length === 0;
  const { correctionId } = awaiting.request;
  return [
    { type: 'CorrectionApproved', data: approval },
    ...(complete ? [{ type: 'CorrectionFullyApproved', data: { correctionId, hash } } as const] : []),
  ];
};

export const notAwaiting = (state: CorrectionState) =>
  correctionMustExist(state) || correctionMustNotBeWithdrawn(state) || correctionMustBeAwaitingApproval(state);

/** Whether this person has signed this hash and has no further role to sign in. */
const hasSigned = (state: CorrectionState, { approver, hash }: ApproveCorrection): boolean => {
  if (
    !('approvals' in state) ||
    !state.approvals?.some((approval) => isSamePerson(approval.by, approver.by) && approval.hash === hash)
  )
    return false;
  return state.status !== 'awaitingApproval' || !rolesLeft(state).some((role) => approver.roles.includes(role));
};

export const approve = (state: CorrectionState, command: ApproveCorrection): Decision<CorrectionEvent> => {
  if (hasSigned(state, command)) return nothing();
  if (state.status !== 'awaitingApproval') return notAwaiting(state);
  return approvalBy(state, command);
};

/** Declining twice is one decline (7.5). */
export const decline = (state: CorrectionState, command: DeclineCorrection): Decision<CorrectionEvent> => {
  if (state.status === 'declined' && isSamePerson(state.declinedBy, command.approver.by)) return nothing();
  if (state.status !== 'awaitingApproval') return notAwaiting(state);
  return (
    mustBeCompetent(state, command, command.today) ||
    accept<CorrectionEvent>({
      type: 'CorrectionDeclined',
      data: { ...subjectOf(state.request), ...signatureOf(state, command, command.today), reason: command.reason },
    })
  );
};

/**
 * Computes the proposal again. It decides nothing: a person who could sign it may do it, and the head of the county
 * always, so that no overtaken proposal is without a way (15.4-35, 15.4-38).
 */
export const repropose = (state: CorrectionState, command: ReproposeCorrection): Decision<CorrectionEvent> => {
  if (state.status !== 'awaitingApproval') return notAwaiting(state);
  const { basis, approver } = command;
  if (isHeadOf(state, approver)) return proposeAgain(state, basis);
  return mustBeCompetent({ ...state, approvals: [] }, command, basis.today) || proposeAgain(state, basis);
};
