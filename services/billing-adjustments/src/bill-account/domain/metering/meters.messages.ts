import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { Meter, Reading } from '../bill.ts';

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

export type MetersCommand = TakeMeter | ReleaseMeter;
export type MetersEvent = MeterTaken | SecondMeterKept | MeterReleased;
