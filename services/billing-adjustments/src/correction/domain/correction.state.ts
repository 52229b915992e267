import type { CasePart, PartOf, Placed } from '@pishkhan/roles';
import type { CorrectionApproved, CorrectionDeclined } from './correction.messages.ts';
import type { CorrectionOvertaken } from './proposing/overtaken/overtaken.messages.ts';
import type { CorrectionProposed } from './proposing/proposing.messages.ts';
import type { StandIn } from './signing/signing.messages.ts';

/** A proposal with its hash, and the approvals of this hash. */
interface Proposed extends Omit<CorrectionProposed['data'], 'proposedOn'> {
  readonly approvals: readonly CorrectionApproved['data'][];
  /** The case took the request back while the posting was under way. */
  readonly withdrawal?: { readonly by: string; readonly reason: string };
  /** The last stand-in of each role. */
  readonly standIns?: readonly StandIn[];
  /** Persons who proposed this correction before the current proposer (N26). */
  readonly earlierProposers?: readonly string[];
  /** The inputs have changed since the proposal was computed: by what, and what they gave when it was found (11.8). */
  readonly overtaken?: Pick<CorrectionOvertaken['data'], 'changes' | 'now'>;
}

export type Awaiting = { readonly status: 'awaitingApproval' } & Proposed;
export type CorrectionState =
  | { readonly status: 'unknown' }
  | Awaiting
  | ({ readonly status: 'fullyApproved' | 'posted' } & Proposed)
  | ({
      readonly status: 'declined';
      readonly declinedBy: string;
      readonly declinedOn: CorrectionDeclined['data']['on'];
    } & Proposed)
  | ({ readonly status: 'refused' | 'withdrawn' } & Partial<Proposed>)
  | ({ readonly status: 'needless' | 'leftAsIssued' } & Partial<Proposed>);

export const unknownCorrection: CorrectionState = { status: 'unknown' };

/** The person who decided last, and when; undefined if no person decided. */
export const decisionOn = (state: CorrectionState) => {
  if (state.status === 'declined') return { decidedBy: state.declinedBy, decidedOn: state.declinedOn };
  if (state.status !== 'fullyApproved' && state.status !== 'posted') return undefined;
  const { by, on } = state.approvals.at(-1) ?? {};
  return by === undefined ? undefined : { decidedBy: by, decidedOn: on };
};

/** A correction of billing itself has the county as its office; stand-ins act from another one (15.4-35). */
export const placeOfCorrection = (state: CorrectionState): Placed | undefined => {
  if (state.status === 'unknown') return undefined;
  const { request, countyOffice = request?.officeId, standIns = [] } = state;
  return { officeId: request?.officeId, countyOffice, persons: standIns.map(({ person }) => person) };
};

/** The part of a waiting correction that decides who may sign it. */
export interface Waiting {
  readonly request: Pick<CorrectionProposed['data']['request'], 'proposedBy' | 'officeId' | 'evidence'> & {
    readonly parts?: readonly CasePart[];
  };
  readonly countyOffice: string;
  readonly proposal: Pick<Awaiting['proposal'], 'approvalsNeeded' | 'bars'>;
  readonly approvals: readonly Pick<Awaiting['approvals'][number], 'role' | 'by'>[];
  readonly disputedReaders: readonly string[];
  readonly standIns?: readonly StandIn[];
  readonly earlierProposers?: readonly string[];
}
type Parted = Pick<Waiting, 'approvals' | 'disputedReaders' | 'earlierProposers'> & {
  readonly request: Omit<Waiting['request'], 'officeId'>;
};

/** What persons did in a correction, by its own events and the request of its case (7.5). */
export const partsIn = ({
  request: { proposedBy, parts = [], evidence },
  approvals,
  disputedReaders,
  earlierProposers = [],
}: Parted): readonly PartOf[] => [
  { as: 'proposer', by: proposedBy },
  ...approvals.map(({ by }): PartOf => ({ as: 'signer', by })),
  ...disputedReaders.map((by): PartOf => ({ as: 'reader', by })),
  ...parts,
  ...(evidence ? [{ as: 'visitor', by: evidence.visitedBy } as const] : []),
  ...earlierProposers.map((by): PartOf => ({ as: 'earlierProposer', by })),
];

interface Signing {
  readonly proposal: Waiting['proposal'];
  readonly approvals: readonly Pick<Waiting['approvals'][number], 'role'>[];
}
/** Roles that must still approve, in the order of the policy. */
export const rolesLeft = ({ proposal, approvals }: Signing) =>
  proposal.approvalsNeeded.filter((role) => !approvals.some((approval) => approval.role === role));
