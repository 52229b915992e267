import type { CorrectionApproved, CorrectionProposed } from './correction.messages.ts';

/** A proposal with its hash, and the approvals of this hash. */
interface Proposed extends Omit<CorrectionProposed['data'], 'proposedOn'> {
  readonly approvals: readonly CorrectionApproved['data'][];
  /** The case took the request back while the posting was under way. */
  readonly withdrawal?: { readonly by: string; readonly reason: string };
}

export type Awaiting = { readonly status: 'awaitingApproval' } & Proposed;
export type CorrectionState =
  | { readonly status: 'unknown' }
  | Awaiting
  | ({ readonly status: 'fullyApproved' | 'posted' | 'declined' } & Proposed)
  | ({ readonly status: 'refused' } & Partial<Proposed>)
  | ({ readonly status: 'withdrawn' } & Partial<Proposed>);

export const unknownCorrection: CorrectionState = { status: 'unknown' };

interface Signing {
  readonly proposal: Pick<Awaiting['proposal'], 'approvalsNeeded'>;
  readonly approvals: readonly Pick<Awaiting['approvals'][number], 'role'>[];
}
/** Roles that must still approve, in the order of the policy. */
export const rolesLeft = ({ proposal, approvals }: Signing) =>
  proposal.approvalsNeeded.filter((role) => !approvals.some((approval) => approval.role === role));
