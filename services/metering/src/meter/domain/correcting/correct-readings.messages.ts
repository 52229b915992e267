import type { CivilDate } from '@pishkhan/calendar';
import type { ChainReading, EstimateBasis, JudgementPolicy, ReadingChange } from '@pishkhan/consumption';
import type { DomainEvent } from '@pishkhan/decider';

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
  /** The same for each former installation, by its first reading. */
  readonly formerHistories?: ReadonlyMap<string, readonly ChainReading[]>;
}

/**
 * The index, day, rollover or estimate of a reading was wrong and the right one replaces it; the wrong one stays on
 * record (11.8-2, 15.4-31, 15.4-39).
 */
export type ReadingCorrected = DomainEvent<
  'ReadingCorrected',
  {
    readonly readingId: string;
    readonly meterId: string;
    readonly accountId: string;
    readonly wrongIndex: number;
    readonly rightIndex: number;
    /** Since the previous reading; absent in events of earlier releases, which left it as it was. */
    readonly rolledOver?: boolean;
    /**
     * Whether a rollover since the fact before is confirmed now (15.4-33). Absent if as before, and in events of
     * earlier releases: a corrected reading with the mark is confirmed then.
     */
    readonly rolloverConfirmed?: boolean;
    /**
     * Its index or only its day is given by evidence, or it is derived from such a reading; absent in events of earlier
     * releases: `corrected`.
     */
    readonly because?: ReadingChange;
    /** The day as recorded and the right one; absent if that stays, and in events of earlier releases. */
    readonly wrongDay?: CivilDate;
    readonly rightDay?: CivilDate;
    /** How the index is derived now. */
    readonly estimate?: EstimateBasis;
    readonly correctionId: string;
    readonly caseId: string;
  }
>;

/** A correction found that a reported standstill was none (15.4-31, A2). */
export type StandstillDisproved = DomainEvent<
  'StandstillDisproved',
  { readonly meterId: string; readonly accountId: string; readonly correctionId: string; readonly caseId: string }
>;
