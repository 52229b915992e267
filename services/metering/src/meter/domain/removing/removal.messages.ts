import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';

interface Deciding {
  readonly removalId: string;
  readonly by: string;
  readonly on: CivilDate;
}

export interface Judged {
  /**
   * Billing bills another meter that is installed on the account, so that no reading of this one is in a bill (N16 of
   * earlier releases).
   */
  readonly isInNoBill: boolean;
  /** The last bill of the account is of another meter, whether or not that one is still installed. */
  readonly isNotBilledYet?: boolean;
}

/** The connections unit finds that the meter was registered for the wrong account. */
export interface RemoveMeter extends Deciding, Judged {
  readonly type: 'RemoveMeter';
  readonly reason: string;
}

/** A second person decides, because readings of the meter are on record: money depends on them. */
export interface ConfirmRemoval extends Deciding, Judged {
  readonly type: 'ConfirmRemoval';
}

export interface DeclineRemoval extends Deciding {
  readonly type: 'DeclineRemoval';
  readonly reason: string;
}

export type RemovalCommand = RemoveMeter | ConfirmRemoval | DeclineRemoval;

interface Named {
  readonly meterId: string;
  readonly accountId: string;
  readonly removalId: string;
}

/** The removal of a meter with readings waits for a second person. */
export type MeterRemovalRequested = DomainEvent<
  'MeterRemovalRequested',
  Named & { readonly reason: string; readonly requestedBy: string; readonly requestedOn: CivilDate }
>;

/** The second person declined; the meter stays on its account. */
export type MeterRemovalDeclined = DomainEvent<
  'MeterRemovalDeclined',
  Named & { readonly reason: string; readonly declinedBy: string; readonly declinedOn: CivilDate }
>;

/** The meter measures this account no longer; its serial and the account are free (9.6, 13.3; N16). */
export type MeterRemoved = DomainEvent<
  'MeterRemoved',
  Named & {
    readonly reason: string;
    readonly requestedBy: string;
    /** The second person; absent if no reading was on record. */
    readonly confirmedBy?: string;
    readonly removedOn: CivilDate;
    /** Last day that a bill of the account can have from its readings; absent without one. */
    readonly lastReadOn?: CivilDate;
    /** The exchange whose installation is undone: the reason is the rule of the old meter (Card 13). */
    readonly exchangeId?: string;
  }
>;

export type RemovalEvent = MeterRemovalRequested | MeterRemovalDeclined | MeterRemoved;
