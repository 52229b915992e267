import type { CivilDate } from '@pishkhan/calendar';
import type { OvertakingChange } from '@pishkhan/contracts';
import type { DomainEvent } from '@pishkhan/decider';

/** A change that may overtake proposals of every account; `day`: a deadline may have passed, or a version begun. */
export type CommonChange = Extract<OvertakingChange, 'tariff' | 'policy'> | 'day';

/** A proposal waits for approval. */
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
/** A version was published, or a day has begun. */
export type BeginComparison = {
  readonly type: 'BeginComparison';
  readonly because: CommonChange;
  readonly today: CivilDate;
};
/** These proposals were compared. */
export type RecordComparison = {
  readonly type: 'RecordComparison';
  readonly comparison: number;
  readonly correctionIds: readonly string[];
};
export type WaitingProposalsCommand = EnterProposal | RemoveProposal | BeginComparison | RecordComparison;

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
/** Every waiting proposal is compared, part by part: once for a published version, once for a day (11.8). */
export type ComparisonBegan = DomainEvent<
  'ComparisonBegan',
  { readonly comparison: number; readonly because: CommonChange; readonly on: CivilDate }
>;
/** One part of the waiting proposals was compared. */
export type ProposalsCompared = DomainEvent<
  'ProposalsCompared',
  { readonly comparison: number; readonly correctionIds: readonly string[] }
>;
export type WaitingProposalsEvent = ProposalEntered | ProposalRemoved | ComparisonBegan | ProposalsCompared;
