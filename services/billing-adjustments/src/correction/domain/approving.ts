import { accept, nothing, type Decision } from '@pishkhan/decider';
import type { CorrectionBasis } from '../../bill-account/domain/correcting/proposal.ts';
import { simulateCorrection } from '../../bill-account/domain/correcting/simulate-correction.ts';
import { proposalMustMatchItsInputs } from '../../bill-account/domain/correcting/staleness.rules.ts';
import { certificateOn } from '../../certificate/domain/certificate.rules.ts';
import type { ApproverRole } from '../../pricing/policy/domain/correction-approval.policy.ts';
import type {
  ApproveCorrection,
  Approver,
  CorrectionApproved,
  CorrectionEvent,
  DeclineCorrection,
  ReproposeCorrection,
} from './correction.messages.ts';
import {
  approvedHashMustBeCurrent,
  approverMustBeCertified,
  approverMustBelongToTheOfficeOfTheCase,
  approverMustHoldTheRole,
  approverMustNotBeProposer,
  approverMustNotBeTheDisputedReader,
  approverMustNotHaveApprovedBefore,
  correctionMustBeAwaitingApproval,
  correctionMustExist,
  correctionMustNotBeWithdrawn,
} from './correction.rules.ts';
import { rolesLeft, type Awaiting, type CorrectionState } from './correction.state.ts';
import { proposeAgain, subjectOf } from './proposing.ts';

const roleOf = (awaiting: Awaiting, { roles }: Approver): ApproverRole =>
  rolesLeft(awaiting).find((role) => roles.includes(role))!;

/** Whether this person may decide on this proposal in one of the roles that must still approve. */
const mustBeCompetent = (awaiting: Awaiting, approver: Approver, today: CorrectionBasis['today']) =>
  approverMustHoldTheRole(awaiting, approver) ||
  approverMustBelongToTheOfficeOfTheCase(awaiting, roleOf(awaiting, approver), approver) ||
  approverMustBeCertified(awaiting, roleOf(awaiting, approver), approver, today);

const signatureOf = (awaiting: Awaiting, approver: Approver, on: CorrectionBasis['today']) => {
  const role = roleOf(awaiting, approver);
  const certificate =
    role === 'qualifiedRepresentative'
      ? certificateOn(approver.certificates, awaiting.request.officeId, on)
      : undefined;
  return {
    by: approver.by,
    role,
    office: approver.office,
    ...(certificate && { certificateNumber: certificate.certificateNumber }),
    on,
  };
};

const approvalBy = (awaiting: Awaiting, { approver, hash, basis }: ApproveCorrection): Decision<CorrectionEvent> => {
  const refusal =
    mustBeCompetent(awaiting, approver, basis.today) ||
    approverMustNotBeProposer(awaiting, approver) ||
    approverMustNotBeTheDisputedReader(awaiting, approver) ||
    approverMustNotHaveApprovedBefore(awaiting, approver) ||
    approvedHashMustBeCurrent(awaiting.hash, hash) ||
    proposalMustMatchItsInputs(hash, simulateCorrection(awaiting.request, basis));
  if (refusal) return refusal;
  const approval: CorrectionApproved['data'] = {
    correctionId: awaiting.request.correctionId,
    ...signatureOf(awaiting, approver, basis.today),
    hash,
  };
  const complete = rolesLeft({ ...awaiting, approvals: [...awaiting.approvals, approval] }).length === 0;
  const { correctionId } = awaiting.request;
  return [
    { type: 'CorrectionApproved', data: approval },
    ...(complete ? [{ type: 'CorrectionFullyApproved', data: { correctionId, hash } } as const] : []),
  ];
};

const notAwaiting = (state: CorrectionState) =>
  correctionMustExist(state) || correctionMustNotBeWithdrawn(state) || correctionMustBeAwaitingApproval(state);

/** Whether this person has signed this hash and has no further role to sign in. */
const hasSigned = (state: CorrectionState, { approver, hash }: ApproveCorrection): boolean => {
  if (
    !('approvals' in state) ||
    !state.approvals?.some((approval) => approval.by === approver.by && approval.hash === hash)
  )
    return false;
  return state.status !== 'awaitingApproval' || !rolesLeft(state).some((role) => approver.roles.includes(role));
};

export const approve = (state: CorrectionState, command: ApproveCorrection): Decision<CorrectionEvent> => {
  if (hasSigned(state, command)) return nothing();
  if (state.status !== 'awaitingApproval') return notAwaiting(state);
  return approvalBy(state, command);
};

export const decline = (
  state: CorrectionState,
  { approver, reason, today }: DeclineCorrection,
): Decision<CorrectionEvent> => {
  if (state.status !== 'awaitingApproval') return notAwaiting(state);
  return (
    mustBeCompetent(state, approver, today) ||
    accept<CorrectionEvent>({
      type: 'CorrectionDeclined',
      data: { ...subjectOf(state.request), ...signatureOf(state, approver, today), reason },
    })
  );
};

export const repropose = (
  state: CorrectionState,
  { approver, basis }: ReproposeCorrection,
): Decision<CorrectionEvent> => {
  if (state.status !== 'awaitingApproval') return notAwaiting(state);
  return mustBeCompetent({ ...state, approvals: [] }, approver, basis.today) || proposeAgain(state, basis);
};
