import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import { approve, decline, repropose } from './signing/approving.ts';
import { evolveCorrection } from './correction.evolve.ts';
import type {
  CorrectionCommand,
  CorrectionEvent,
  FindCorrectionStale,
  MarkCorrectionPosted,
} from './correction.messages.ts';
import { upcastCorrection } from './correction.upcast.ts';
import { placeOfCorrection, unknownCorrection, type CorrectionState } from './correction.state.ts';
import { propose, proposeAgain, subjectOf } from './proposing/proposing.ts';
import { computeOwnProposalAgain, leaveBillsAsIssued, proposeAnew } from './proposing/own/own-proposal.ts';
import { nameStandIn } from './signing/standing-in.ts';
import { compare } from './proposing/overtaken/overtaken.ts';
import { move } from './moving/moving.ts';
import { withdraw, withdrawn } from './withdrawing.ts';

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
  const { withdrawal, request } = state;
  if (withdrawal) return [stale, withdrawn(subjectOf(request), { ...withdrawal, today: basis.today })];
  return [stale, ...proposeAgain({ ...state, status: 'awaitingApproval' }, basis)];
};

/**
 * A correction in the ledger is posted, even if another process had found it stale at the same moment, by a later day
 * (11.8-3).
 */
const posted = (state: CorrectionState, { hash, today }: MarkCorrectionPosted): Decision<CorrectionEvent> => {
  if (state.status === 'posted' || !('proposal' in state) || !state.request) return nothing();
  return accept<CorrectionEvent>({
    type: 'CorrectionPosted',
    data: { correctionId: state.request.correctionId, hash, postedOn: today },
  });
};

/** One request to correct bills: proposal, approvals, posting. Undoing it is another correction. */
export const correction: Decider<CorrectionCommand, CorrectionEvent, CorrectionState> & {
  upcast: typeof upcastCorrection;
} = {
  category: 'correction',
  events: {
    CorrectionProposed: 2,
    CorrectionReproposed: 2,
    CorrectionOvertaken: 1,
    CorrectionMatchedAgain: 1,
    CorrectionProposedAnew: 1,
    CorrectionFoundNeedless: 1,
    BillsLeftAsIssued: 1,
    CorrectionApproved: 1,
    StandInNamed: 1,
    CorrectionFullyApproved: 1,
    CorrectionDeclined: 1,
    CorrectionFoundStale: 1,
    CorrectionPosted: 1,
    CorrectionMovedToOffice: 1,
    CorrectionRefused: 2,
    CorrectionWithdrawn: 1,
    CorrectionWithdrawalNoted: 1,
  },
  initial: unknownCorrection,
  placed: placeOfCorrection,
  accountOf: (_event, state) => ('request' in state ? state.request?.accountId : undefined),
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
      case 'NameStandIn':
        return nameStandIn(state, command);
      case 'FindCorrectionStale':
        return foundStale(state, command);
      case 'MarkCorrectionPosted':
        return posted(state, command);
      case 'WithdrawCorrection':
        return withdraw(state, command);
      case 'MoveCorrection':
        return move(state, command);
      case 'CompareProposal':
        return compare(state, command);
      case 'ProposeAnew':
        return proposeAnew(state, command);
      case 'ComputeOwnProposalAgain':
        return computeOwnProposalAgain(state, command);
      case 'LeaveBillsAsIssued':
        return leaveBillsAsIssued(state, command);
    }
  },
  evolve: evolveCorrection,
  upcast: upcastCorrection,
};
