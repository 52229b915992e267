import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';

/** A proposal of a case waits for approval. */
export type EnterProposal = {
  readonly type: 'EnterProposal';
  readonly correctionId: string;
  readonly accountId: string;
  readonly today: CivilDate;
};
/** The correction has ended: posted, declined, refused or taken back. */
export type RemoveProposal = {
  readonly type: 'RemoveProposal';
  readonly correctionId: string;
  readonly today: CivilDate;
};
export type WaitingProposalsCommand = EnterProposal | RemoveProposal;

/** Changes of its account, of tariffs and of policies are compared with this proposal from now on (11.8). */
export type ProposalEntered = DomainEvent<
  'ProposalEntered',
  { readonly correctionId: string; readonly accountId: string; readonly since: CivilDate }
>;
/** The correction has ended, and nothing is compared with it any more. */
export type ProposalRemoved = DomainEvent<
  'ProposalRemoved',
  { readonly correctionId: string; readonly accountId: string; readonly endedOn: CivilDate }
>;
export type WaitingProposalsEvent = ProposalEntered | ProposalRemoved;
