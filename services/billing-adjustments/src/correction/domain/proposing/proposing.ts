import { accept, nothing, type Decision, type Rejection } from '@pishkhan/decider';
import {
  correctIndexMustDiffer,
  evidenceMustContradictAnEstimate,
  correctionMustConcernABill,
} from '../../../bill-account/domain/correcting/cause/simulation.rules.ts';
import { disputedReadings } from '../../../bill-account/domain/correcting/cause/cause.ts';
import {
  changesNothing,
  isOfBillingItself,
  type CorrectionBasis,
  type CorrectionRequest,
  type Proposal,
  type Signed,
  type Simulation,
} from '../../../bill-account/domain/correcting/proposal.ts';
import { volumeFactorMustBeKept } from '../../../bill-account/domain/metering/factor/volume-factor.rules.ts';
import { proposalMustMatchItsInputs } from '../../../bill-account/domain/correcting/approval/staleness.rules.ts';
import { requirementsOf } from '../../../bill-account/domain/correcting/approval/approvals-needed.ts';
import { simulateCorrection } from '../../../bill-account/domain/correcting/simulate-correction.ts';
import type { CorrectionEvent } from '../correction.messages.ts';
import type { CorrectionProposed, CorrectionSubject, ProposeCorrection } from './proposing.messages.ts';
import { proposerMustHoldValidCertificate, proposerMustNotBeTheDisputedReader } from '../correction.rules.ts';
import type { Awaiting, CorrectionState } from '../correction.state.ts';

export const subjectOf = ({ correctionId, caseId, officeId, accountId }: CorrectionRequest): CorrectionSubject => ({
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

/** These refusals say that the account is right already. */
const rightAlready: readonly string[] = [
  correctionMustConcernABill.rule,
  correctIndexMustDiffer.rule,
  evidenceMustContradictAnEstimate.rule,
  volumeFactorMustBeKept.rule,
];

/** Whether a proposal of billing itself would change nothing: there is nothing to approve (15.4-32, 15.4-39). */
export const isNeedless = (request: CorrectionRequest, simulation: Simulation | Rejection): boolean =>
  isOfBillingItself(request) &&
  ('rejected' in simulation ? rightAlready.includes(simulation.rejected) : changesNothing(simulation.proposal));

export const needless = (request: CorrectionRequest, { account, today }: CorrectionBasis): CorrectionEvent => ({
  type: 'CorrectionFoundNeedless',
  data: { request, countyOffice: account.terms!.countyOffice, foundOn: today },
});

/** Persons who made a reading that the request corrects; nobody where the reader is not on record (15.4-37). */
export const readersOf = (request: CorrectionRequest, { account }: CorrectionBasis): readonly string[] => [
  ...new Set(disputedReadings(account, request).flatMap(({ readerId }) => readerId ?? [])),
];

export const proposalOf = (
  request: CorrectionRequest,
  simulation: Simulation,
  basis: CorrectionBasis,
): CorrectionProposed['data'] => ({
  request,
  ...simulation,
  countyOffice: basis.account.terms!.countyOffice,
  disputedReaders: readersOf(request, basis),
  proposedOn: basis.today,
});

/** Below the amount of the policy no person approves (15.4-32). */
const approvedByPolicy = ({ proposal: { approvalsNeeded, correctionId }, hash }: Signed): CorrectionEvent[] =>
  approvalsNeeded.length > 0 ? [] : [{ type: 'CorrectionFullyApproved', data: { correctionId, hash } }];

export const propose = (
  state: CorrectionState,
  { request, proposer, basis }: ProposeCorrection,
): Decision<CorrectionEvent> => {
  if (state.status !== 'unknown') return nothing();
  const barred =
    proposerMustHoldValidCertificate(request, proposer) ||
    proposerMustNotBeTheDisputedReader(readersOf(request, basis), request.proposedBy);
  if (barred) return accept(refused(request, barred, basis));
  const simulation = simulateCorrection(request, basis);
  if (isNeedless(request, simulation)) return accept(needless(request, basis));
  if ('rejected' in simulation) return accept(refused(request, simulation, basis));
  const proposed: CorrectionEvent = { type: 'CorrectionProposed', data: proposalOf(request, simulation, basis) };
  return [proposed, ...approvedByPolicy(simulation)];
};

/** The request with what the proposal that waits requires (N2). */
export const keeping = (request: CorrectionRequest, proposal: Proposal): CorrectionRequest => ({
  ...request,
  keeps: requirementsOf(proposal),
});

/** The inputs are again those of an overtaken proposal; nothing if it is not overtaken (11.8). */
export const matchedAgain = ({ request, hash, overtaken }: Awaiting, { today }: CorrectionBasis): CorrectionEvent[] =>
  overtaken ? [{ type: 'CorrectionMatchedAgain', data: { ...subjectOf(request), hash, foundOn: today } }] : [];

/**
 * Computes the request again. The same amounts are not a new proposal; a request that breaks a rule now is rejected,
 * and one of billing itself that would change nothing any more ends.
 */
export const proposeAgain = (state: Awaiting, basis: CorrectionBasis): CorrectionEvent[] => {
  const { request: asked, proposal } = state;
  const request = keeping(asked, proposal);
  const simulation = simulateCorrection(request, basis);
  if (isNeedless(request, simulation)) return [needless(asked, basis)];
  if ('rejected' in simulation) return [refused(asked, simulation, basis)];
  if (!proposalMustMatchItsInputs(state, simulation))
    return [...matchedAgain(state, basis), ...approvedByPolicy(state)];
  const data = { ...subjectOf(request), ...simulation, proposedOn: basis.today };
  return [{ type: 'CorrectionReproposed', data }, ...approvedByPolicy(simulation)];
};
