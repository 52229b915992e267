import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { Meter, Reading } from '../billing/bill.ts';

/** A meter with its index at installation, which opens the first period. */
export interface InstalledMeter {
  readonly meter: Meter;
  readonly opening: Reading;
}

export type TakeMeter = InstalledMeter & { readonly type: 'TakeMeter'; readonly accountId: string };

/** The meter was registered for the wrong account. */
export interface ReleaseMeter {
  readonly type: 'ReleaseMeter';
  readonly accountId: string;
  readonly meterId: string;
  readonly on: CivilDate;
}

/** This meter measures the account; its index at installation opens the first period (11.4). */
export type MeterTaken = DomainEvent<'MeterTaken', InstalledMeter & { readonly accountId: string }>;

/**
 * A second meter is registered for the account: its readings wait until one of the two is removed (11.4, Card 13; N16).
 * Its message can also be faster than that of the removal.
 */
export type SecondMeterKept = DomainEvent<'SecondMeterKept', InstalledMeter & { readonly accountId: string }>;

/** The meter measures this account no longer; bills stay, readings of it that wait are dropped (9.6, 13.3; N16). */
export type MeterReleased = DomainEvent<
  'MeterReleased',
  {
    readonly accountId: string;
    readonly meterId: string;
    readonly releasedOn: CivilDate;
    /** Its readings that waited. */
    readonly dropped: readonly string[];
  }
>;

/** An estimate that counts on the register of the new meter, or at the index of the removal without one. */
export interface MovedReading {
  readonly readingId: string;
  readonly index: number;
}

/** A meter was taken off the connection, with or without another one in its place (Card 13, 11.4). */
export interface MeterChange {
  /** Of the exchange, or of the removal. */
  readonly changeId: string;
  readonly removal: Reading;
  /** The meter in its place; absent if the connection has none. */
  readonly next?: InstalledMeter;
  /**
   * Of a change that was entered late: estimates of its day and later, with their index on the register of the new
   * meter, or that of the removal (11.4, 15.4-31); absent without one.
   */
  readonly estimates?: readonly MovedReading[];
  /** Why the connection has no meter; absent at an exchange. */
  readonly absence?: 'removed' | 'cut' | 'lost';
}

export type TakeMeterChange = {
  readonly type: 'TakeMeterChange';
  readonly accountId: string;
  readonly change: MeterChange;
};

/** What an exchange or a removal waits for. */
export type ChangeWaitsFor = 'meter' | 'laterReading' | 'laterEstimates';

/** The removal is lower than an estimate before it, which is to be corrected (15.4-32). Absent otherwise. */
type Overruling = { readonly overrulesEstimate?: true };

/** Another meter measures the account from its first index on; the period goes on over both (11.4, Card 13). */
export type MeterExchangeTaken = DomainEvent<
  'MeterExchangeTaken',
  InstalledMeter &
    Overruling & {
      readonly accountId: string;
      readonly exchangeId: string;
      readonly removal: Reading;
      /** Of a late exchange, whose correction is posted with it (15.4-31); absent otherwise. */
      readonly estimates?: readonly MovedReading[];
    }
>;

/** The account has no meter: nothing is consumed until the next installation, and the period goes on (11.4). */
export type MeterRemovalTaken = DomainEvent<
  'MeterRemovalTaken',
  Overruling & {
    readonly accountId: string;
    readonly removalId: string;
    readonly absence: NonNullable<MeterChange['absence']>;
    readonly removal: Reading;
    /** Of a late removal, whose correction is posted with it (15.4-31); absent otherwise. */
    readonly estimates?: readonly MovedReading[];
  }
>;

/**
 * An exchange or a removal waits: for its meter, whose own exchange has not arrived; because the meter was read on a
 * later day, which a person must correct (11.4); or for the correction of bills with estimates of later days, which
 * billing proposes (15.4-31). Nothing parks.
 */
export type MeterChangeKept = DomainEvent<
  'MeterChangeKept',
  { readonly accountId: string; readonly change: MeterChange; readonly waitsFor: ChangeWaitsFor }
>;

export type MetersCommand = TakeMeter | ReleaseMeter | TakeMeterChange;
export type MetersEvent =
  | MeterTaken
  | SecondMeterKept
  | MeterReleased
  | MeterExchangeTaken
  | MeterRemovalTaken
  | MeterChangeKept;
