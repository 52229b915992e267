import { billAccount, correction, type BillAccount } from '@pishkhan/billing-adjustments/simulation';

/** What a planted fault changes; without one, the services' own deciders over a log that refuses conflicts. */
export interface Fault {
  readonly correction: Pick<typeof correction, 'category' | 'initial' | 'decide' | 'evolve'>;
  readonly billAccount: Pick<typeof billAccount, 'category' | 'initial' | 'decide' | 'evolve'>;
  readonly appendsAnywhere: boolean;
  /** The account as a decision sees it. */
  seen(account: BillAccount): BillAccount;
}

export const honest: Fault = { correction, billAccount, appendsAnywhere: false, seen: (account) => account };

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
  'the sum is decided off the stream': { ...honest, appendsAnywhere: true },
};
