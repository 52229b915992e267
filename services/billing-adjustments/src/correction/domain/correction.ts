import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import { certificateOn } from '../../certificate/domain/certificate.rules.ts';
import type { ApproverRole } from '../../pricing/policy/domain/correction-approval.policy.ts';
import { readingOf } from '../../bill-account/domain/bill-account.state.ts';
import { correctionEvents, evolveCorrection } from './correction.evolve.ts';
import type {
  ApproveCorrection,
  Approver,
  Asked,
  CorrectionApproved,
  CorrectionCommand,
  CorrectionEvent,
  DeclineCorrection,
  FindCorrectionStale,
  MarkCorrectionPosted,
  ProposeCorrection,
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
  proposerMustHoldValidCertificate,
} from './correction.rules.ts';
import { rolesLeft, unknownCorrection, type Awaiting, type CorrectionState } from './correction.state.ts';
import type { CorrectionBasis, CorrectionRequest } from '../../bill-account/domain/correcting/proposal.ts';
import { simulateCorrection } from '../../bill-account/domain/correcting/simulate-correction.ts';
import { proposalMustMatchItsInputs } from '../../bill-account/domain/correcting/staleness.rules.ts';

const askedBy = ({ correctionId, caseId, officeId, accountId }: CorrectionRequest): Asked => ({
  correctionId,
  caseId,
  officeId,
  accountId,
});

const refused = (
  request: CorrectionRequest,
  { rejected, data }: { rejected: string; data?: Readonly<Record<string, unknown>> },
  { today }: CorrectionBasis,
): CorrectionEvent => ({
  type: 'CorrectionRefused',
  data: { request, rule: rejected, ...(data && { data }), refusedOn: today },
});

const propose = (
  state: CorrectionState,
  { request, proposer, basis }: ProposeCorrection,
): Decision<CorrectionEvent> => {
  if (state.status !== 'unknown') return nothing();
  const uncertified = proposerMustHoldValidCertificate(request, proposer);
  if (uncertified) return accept(refused(request, uncertified, basis));
  const simulation = simulateCorrection(request, basis);
  if ('rejected' in simulation) return accept(refused(request, simulation, basis));
  const { readerId } = readingOf(basis.account, request.readingId)!;
  const { countyOffice } = basis.account.terms!;
  return accept<CorrectionEvent>({
    type: 'CorrectionProposed',
    data: {
      request,
      ...simulation,
      countyOffice,
      ...(readerId !== undefined && { disputedReader: readerId }),
      proposedOn: basis.today,
    },
  });
};

/** Computes the request again. The same figures are no new proposal; a request that breaks a rule by now is refused. */
const again = ({ request, hash }: Awaiting, basis: CorrectionBasis): CorrectionEvent[] => {
  const simulation = simulateCorrection(request, basis);
  if ('rejected' in simulation) return [refused(request, simulation, basis)];
  if (simulation.hash === hash) return nothing();
  return [{ type: 'CorrectionReproposed', data: { ...askedBy(request), ...simulation, proposedOn: basis.today } }];
};

const roleOf = (awaiting: Awaiting, { roles }: Approver): ApproverRole =>
  rolesLeft(awaiting).find((role) => roles.includes(role))!;

/** Whether this person may decide on this proposal in one of the roles that it still needs. */
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

/** Whether this person has signed this hash and could sign in no further role. */
const hasSigned = (state: CorrectionState, { approver, hash }: ApproveCorrection): boolean => {
  if (
    !('approvals' in state) ||
    !state.approvals?.some((approval) => approval.by === approver.by && approval.hash === hash)
  )
    return false;
  return state.status !== 'awaitingApproval' || !rolesLeft(state).some((role) => approver.roles.includes(role));
};

const approve = (state: CorrectionState, command: ApproveCorrection): Decision<CorrectionEvent> => {
  if (hasSigned(state, command)) return nothing();
  if (state.status !== 'awaitingApproval') return correctionMustExist(state) || correctionMustBeAwaitingApproval(state);
  return approvalBy(state, command);
};

const decline = (state: CorrectionState, { approver, reason, today }: DeclineCorrection): Decision<CorrectionEvent> => {
  if (state.status !== 'awaitingApproval') return correctionMustExist(state) || correctionMustBeAwaitingApproval(state);
  return (
    mustBeCompetent(state, approver, today) ||
    accept<CorrectionEvent>({
      type: 'CorrectionDeclined',
      data: { ...askedBy(state.request), ...signatureOf(state, approver, today), reason },
    })
  );
};

const repropose = (state: CorrectionState, { approver, basis }: ReproposeCorrection): Decision<CorrectionEvent> => {
  if (state.status !== 'awaitingApproval') return correctionMustExist(state) || correctionMustBeAwaitingApproval(state);
  return mustBeCompetent({ ...state, approvals: [] }, approver, basis.today) || again(state, basis);
};

const foundStale = (state: CorrectionState, { hash, basis }: FindCorrectionStale): Decision<CorrectionEvent> => {
  if (
    state.status !== 'fullyApproved' ||
    state.hash !== hash ||
    basis.account.corrections.includes(state.request.correctionId)
  )
    return nothing();
  const stale: CorrectionEvent = {
    type: 'CorrectionFoundStale',
    data: { correctionId: state.request.correctionId, hash, foundOn: basis.today },
  };
  return [stale, ...again({ ...state, status: 'awaitingApproval' }, basis)];
};

/**
 * What is in the ledger is posted, even where another process had found it stale at the same moment, by a later day
 * (11.8-3).
 */
const posted = (state: CorrectionState, { hash, today }: MarkCorrectionPosted): Decision<CorrectionEvent> => {
  if (state.status === 'posted' || !('proposal' in state) || !state.request) return nothing();
  return accept<CorrectionEvent>({
    type: 'CorrectionPosted',
    data: { correctionId: state.request.correctionId, hash, postedOn: today },
  });
};

/**
 * One request to correct a wrong index, from the proposal over its approvals to the posting. Undoing it is another
 * correction.
 */
export const correction: Decider<CorrectionCommand, CorrectionEvent, CorrectionState> = {
  category: 'correction',
  events: correctionEvents,
  initial: unknownCorrection,
  decide: (command, state) => {
    switch (command.type) {
      case 'ProposeCorrection':
        return propose(state, command);
      case 'ApproveCorrection':
        return approve(state, command);
      case 'DeclineCorrection':
        return decline(state, command);
      case 'ReproposeCorrection':
        return repropose(state, command);
      case 'FindCorrectionStale':
        return foundStale(state, command);
      case 'MarkCorrectionPosted':
        return posted(state, command);
    }
  },
  evolve: evolveCorrection,
};
