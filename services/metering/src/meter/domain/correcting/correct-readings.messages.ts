import type { CivilDate } from '@pishkhan/calendar';
import type { ChainReading, EstimateBasis, JudgementPolicy, ReadingChange } from '@pishkhan/consumption';

/** A reading as an approved correction left it: exactly this is recorded (11.8-2, 15.4-31). */
export interface RightReading {
  readonly readingId: string;
  readonly rightIndex: number;
  /** The rest is absent in messages of earlier releases, which corrected one index. */
  readonly rolledOver?: boolean;
  /** Whether the rollover is confirmed now; absent if as before, or confirmed with the mark of a corrected one. */
  readonly rolloverConfirmed?: boolean;
  readonly because?: ReadingChange;
  /** Absent if the recorded day is right. */
  readonly rightDay?: CivilDate;
  readonly estimate?: EstimateBasis;
}

/** An approved correction found indexes or days wrong (11.8-2, 15.4-39). */
export interface CorrectReadings {
  readonly type: 'CorrectReadings';
  readonly readings: readonly RightReading[];
  readonly correctionId: string;
  readonly caseId: string;
  /** Limits by which held readings and the standstill are judged again; those before the first version if absent. */
  readonly policy?: JudgementPolicy;
  /** Readings of the meters before this one, on its axis; absent without one. */
  readonly history?: readonly ChainReading[];
}
