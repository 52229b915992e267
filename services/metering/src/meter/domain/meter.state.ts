import type { CivilDate } from '@pishkhan/calendar';
import type { MeterInstalled } from './meter.messages.ts';

/** A reading as it stands now. */
export interface Reading {
  readonly readingId: string;
  readonly readOn: CivilDate;
  readonly index: number;
  /** As it was accepted, whatever was corrected since. */
  readonly acceptedIndex: number;
  readonly kind: 'actual' | 'estimated';
  readonly because?: 'absent' | 'readerEstimated';
}

export type InstalledMeter = { readonly status: 'installed' } & Omit<MeterInstalled['data'], 'readingId'> & {
    /** The installation first, in order of their days. */
    readonly readings: readonly Reading[];
    /** The meter was reported to stand still at its present index. */
    readonly stoodStill: boolean;
    /** Cases that found it faulty. */
    readonly faults: readonly string[];
  };
export type MeterState = { readonly status: 'unknown' } | InstalledMeter;
