import type { DomainEvent } from '@pishkhan/decider';
import type { InstallMeter } from '../../domain/meter.messages.ts';

/** The installation that is stored under a claim, with the request's id and content hash. */
export interface Claim {
  readonly accountId: string;
  readonly meterId: string;
  /** Removals of the meter before the claim: a later one ends it. */
  readonly removals: number;
  readonly installation: Omit<InstallMeter, 'type' | 'otherMeter'>;
  readonly command: { readonly commandId: string; readonly commandHash: string };
}

export interface ClaimAccount extends Claim {
  readonly type: 'ClaimAccount';
  /** The meter of the last claim was removed, or measures another account, by its own stream. */
  readonly lastClaimHasEnded: boolean;
}

export type MeteredAccountCommand = ClaimAccount;

/**
 * An account was promised to a meter; its installation is decided and can only be stored from now on, so that two
 * meters at one moment cannot both measure the account (N16, ADR 0051).
 */
export type AccountClaimed = DomainEvent<'AccountClaimed', Claim & { readonly after?: string }>;

export type MeteredAccountEvent = AccountClaimed;
