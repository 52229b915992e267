import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';

/** A workshop answered in writing (A1-7). */
interface TestResult {
  readonly testId: string;
  readonly caseId: string;
  readonly testedOn: CivilDate;
  readonly workshopId?: string;
  /** Number and day of the written answer. */
  readonly answerNumber: string;
  readonly answeredOn: CivilDate;
  /** Hundredths of a per cent; positive: it registers too much (15.4-17). */
  readonly errorBasisPoints: number;
  readonly isSound: boolean;
  /** Last day of the certificate. */
  readonly validUntil?: CivilDate;
}

export interface RecordMeterTest extends TestResult {
  readonly type: 'RecordMeterTest';
}

/** A workshop tested this meter: its error, whether it is sound, and how long the certificate counts (A1-7, A1-8). */
export type MeterTestRecorded = DomainEvent<
  'MeterTestRecorded',
  TestResult & { readonly meterId: string; readonly accountId: string }
>;
