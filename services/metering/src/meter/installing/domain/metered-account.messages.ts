import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { Exchange } from '../../domain/exchanging/exchange.messages.ts';
import type { InstallMeter } from '../../domain/meter.messages.ts';

/** The installation that is stored under a claim, with the request's id and content hash. */
export interface Claim {
  readonly accountId: string;
  readonly meterId: string;
  /** Removals of the meter before the claim: a later one ends it. */
  readonly removals: number;
  readonly installation: Omit<InstallMeter, 'type' | 'otherMeter'>;
  readonly command: { readonly commandId: string; readonly commandHash: string };
  /** The whole exchange, if the meter takes the place of another one (Card 13). */
  readonly exchange?: Exchange;
}

export interface ClaimAccount extends Claim {
  readonly type: 'ClaimAccount';
  /** The meter of the last claim was removed, or measures another account, by its own stream. */
  readonly lastClaimHasEnded: boolean;
}

/** A rule of one of the two meters, or of the account, refuses an exchange. */
export interface RefuseExchange {
  readonly type: 'RefuseExchange';
  readonly exchangeId: string;
  readonly accountId: string;
  readonly caseId?: string;
  readonly rule: string;
  readonly data?: unknown;
  readonly refusedOn: CivilDate;
}

export type MeteredAccountCommand = ClaimAccount | RefuseExchange;

/**
 * An account was promised to a meter; its installation is decided and can only be stored from now on, so that two
 * meters at one moment cannot both measure the account (N16, ADR 0051). With an exchange, the meter takes the place of
 * another one (Card 13, ADR 0115).
 */
export type AccountClaimed = DomainEvent<'AccountClaimed', Claim & { readonly after?: string }>;

/** An exchange was refused by a rule; a claim that it had goes back to the meter before (A2-5, 11.4). */
export type MeterExchangeRefused = DomainEvent<'MeterExchangeRefused', Omit<RefuseExchange, 'type'>>;

export type MeteredAccountEvent = AccountClaimed | MeterExchangeRefused;
