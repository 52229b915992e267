import { BILLING_ITSELF } from '../../bill-account/domain/correcting/proposal.ts';
import type { CorrectionDeclined, CorrectionEvent } from './correction.messages.ts';
import type { CorrectionOvertaken } from './proposing/overtaken/overtaken.messages.ts';
import type { CorrectionProposed } from './proposing/proposing.messages.ts';
import { keeping } from './proposing/proposing.ts';
import { withStandIn } from './signing/named-stand-in.ts';
import type { CorrectionState } from './correction.state.ts';

type Ended = 'refused' | 'withdrawn' | 'needless' | 'leftAsIssued';
type Proposed = Exclude<CorrectionState, { status: 'unknown' | Ended }>;

/** These events occur only after a proposal. */
const after = (state: CorrectionState, change: (proposed: Proposed) => CorrectionState): CorrectionState => {
  switch (state.status) {
    case 'unknown':
    case 'refused':
    case 'withdrawn':
    case 'needless':
    case 'leftAsIssued':
      return state;
    case 'awaitingApproval':
    case 'fullyApproved':
    case 'posted':
    case 'declined':
      return change(state);
  }
};

const proposed = ({
  proposedOn: _,
  reason: __,
  ...data
}: CorrectionProposed['data'] & { readonly reason?: string }): CorrectionState => ({
  status: 'awaitingApproval',
  ...data,
  approvals: [],
});

/** The person of the request before, if it was a person. */
const earlierProposersOf = (state: CorrectionState): readonly string[] => {
  const before = 'request' in state ? state.request?.proposedBy : undefined;
  const earlier = 'earlierProposers' in state ? (state.earlierProposers ?? []) : [];
  return before === undefined || before === BILLING_ITSELF ? earlier : [...earlier, before];
};

const matching = ({ overtaken: _, ...proposed }: Proposed): Proposed => proposed;

/** Events of earlier releases name one change. */
const overtaken = ({ because, changes, now }: CorrectionOvertaken['data']): Proposed['overtaken'] => ({
  changes: changes ?? (because === undefined ? [] : [because]),
  ...(now !== undefined && { now }),
});

const reproposed = (
  { hashVersion: _, ...before }: Proposed,
  { proposal, hash, hashVersion }: Extract<CorrectionEvent, { type: 'CorrectionReproposed' }>['data'],
): CorrectionState => ({
  ...matching(before),
  status: 'awaitingApproval',
  request: keeping(before.request, before.proposal),
  proposal,
  hash,
  ...(hashVersion && { hashVersion }),
  approvals: [],
});

const declined = (before: Proposed, { by, on }: CorrectionDeclined['data']): CorrectionState => ({
  ...before,
  status: 'declined',
  declinedBy: by,
  declinedOn: on,
});

export const evolveCorrection = (state: CorrectionState, event: CorrectionEvent): CorrectionState => {
  switch (event.type) {
    case 'CorrectionProposed':
      return proposed(event.data);
    case 'CorrectionProposedAnew':
      return { ...proposed(event.data), earlierProposers: earlierProposersOf(state) } as CorrectionState;
    case 'CorrectionReproposed':
      return after(state, (before) => reproposed(before, event.data));
    case 'CorrectionOvertaken':
      return after(state, (before) => ({ ...before, overtaken: overtaken(event.data) }));
    case 'CorrectionMatchedAgain':
      return after(state, matching);
    case 'CorrectionApproved':
      return after(state, (before) => ({ ...before, approvals: [...before.approvals, event.data] }));
    case 'StandInNamed':
      return after(state, (before) => ({ ...before, standIns: withStandIn(before.standIns, event.data) }));
    case 'CorrectionMovedToOffice':
      return after(state, (before) => ({ ...before, request: { ...before.request, officeId: event.data.to } }));
    case 'CorrectionFullyApproved':
      return after(state, (before) => ({ ...before, status: 'fullyApproved' }));
    case 'CorrectionDeclined':
      return after(state, (before) => declined(before, event.data));
    case 'CorrectionFoundStale':
      return after(state, (before) => ({ ...before, status: 'awaitingApproval', approvals: [] }));
    case 'CorrectionPosted':
      return 'proposal' in state ? { ...(state as Proposed), status: 'posted' } : state;
    case 'CorrectionWithdrawn':
      return { ...('proposal' in state ? state : {}), status: 'withdrawn' };
    case 'CorrectionWithdrawalNoted':
      return after(state, (before) => ({ ...before, withdrawal: { by: event.data.by, reason: event.data.reason } }));
    case 'CorrectionFoundNeedless':
      return { ...('proposal' in state ? state : {}), status: 'needless', request: event.data.request };
    case 'BillsLeftAsIssued':
      return state.status === 'unknown' ? state : { ...state, status: 'leftAsIssued' };
    case 'CorrectionRefused':
      return { ...('proposal' in state ? state : {}), status: 'refused', request: event.data.request };
  }
};
