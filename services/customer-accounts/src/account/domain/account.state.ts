import type {
  AccountEvent,
  AccountOpened,
  InstalledMeterNoted,
  SupplyTermsAmended,
  TermsChangeProposed,
} from './account.messages.ts';

export type OpenedAccount = { readonly status: 'open' } & AccountOpened['data'] & {
    /** In order of record. */
    readonly amendments: readonly SupplyTermsAmended['data'][];
    /** That wait for the second person. */
    readonly proposals: readonly TermsChangeProposed['data'][];
  };
export type AccountState =
  | { readonly status: 'unknown'; readonly installed?: InstalledMeterNoted['data'] }
  | OpenedAccount;

const without = ({ proposals }: OpenedAccount, changeId: string) =>
  proposals.filter((proposal) => proposal.changeId !== changeId);

export const evolveAccount = (state: AccountState, event: AccountEvent): AccountState => {
  if (event.type === 'AccountOpened') return { status: 'open', ...event.data, amendments: [], proposals: [] };
  if (event.type === 'InstalledMeterNoted')
    return state.status === 'unknown' ? { ...state, installed: event.data } : state;
  if (state.status === 'unknown') return state;
  switch (event.type) {
    case 'TermsChangeProposed':
      return { ...state, proposals: [...state.proposals, event.data] };
    case 'TermsChangeDeclined':
      return { ...state, proposals: without(state, event.data.changeId) };
    case 'SupplyTermsAmended':
      return {
        ...state,
        amendments: [...state.amendments, event.data],
        proposals: without(state, event.data.changeId),
      };
  }
};
