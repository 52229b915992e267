import type { CivilDate } from '@pishkhan/calendar';
import {
  billAccount,
  certificate,
  correction,
  policy,
  type BillAccount,
} from '@pishkhan/billing-adjustments/simulation';
import { staffMember } from '@pishkhan/customer-accounts/simulation';
import { meter } from '@pishkhan/metering/simulation';

/** What a planted fault changes; without one, the services' own deciders over a log that refuses conflicts. */
export interface Fault {
  readonly correction: Pick<typeof correction, 'category' | 'initial' | 'decide' | 'evolve'>;
  readonly billAccount: Pick<typeof billAccount, 'category' | 'initial' | 'decide' | 'evolve'>;
  readonly policy: Pick<typeof policy, 'category' | 'initial' | 'decide' | 'evolve'>;
  readonly certificate: Pick<typeof certificate, 'category' | 'initial' | 'decide' | 'evolve'>;
  readonly meter: Pick<typeof meter, 'category' | 'initial' | 'decide' | 'evolve'>;
  readonly staffMember: Pick<typeof staffMember, 'category' | 'initial' | 'decide' | 'evolve'>;
  readonly appendsAnywhere: boolean;
  /** The account as a decision sees it. */
  seen(account: BillAccount): BillAccount;
  /** The certificates of a signer as a decision sees them. */
  held(certificates: Held): Held;
}
type Held = typeof certificate.initial;

export const honest: Fault = {
  correction,
  billAccount,
  policy,
  certificate,
  meter,
  staffMember,
  appendsAnywhere: false,
  seen: (account) => account,
  held: (certificates) => certificates,
};

const FAR = '2099-12-30' as CivilDate;
const withoutWindow = (account: BillAccount): BillAccount => ({ ...account, counted: [] });
type State = typeof correction.initial;
const withoutBars = (state: State): State =>
  'proposal' in state && state.proposal ? ({ ...state, proposal: { ...state.proposal, bars: [] } } as State) : state;

/** Faults that the proof must catch. */
export const faults: Readonly<Record<string, Fault>> = {
  'a bar is removed': {
    ...honest,
    correction: { ...correction, decide: (command, state) => correction.decide(command, withoutBars(state)) },
  },
  'the proposer approves': {
    ...honest,
    correction: {
      ...correction,
      decide: (command, state) =>
        correction.decide(
          command,
          command.type === 'ApproveCorrection' && state.status === 'awaitingApproval'
            ? { ...state, request: { ...state.request, proposedBy: 'nobody' } }
            : state,
        ),
    },
  },
  'amounts count without the window': {
    ...honest,
    billAccount: { ...billAccount, decide: (command, state) => billAccount.decide(command, withoutWindow(state)) },
    seen: withoutWindow,
  },
  'a revoked certificate counts': {
    ...honest,
    held: (held) => ({ ...held, certificates: held.certificates.map(({ revokedOn: _, ...each }) => each) }),
  },
  'an expired certificate counts': {
    ...honest,
    held: (held) => ({ ...held, certificates: held.certificates.map((each) => ({ ...each, validTo: FAR })) }),
  },
  'the proposer confirms a version': {
    ...honest,
    policy: {
      ...policy,
      decide: (command, { waiting = [], ...state }) =>
        policy.decide(command, { ...state, waiting: waiting.map((each) => ({ ...each, proposedBy: 'nobody' })) }),
    },
  },
  'the issuer confirms a certificate': {
    ...honest,
    certificate: {
      ...certificate,
      decide: (command, { waiting = [], ...state }) =>
        certificate.decide(command, { ...state, waiting: waiting.map((each) => ({ ...each, issuer: 'nobody' })) }),
    },
  },
  'the requester confirms the move of a meter': {
    ...honest,
    meter: {
      ...meter,
      decide: (command, state) =>
        meter.decide(
          command,
          state.status === 'installed' && state.zoneMove
            ? { ...state, zoneMove: { ...state.zoneMove, requestedBy: 'nobody' } }
            : state,
        ),
    },
  },
  'the proposer confirms an entry of the staff register': {
    ...honest,
    staffMember: {
      ...staffMember,
      decide: (command, { pending, ...state }) =>
        staffMember.decide(command, { ...state, ...(pending && { pending: { ...pending, proposedBy: 'nobody' } }) }),
    },
  },
  'the sum is decided off the stream': { ...honest, appendsAnywhere: true },
};
