import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { Approval } from '../../bill-account/domain/billing/bill.ts';
import type { ApproverRole } from '../../pricing/policy/domain/content/approval/correction-approval.policy.ts';
import type {
  BillsLeftAsIssued,
  CorrectionFoundNeedless,
  CorrectionProposedAnew,
  OwnProposalCommand,
} from './proposing/own/own-proposal.messages.ts';
import type {
  CompareProposal,
  CorrectionMatchedAgain,
  CorrectionOvertaken,
} from './proposing/overtaken/overtaken.messages.ts';
import type {
  CorrectionProposed,
  CorrectionRefused,
  CorrectionReproposed,
  CorrectionSubject,
  ProposeCorrection,
  ReproposeCorrection,
} from './proposing/proposing.messages.ts';
import type { Approver, NameStandIn, OfficeToday, StandInNamed } from './signing/signing.messages.ts';
import type { CorrectionBasis } from '../../bill-account/domain/correcting/proposal.ts';

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
/** The case waits at another office, because its own is closed. */
export type MoveCorrection = {
  readonly type: 'MoveCorrection';
  readonly correctionId: string;
  readonly to: string;
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
  | MoveCorrection
  | CompareProposal
  | OwnProposalCommand;

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

/** The office of the case is closed: representatives of another office of the county sign from now on (1.1, 7.5). */
export type CorrectionMovedToOffice = DomainEvent<
  'CorrectionMovedToOffice',
  { readonly correctionId: string; readonly from: string; readonly to: string; readonly movedOn: CivilDate }
>;

export type CorrectionEvent =
  | CorrectionProposed
  | CorrectionReproposed
  | CorrectionOvertaken
  | CorrectionMatchedAgain
  | CorrectionApproved
  | StandInNamed
  | CorrectionFullyApproved
  | CorrectionDeclined
  | CorrectionRefused
  | CorrectionFoundStale
  | CorrectionPosted
  | CorrectionMovedToOffice
  | CorrectionWithdrawn
  | CorrectionWithdrawalNoted
  | CorrectionProposedAnew
  | CorrectionFoundNeedless
  | BillsLeftAsIssued;
