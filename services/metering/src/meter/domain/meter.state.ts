import type { CivilDate } from '@pishkhan/calendar';
import type { MeterInstalled } from './meter.messages.ts';

/** A reading with its current index. */
export interface Reading {
  readonly readingId: string;
  readonly readOn: CivilDate;
  readonly index: number;
  /** As accepted, before any correction. */
  readonly acceptedIndex: number;
  readonly kind: 'actual' | 'estimated';
  readonly because?: 'absent' | 'readerEstimated';
}

export type InstalledMeter = { readonly status: 'installed' } & Omit<MeterInstalled['data'], 'readingId'> & {
    /** In order of their days, starting with the installation. */
    readonly readings: readonly Reading[];
    /** Whether a standstill at the current index was reported. */
    readonly stoodStill: boolean;
    /** Cases in which it was found faulty. */
    readonly faults: readonly string[];
  };
export type MeterState = { readonly status: 'unknown' } | InstalledMeter;
