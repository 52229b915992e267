import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { Approval } from '../../bill-account/domain/bill.ts';
import type { Certificates } from '../../certificate/domain/certificate.messages.ts';
import type { ApproverRole } from '../../pricing/policy/domain/content/correction-approval.policy.ts';
import type { OwnProposalCommand } from './own/own-proposal.messages.ts';
import type { Approver, NameStandIn, OfficeToday, StandInNamed } from './signing/signing.messages.ts';
import type { CorrectionBasis, CorrectionRequest, Proposal } from '../../bill-account/domain/correcting/proposal.ts';

/** The case and the account of a correction: in every event that the case receives. */
export type CorrectionSubject = Pick<CorrectionRequest, 'correctionId' | 'caseId' | 'officeId' | 'accountId'>;

/** `proposer` has the certificates of the requesting person. */
export type ProposeCorrection = {
  readonly type: 'ProposeCorrection';
  readonly request: CorrectionRequest;
  readonly proposer: Certificates;
  readonly basis: CorrectionBasis;
};
export type ApproveCorrection = {
  readonly type: 'ApproveCorrection';
  readonly approver: Approver;
  readonly hash: string;
  readonly basis: CorrectionBasis;
  readonly office: OfficeToday;
};
export type DeclineCorrection = {
  readonly type: 'DeclineCorrection';
  readonly approver: Approver;
  readonly office: OfficeToday;
  readonly reason: string;
  readonly today: CivilDate;
};
/** Computes the same request again, because an input has changed. */
export type ReproposeCorrection = {
  readonly type: 'ReproposeCorrection';
  readonly approver: Approver;
  readonly office: OfficeToday;
  readonly basis: CorrectionBasis;
};
/** On posting, the account's state no longer yielded this hash. */
export type FindCorrectionStale = {
  readonly type: 'FindCorrectionStale';
  readonly hash: string;
  readonly basis: CorrectionBasis;
};
export type MarkCorrectionPosted = {
  readonly type: 'MarkCorrectionPosted';
  readonly hash: string;
  readonly today: CivilDate;
};
/** The case takes its request back. */
export type WithdrawCorrection = {
  readonly type: 'WithdrawCorrection';
  readonly subject: CorrectionSubject;
  readonly by: string;
  readonly reason: string;
  readonly today: CivilDate;
};
export type CorrectionCommand =
  | ProposeCorrection
  | ApproveCorrection
  | DeclineCorrection
  | ReproposeCorrection
  | NameStandIn
  | FindCorrectionStale
  | MarkCorrectionPosted
  | WithdrawCorrection
  | OwnProposalCommand;

/**
 * Before and after of every bill affected by the cause were computed and wait for approval under this hash (Card 22;
 * 11.8, 7.5).
 */
export type CorrectionProposed = DomainEvent<
  'CorrectionProposed',
  {
    readonly request: CorrectionRequest;
    readonly proposal: Proposal;
    readonly hash: string;
    /** County of the account: scope of the head. */
    readonly countyOffice: string;
    /** Readers of the disputed indexes; they may not approve. */
    readonly disputedReaders: readonly string[];
    readonly proposedOn: CivilDate;
  }
>;

/**
 * The same request was computed again after an input had changed; earlier approvals were of other amounts and are void.
 */
export type CorrectionReproposed = DomainEvent<
  'CorrectionReproposed',
  CorrectionSubject & { readonly proposal: Proposal; readonly hash: string; readonly proposedOn: CivilDate }
>;

/** A competent person signed the hash (7.5). */
export type CorrectionApproved = DomainEvent<
  'CorrectionApproved',
  Approval & { readonly correctionId: string; readonly role: ApproverRole; readonly hash: string }
>;

/** All approvals required for the amount were given; the correction will be posted (7.5). */
export type CorrectionFullyApproved = DomainEvent<
  'CorrectionFullyApproved',
  { readonly correctionId: string; readonly hash: string }
>;

/** An approver declined and stated the reason (7.5). */
export type CorrectionDeclined = DomainEvent<
  'CorrectionDeclined',
  CorrectionSubject & Approval & { readonly reason: string }
>;

/** The request breaks a rule and is rejected; the case receives the rule. */
export type CorrectionRefused = DomainEvent<
  'CorrectionRefused',
  {
    readonly request: CorrectionRequest;
    readonly rule: string;
    readonly data?: Readonly<Record<string, unknown>>;
    readonly refusedOn: CivilDate;
  }
>;

/** The account's state no longer yielded the approved hash; nothing was posted, and the proposal is computed again. */
export type CorrectionFoundStale = DomainEvent<
  'CorrectionFoundStale',
  { readonly correctionId: string; readonly hash: string; readonly foundOn: CivilDate }
>;

/** The correction was posted to the account's ledger (11.8-3). */
export type CorrectionPosted = DomainEvent<
  'CorrectionPosted',
  { readonly correctionId: string; readonly hash: string; readonly postedOn: CivilDate }
>;

/** The case took its request back before the last approval: nothing will be posted (15.4-38). */
export type CorrectionWithdrawn = DomainEvent<
  'CorrectionWithdrawn',
  CorrectionSubject & { readonly by: string; readonly reason: string; readonly withdrawnOn: CivilDate }
>;

/** The case took its request back after the last approval: the posting is under way, and ends it unless it fails. */
export type CorrectionWithdrawalNoted = DomainEvent<
  'CorrectionWithdrawalNoted',
  { readonly correctionId: string; readonly by: string; readonly reason: string; readonly notedOn: CivilDate }
>;

/**
 * A person requested a declined or refused proposal of billing again, with a reason; it waits for the approval of
 * another person (15.4-32, 7.5). `request.proposedBy` is this person.
 */
export type CorrectionProposedAnew = DomainEvent<
  'CorrectionProposedAnew',
  CorrectionProposed['data'] & { readonly reason: string }
>;

/** A proposal of billing would change nothing (any more): nobody needs to approve it (15.4-31, 15.4-39). */
export type CorrectionFoundNeedless = DomainEvent<
  'CorrectionFoundNeedless',
  { readonly request: CorrectionRequest; readonly countyOffice: string; readonly foundOn: CivilDate }
>;

/** A person decided that the bills stay as they were issued, although a reading contradicts them (15.4-32). */
export type BillsLeftAsIssued = DomainEvent<
  'BillsLeftAsIssued',
  CorrectionSubject & { readonly by: string; readonly reason: string; readonly decidedOn: CivilDate }
>;

export type CorrectionEvent =
  | CorrectionProposed
  | CorrectionReproposed
  | CorrectionApproved
  | StandInNamed
  | CorrectionFullyApproved
  | CorrectionDeclined
  | CorrectionRefused
  | CorrectionFoundStale
  | CorrectionPosted
  | CorrectionWithdrawn
  | CorrectionWithdrawalNoted
  | CorrectionProposedAnew
  | CorrectionFoundNeedless
  | BillsLeftAsIssued;
