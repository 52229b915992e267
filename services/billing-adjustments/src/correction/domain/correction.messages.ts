import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { Approval } from '../../bill-account/domain/bill-account.messages.ts';
import type { Certificates } from '../../certificate/domain/certificate.messages.ts';
import type { ApproverRole } from '../../pricing/policy/domain/correction-approval.policy.ts';
import type { CorrectionBasis, CorrectionRequest, Proposal } from '../../bill-account/domain/correcting/proposal.ts';

/** The case that asked, and the account it is about: in every event that whoever asked must hear of. */
export type CorrectionSubject = Pick<CorrectionRequest, 'correctionId' | 'caseId' | 'officeId' | 'accountId'>;

/** Who stands before the proposal, as the token and the certificates say. */
export interface Approver {
  readonly by: string;
  readonly roles: readonly string[];
  /** Counter office of a representative, county office of the head. */
  readonly office: string;
  readonly certificates: Certificates;
}

/** `proposer` is what the person who asks is certified for. */
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
};
export type DeclineCorrection = {
  readonly type: 'DeclineCorrection';
  readonly approver: Approver;
  readonly reason: string;
  readonly today: CivilDate;
};
/** Computes the same request afresh, because an input has changed. */
export type ReproposeCorrection = {
  readonly type: 'ReproposeCorrection';
  readonly approver: Approver;
  readonly basis: CorrectionBasis;
};
/** The account found, when it came to posting, that its state no longer gives this hash. */
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
export type CorrectionCommand =
  | ProposeCorrection
  | ApproveCorrection
  | DeclineCorrection
  | ReproposeCorrection
  | FindCorrectionStale
  | MarkCorrectionPosted;

/**
 * Before and after of every bill that a wrong index touched were computed and wait for approval under this hash (Card
 * 22; 11.8, 7.5).
 */
export type CorrectionProposed = DomainEvent<
  'CorrectionProposed',
  {
    readonly request: CorrectionRequest;
    readonly proposal: Proposal;
    readonly hash: string;
    /** County that the account belongs to: scope of the head. */
    readonly countyOffice: string;
    /** Who read the index that is disputed; may not approve. */
    readonly disputedReader?: string;
    readonly proposedOn: CivilDate;
  }
>;

/**
 * The same request was computed afresh after an input had changed; earlier approvals were of other figures and are
 * void.
 */
export type CorrectionReproposed = DomainEvent<
  'CorrectionReproposed',
  CorrectionSubject & { readonly proposal: Proposal; readonly hash: string; readonly proposedOn: CivilDate }
>;

/** Somebody competent signed the hash (7.5). */
export type CorrectionApproved = DomainEvent<
  'CorrectionApproved',
  Approval & { readonly correctionId: string; readonly role: ApproverRole; readonly hash: string }
>;

/** Everybody whose approval the amount needs has given it; the correction will be posted (7.5). */
export type CorrectionFullyApproved = DomainEvent<
  'CorrectionFullyApproved',
  { readonly correctionId: string; readonly hash: string }
>;

/** Somebody who could have approved did not, and said why (7.5). */
export type CorrectionDeclined = DomainEvent<
  'CorrectionDeclined',
  CorrectionSubject & Approval & { readonly reason: string }
>;

/** What was asked for breaks a rule and will not be made; whoever asked is told the rule. */
export type CorrectionRefused = DomainEvent<
  'CorrectionRefused',
  {
    readonly request: CorrectionRequest;
    readonly rule: string;
    readonly data?: Readonly<Record<string, unknown>>;
    readonly refusedOn: CivilDate;
  }
>;

/** The account's state no longer gave what was approved; nothing was posted, and the proposal is computed afresh. */
export type CorrectionFoundStale = DomainEvent<
  'CorrectionFoundStale',
  { readonly correctionId: string; readonly hash: string; readonly foundOn: CivilDate }
>;

/** The correction is in the account's ledger (11.8-3). */
export type CorrectionPosted = DomainEvent<
  'CorrectionPosted',
  { readonly correctionId: string; readonly hash: string; readonly postedOn: CivilDate }
>;

export type CorrectionEvent =
  | CorrectionProposed
  | CorrectionReproposed
  | CorrectionApproved
  | CorrectionFullyApproved
  | CorrectionDeclined
  | CorrectionRefused
  | CorrectionFoundStale
  | CorrectionPosted;
