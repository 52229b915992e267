import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { CorrectionBasis, CorrectionRequest } from '../../../../bill-account/domain/correcting/proposal.ts';
import type { CorrectionProposed, CorrectionSubject } from '../proposing.messages.ts';

/** A person of the county who decides about a proposal that no case requested. */
export interface Officer {
  readonly by: string;
  readonly roles: readonly string[];
  readonly office: string;
}

/** A person requests a proposal of billing again that was declined or refused. */
export type ProposeAnew = {
  readonly type: 'ProposeAnew';
  readonly officer: Officer;
  readonly reason: string;
  /** Account that the person named, if any. */
  readonly accountId?: string;
  readonly basis: CorrectionBasis;
};

/** The account has changed: a proposal of billing is computed again without a person. */
export type ComputeOwnProposalAgain = {
  readonly type: 'ComputeOwnProposalAgain';
  readonly basis: CorrectionBasis;
};

/** A person decides that the bills stay as they were issued. */
export type LeaveBillsAsIssued = {
  readonly type: 'LeaveBillsAsIssued';
  readonly officer: Officer;
  readonly reason: string;
  /** Account that the person named, if any. */
  readonly accountId?: string;
  /** The reading that overrules the estimate has no bill yet. */
  readonly isHeld: boolean;
  /** The factor that the correction takes still waits for it. */
  readonly isFactorKept?: boolean;
  readonly today: CivilDate;
};

export type OwnProposalCommand = ProposeAnew | ComputeOwnProposalAgain | LeaveBillsAsIssued;

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

/**
 * A person decided that the bills stay as they were issued, although a reading, evidence or changed terms contradict
 * them (15.4-32, 15.4-39).
 */
export type BillsLeftAsIssued = DomainEvent<
  'BillsLeftAsIssued',
  CorrectionSubject & { readonly by: string; readonly reason: string; readonly decidedOn: CivilDate }
>;
