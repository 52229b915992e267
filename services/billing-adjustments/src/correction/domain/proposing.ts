import { accept, nothing, type Decision } from '@pishkhan/decider';
import { disputedReadings } from '../../bill-account/domain/correcting/cause/cause.ts';
import type { CorrectionBasis, CorrectionRequest, Simulation } from '../../bill-account/domain/correcting/proposal.ts';
import { simulateCorrection } from '../../bill-account/domain/correcting/simulate-correction.ts';
import type { CorrectionEvent, CorrectionSubject, ProposeCorrection } from './correction.messages.ts';
import { proposerMustHoldValidCertificate } from './correction.rules.ts';
import type { Awaiting, CorrectionState } from './correction.state.ts';

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

/** Below the amount of the policy no person approves (15.4-32). */
const approvedByPolicy = ({ proposal: { approvalsNeeded, correctionId }, hash }: Simulation): CorrectionEvent[] =>
  approvalsNeeded.length > 0 ? [] : [{ type: 'CorrectionFullyApproved', data: { correctionId, hash } }];

export const propose = (
  state: CorrectionState,
  { request, proposer, basis }: ProposeCorrection,
): Decision<CorrectionEvent> => {
  if (state.status !== 'unknown') return nothing();
  const uncertified = proposerMustHoldValidCertificate(request, proposer);
  if (uncertified) return accept(refused(request, uncertified, basis));
  const simulation = simulateCorrection(request, basis);
  if ('rejected' in simulation) return accept(refused(request, simulation, basis));
  const readers = disputedReadings(basis.account, request).flatMap(({ readerId }) => readerId ?? []);
  const { countyOffice } = basis.account.terms!;
  const proposed: CorrectionEvent = {
    type: 'CorrectionProposed',
    data: {
      request,
      ...simulation,
      countyOffice,
      disputedReaders: [...new Set(readers)],
      proposedOn: basis.today,
    },
  };
  return [proposed, ...approvedByPolicy(simulation)];
};

/**
 * Computes the request again. The same amounts are not a new proposal; a request that breaks a rule now is rejected.
 */
export const proposeAgain = ({ request, hash }: Awaiting, basis: CorrectionBasis): CorrectionEvent[] => {
  const simulation = simulateCorrection(request, basis);
  if ('rejected' in simulation) return [refused(request, simulation, basis)];
  if (simulation.hash === hash) return approvedByPolicy(simulation);
  const data = { ...subjectOf(request), ...simulation, proposedOn: basis.today };
  return [{ type: 'CorrectionReproposed', data }, ...approvedByPolicy(simulation)];
};
