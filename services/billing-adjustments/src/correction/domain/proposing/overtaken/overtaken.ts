import { nothing, type Decision } from '@pishkhan/decider';
import { proposalMustMatchItsInputs } from '../../../../bill-account/domain/correcting/approval/staleness.rules.ts';
import { isOfBillingItself } from '../../../../bill-account/domain/correcting/proposal.ts';
import { simulateCorrection } from '../../../../bill-account/domain/correcting/simulate-correction.ts';
import type { CorrectionEvent } from '../../correction.messages.ts';
import type { CorrectionState } from '../../correction.state.ts';
import { matchedAgain, subjectOf } from '../proposing.ts';
import type { CompareProposal } from './overtaken.messages.ts';

/**
 * Records the change once: from the moment an approval would be rejected as stale to the moment it would not (11.8,
 * 15.4-29). A proposal of billing itself is computed again by its account.
 */
export const compare = (state: CorrectionState, { basis, because }: CompareProposal): Decision<CorrectionEvent> => {
  if (state.status !== 'awaitingApproval' || isOfBillingItself(state.request)) return nothing();
  const { request, hash, isOvertaken } = state;
  if (!proposalMustMatchItsInputs(hash, simulateCorrection(request, basis))) return matchedAgain(state, basis);
  if (isOvertaken) return nothing();
  const data = { ...subjectOf(request), hash, foundOn: basis.today, ...(because !== undefined && { because }) };
  return [{ type: 'CorrectionOvertaken', data }];
};
