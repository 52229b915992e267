import type { BillAccount } from '../../bill-account.state.ts';
import { correctionOfEvidence } from './own-proposals.ts';
import { isOfBillingItself, type CorrectionRequest } from '../proposal.ts';
import { evidenceMustContradictAnEstimate } from '../cause/simulation.rules.ts';
import { contradictedBy } from './evidence.ts';

/**
 * The request with what the evidence gives for the account of now: estimates around it may have been corrected, or
 * made, since it was proposed (15.4-31). Rejected if the evidence contradicts no estimate any more.
 */
export const requestNow = (request: CorrectionRequest, account: BillAccount) => {
  if (!isOfBillingItself(request)) return request;
  const evidence = account.evidence.find(({ evidenceId }) => correctionOfEvidence(evidenceId) === request.correctionId);
  if (!evidence) return request;
  const readings = contradictedBy(account, evidence);
  return evidenceMustContradictAnEstimate(readings) || { ...request, cause: { kind: 'readings' as const, readings } };
};
