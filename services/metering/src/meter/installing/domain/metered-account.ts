import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import { accountMustHaveOneMeter } from '../../domain/meter.rules.ts';
import { removalsOf, type MeterState } from '../../domain/meter.state.ts';
import type {
  AccountClaimed,
  Claim,
  ClaimAccount,
  MeteredAccountCommand,
  MeteredAccountEvent,
} from './metered-account.messages.ts';

/** The last claim, if any. Whether it still counts is recorded by the stream of its meter. */
export interface MeteredAccount {
  readonly claim?: AccountClaimed['data'];
}

/** Whether the meter of a claim no longer keeps the account; a meter that is not installed yet keeps it. */
export const hasEnded = ({ accountId, removals }: Claim, state: MeterState): boolean =>
  state.status === 'installed' ? state.accountId !== accountId : removalsOf(state) > removals;

const claimAccount = (
  { type: _, lastClaimHasEnded, ...claim }: ClaimAccount,
  { claim: last }: MeteredAccount,
): Decision<MeteredAccountEvent> => {
  if (last && !lastClaimHasEnded)
    return last.meterId === claim.meterId
      ? nothing()
      : accountMustHaveOneMeter(claim.accountId, last.meterId) || nothing();
  return accept<AccountClaimed>({
    type: 'AccountClaimed',
    data: { ...claim, ...(last && { after: last.meterId }) },
  });
};

/** One stream per account, appended at its exact revision: of several meters at one moment one wins (11.4; N16). */
export const meteredAccount: Decider<MeteredAccountCommand, MeteredAccountEvent, MeteredAccount> = {
  category: 'metered-account',
  events: { AccountClaimed: 1 },
  initial: {},
  decide: (command, state) => {
    switch (command.type) {
      case 'ClaimAccount':
        return claimAccount(command, state);
    }
  },
  evolve: (_, event) => {
    switch (event.type) {
      case 'AccountClaimed':
        return { claim: event.data };
    }
  },
};
