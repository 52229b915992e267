import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import type {
  EnterProposal,
  RemoveProposal,
  WaitingProposalsCommand,
  WaitingProposalsEvent,
} from './waiting-proposals.messages.ts';

export interface WaitingProposals {
  /** Account of each waiting correction of a case, in order of arrival. */
  readonly waiting: Readonly<Record<string, string>>;
}

/** Corrections of cases that wait in this stream, of one account or of all. */
export const correctionsOf = ({ waiting }: WaitingProposals, accountId?: string): readonly string[] =>
  Object.keys(waiting).filter((correctionId) => accountId === undefined || waiting[correctionId] === accountId);

const enter = (
  { waiting }: WaitingProposals,
  { correctionId, accountId, today }: EnterProposal,
): Decision<WaitingProposalsEvent> =>
  waiting[correctionId] === undefined
    ? accept<WaitingProposalsEvent>({ type: 'ProposalEntered', data: { correctionId, accountId, since: today } })
    : nothing();

const remove = (
  { waiting }: WaitingProposals,
  { correctionId, today }: RemoveProposal,
): Decision<WaitingProposalsEvent> => {
  const accountId = waiting[correctionId];
  if (accountId === undefined) return nothing();
  return accept<WaitingProposalsEvent>({ type: 'ProposalRemoved', data: { correctionId, accountId, endedOn: today } });
};

/**
 * Proposals of cases that wait for approval, so that a change of their account, a tariff or a policy finds them (11.8).
 * One stream for a sixteenth of the accounts.
 */
export const waitingProposals: Decider<WaitingProposalsCommand, WaitingProposalsEvent, WaitingProposals> = {
  category: 'waiting-proposals',
  events: { ProposalEntered: 1, ProposalRemoved: 1 },
  initial: { waiting: {} },
  decide: (command, state) => {
    switch (command.type) {
      case 'EnterProposal':
        return enter(state, command);
      case 'RemoveProposal':
        return remove(state, command);
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'ProposalEntered':
        return { waiting: { ...state.waiting, [event.data.correctionId]: event.data.accountId } };
      case 'ProposalRemoved': {
        const { [event.data.correctionId]: _, ...others } = state.waiting;
        return { waiting: others };
      }
    }
  },
};
