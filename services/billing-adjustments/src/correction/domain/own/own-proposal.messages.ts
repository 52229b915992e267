import type { CivilDate } from '@pishkhan/calendar';
import type { CorrectionBasis } from '../../../bill-account/domain/correcting/proposal.ts';

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
  /** The reading that overrules the estimate has no bill yet. */
  readonly isHeld: boolean;
  readonly today: CivilDate;
};

export type OwnProposalCommand = ProposeAnew | ComputeOwnProposalAgain | LeaveBillsAsIssued;
