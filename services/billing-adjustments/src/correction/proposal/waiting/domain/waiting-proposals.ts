import type { CivilDate } from '@pishkhan/calendar';
import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import type {
  BeginComparison,
  CommonChange,
  EnterProposal,
  RecordComparison,
  RemoveProposal,
  WaitingProposalsCommand,
  WaitingProposalsEvent,
} from './waiting-proposals.messages.ts';

/** Proposals of one part: one event, and one turn of the background work. */
export const PROPOSALS_OF_A_PART = 20;

/** A comparison under way. */
export interface Comparison {
  readonly comparison: number;
  readonly because: CommonChange;
  /** Corrections that it has not compared yet. */
  readonly left: readonly string[];
}

export interface WaitingProposals {
  /** Account of each waiting correction, in order of arrival. */
  readonly waiting: Readonly<Record<string, string>>;
  /** Number of the last comparison; 0 before the first one. */
  readonly comparisons: number;
  /** Comparisons under way, in the order of their changes. */
  readonly underWay: readonly Comparison[];
  /** Last day that began a comparison. */
  readonly day?: CivilDate;
}

/** Corrections of an account that wait in this stream. */
export const correctionsOf = ({ waiting }: WaitingProposals, accountId: string): readonly string[] =>
  Object.keys(waiting).filter((correctionId) => waiting[correctionId] === accountId);

/** The proposals to compare next. */
export const nextPartOf = ({ underWay: [next] }: WaitingProposals): Comparison | undefined =>
  next && { ...next, left: next.left.slice(0, PROPOSALS_OF_A_PART) };

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

/** A day begins one comparison; a proposal that is entered later on that day is compared when it is entered. */
const begin = (
  { waiting, comparisons, day }: WaitingProposals,
  { because, today }: BeginComparison,
): Decision<WaitingProposalsEvent> => {
  const isDone = because === 'day' && day !== undefined && day >= today;
  if (isDone || Object.keys(waiting).length === 0) return nothing();
  return accept<WaitingProposalsEvent>({
    type: 'ComparisonBegan',
    data: { comparison: comparisons + 1, because, on: today },
  });
};

const record = (
  { underWay }: WaitingProposals,
  { comparison, correctionIds }: RecordComparison,
): Decision<WaitingProposalsEvent> => {
  const left = underWay.find((each) => each.comparison === comparison)?.left ?? [];
  return correctionIds.some((correctionId) => left.includes(correctionId))
    ? accept<WaitingProposalsEvent>({ type: 'ProposalsCompared', data: { comparison, correctionIds } })
    : nothing();
};

const withoutCompared = (
  underWay: readonly Comparison[],
  isCompared: (correctionId: string, comparison: number) => boolean,
): readonly Comparison[] =>
  underWay
    .map((each) => ({ ...each, left: each.left.filter((id) => !isCompared(id, each.comparison)) }))
    .filter(({ left }) => left.length > 0);

/**
 * Proposals that wait for approval, so that a change of their account, a tariff, a policy or a new day finds them
 * (11.8). One stream for a sixteenth of the accounts.
 */
export const waitingProposals: Decider<WaitingProposalsCommand, WaitingProposalsEvent, WaitingProposals> = {
  category: 'waiting-proposals',
  events: { ProposalEntered: 1, ProposalRemoved: 1, ComparisonBegan: 1, ProposalsCompared: 1 },
  initial: { waiting: {}, comparisons: 0, underWay: [] },
  decide: (command, state) => {
    switch (command.type) {
      case 'EnterProposal':
        return enter(state, command);
      case 'RemoveProposal':
        return remove(state, command);
      case 'BeginComparison':
        return begin(state, command);
      case 'RecordComparison':
        return record(state, command);
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'ProposalEntered':
        return { ...state, waiting: { ...state.waiting, [event.data.correctionId]: event.data.accountId } };
      case 'ProposalRemoved': {
        const { [event.data.correctionId]: _, ...waiting } = state.waiting;
        return {
          ...state,
          waiting,
          underWay: withoutCompared(state.underWay, (correctionId) => correctionId === event.data.correctionId),
        };
      }
      case 'ComparisonBegan': {
        const { comparison, because, on } = event.data;
        const began = { comparison, because, left: Object.keys(state.waiting) };
        const underWay = [...state.underWay, began];
        return { ...state, comparisons: comparison, underWay, ...(because === 'day' && { day: on }) };
      }
      case 'ProposalsCompared': {
        const { comparison, correctionIds } = event.data;
        const isCompared = (correctionId: string, of: number) =>
          of === comparison && correctionIds.includes(correctionId);
        return { ...state, underWay: withoutCompared(state.underWay, isCompared) };
      }
    }
  },
};
