import { accept, nothing, type Decision } from '@pishkhan/decider';
import { simulateCorrection } from '../../../../bill-account/domain/correcting/simulate-correction.ts';
import { isOfBillingItself } from '../../../../bill-account/domain/correcting/proposal.ts';
import type { CorrectionEvent } from '../../correction.messages.ts';
import type { CorrectionState } from '../../correction.state.ts';
import { proposerMustNotBeTheDisputedReader } from '../../correction.rules.ts';
import { isNeedless, needless, proposalOf, proposeAgain, readersOf, subjectOf } from '../proposing.ts';
import type { ComputeOwnProposalAgain, LeaveBillsAsIssued, ProposeAnew } from './own-proposal.messages.ts';
import {
  deciderMustNotBeTheDecliner,
  heldReadingMustBeBilled,
  keptFactorMustBeDeclined,
  officerMustBelongToTheCounty,
  ownProposalMustBeDeclined,
  ownProposalMustExist,
  ownProposalMustHaveEnded,
} from './own-proposal.rules.ts';

const requestOf = (state: CorrectionState) => ('request' in state ? state.request : undefined);

/** The amounts are computed again; the person who requests them does not approve them (15.4-32, 7.5). */
export const proposeAnew = (
  state: CorrectionState,
  { officer, reason, accountId, basis }: ProposeAnew,
): Decision<CorrectionEvent> => {
  const known = requestOf(state);
  const refusal =
    ownProposalMustExist(known, accountId) ||
    officerMustBelongToTheCounty(known!, officer) ||
    ownProposalMustHaveEnded(state) ||
    proposerMustNotBeTheDisputedReader(readersOf(known!, basis), officer.by);
  if (refusal) return refusal;
  const request = { ...known!, proposedBy: officer.by, requestedOn: basis.today };
  const simulation = simulateCorrection(request, basis);
  if (isNeedless(request, simulation)) return accept(needless(request, basis));
  if ('rejected' in simulation) return simulation;
  return accept<CorrectionEvent>({
    type: 'CorrectionProposedAnew',
    data: { ...proposalOf(request, simulation, basis), reason },
  });
};

/**
 * A waiting proposal of billing follows its account. One that was declined or refused ends when nothing is left to
 * correct (15.4-31).
 */
export const computeOwnProposalAgain = (
  state: CorrectionState,
  { basis }: ComputeOwnProposalAgain,
): Decision<CorrectionEvent> => {
  const request = requestOf(state);
  if (!request || !isOfBillingItself(request)) return nothing();
  if (state.status === 'awaitingApproval') return proposeAgain(state, basis);
  const hasEnded = state.status === 'declined' || state.status === 'refused';
  return hasEnded && isNeedless(request, simulateCorrection(request, basis)) ? [needless(request, basis)] : nothing();
};

export const leaveBillsAsIssued = (
  state: CorrectionState,
  { officer, reason, accountId, isHeld, isFactorKept, today }: LeaveBillsAsIssued,
): Decision<CorrectionEvent> => {
  const request = requestOf(state);
  return (
    ownProposalMustExist(request, accountId) ||
    officerMustBelongToTheCounty(request!, officer) ||
    ownProposalMustBeDeclined(state) ||
    heldReadingMustBeBilled(isHeld) ||
    keptFactorMustBeDeclined(isFactorKept) ||
    deciderMustNotBeTheDecliner(state, officer) ||
    accept<CorrectionEvent>({
      type: 'BillsLeftAsIssued',
      data: { ...subjectOf(request!), by: officer.by, reason, decidedOn: today },
    })
  );
};
