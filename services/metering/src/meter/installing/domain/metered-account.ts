import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import { accountMustHaveOneMeter } from '../../domain/meter.rules.ts';
import { removalsOf, type MeterState } from '../../domain/meter.state.ts';
import type {
  AccountClaimed,
  Claim,
  ClaimAccount,
  MeterExchangeRefused,
  MeteredAccountCommand,
  MeteredAccountEvent,
  RefuseExchange,
} from './metered-account.messages.ts';

/** The last claim, if any. Whether it still counts is recorded by the stream of its meter. */
export interface MeteredAccount {
  readonly claim?: AccountClaimed['data'];
  /** The claim before that of an exchange, which counts again if the exchange is refused. */
  readonly before?: AccountClaimed['data'];
  /** Meters that were promised the account, or left it by an exchange; absent without one. */
  readonly meters?: readonly string[];
  /** Exchanges of cases that were refused; absent without one. */
  readonly refused?: readonly string[];
}

/** Whether the meter of a claim no longer keeps the account; a meter that is not installed yet keeps it. */
export const hasEnded = ({ accountId, removals }: Claim, state: MeterState): boolean =>
  state.status === 'installed' ? state.accountId !== accountId : removalsOf(state) > removals;

/** The new meter of an exchange takes over from the one that it replaces, and from no other. */
const takesOver = ({ exchange }: Claim, last: Claim): boolean => exchange?.takenOff.meterId === last.meterId;

const claimAccount = (
  { type: _, lastClaimHasEnded, ...claim }: ClaimAccount,
  { claim: last }: MeteredAccount,
): Decision<MeteredAccountEvent> => {
  if (last && claim.exchange && last.exchange?.exchangeId === claim.exchange.exchangeId) return nothing();
  if (last && !lastClaimHasEnded && !takesOver(claim, last))
    return last.meterId === claim.meterId
      ? nothing()
      : accountMustHaveOneMeter(claim.accountId, last.meterId) || nothing();
  return accept<AccountClaimed>({
    type: 'AccountClaimed',
    data: { ...claim, ...(last && { after: last.meterId }) },
  });
};

const refuseExchange = (
  { type: _, ...refusal }: RefuseExchange,
  { refused = [] }: MeteredAccount,
): Decision<MeteredAccountEvent> =>
  refused.includes(refusal.exchangeId)
    ? nothing()
    : accept<MeterExchangeRefused>({ type: 'MeterExchangeRefused', data: refusal });

const withMeters = (known: readonly string[] = [], ...meters: readonly string[]) => [...new Set([...known, ...meters])];

const claimed = ({ claim: last, meters, refused }: MeteredAccount, { data }: AccountClaimed): MeteredAccount => ({
  claim: data,
  ...(data.exchange && last && { before: last }),
  meters: withMeters(meters, ...(data.exchange ? [data.exchange.takenOff.meterId] : []), data.meterId),
  ...(refused && { refused }),
});

/** An exchange of a person may be confirmed again after a refusal; a case asks anew (A2-5). */
const exchangeRefused = (
  { claim, before, meters, refused = [] }: MeteredAccount,
  { data: { exchangeId, caseId } }: MeterExchangeRefused,
): MeteredAccount => {
  const isReturned = claim?.exchange?.exchangeId === exchangeId;
  const current = isReturned ? before : claim;
  const ofCases = caseId === undefined ? refused : [...refused, exchangeId];
  return {
    ...(current && { claim: current }),
    ...(before && !isReturned && { before }),
    ...(meters && { meters }),
    ...(ofCases.length > 0 && { refused: ofCases }),
  };
};

/** One stream per account, appended at its exact revision: of several meters at one moment one wins (11.4; N16). */
export const meteredAccount: Decider<MeteredAccountCommand, MeteredAccountEvent, MeteredAccount> = {
  category: 'metered-account',
  events: { AccountClaimed: 1, MeterExchangeRefused: 1 },
  initial: {},
  decide: (command, state) => {
    switch (command.type) {
      case 'ClaimAccount':
        return claimAccount(command, state);
      case 'RefuseExchange':
        return refuseExchange(command, state);
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'AccountClaimed':
        return claimed(state, event);
      case 'MeterExchangeRefused':
        return exchangeRefused(state, event);
    }
  },
};
