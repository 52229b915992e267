import type { CivilDate } from '@pishkhan/calendar';
import type { ChainReading, JudgementPolicy } from '@pishkhan/consumption';
import type { DomainEvent } from '@pishkhan/decider';

/** The case in which a subscriber declared a figure, how and when, and who approved and confirmed it (A9, 15.4-22). */
export interface SelfReading {
  readonly selfReadingId: string;
  readonly caseId: string;
  readonly channel: 'counter' | 'telephone' | 'post';
  /** Beside the day on which the meter was read (15.4-12). */
  readonly announcedOn: CivilDate;
  /** The figure as declared, if the representative entered another one with evidence; both stay (A9-3). */
  readonly declaredIndex?: number;
  readonly slipNumber?: string;
  readonly approvedBy: string;
  readonly confirmedBy: string;
}

/** An approved figure of a subscriber is entered into the reading system (A9-3). */
export interface RecordSelfReading {
  readonly type: 'RecordSelfReading';
  readonly readingId: string;
  readonly meterId: string;
  readonly accountId: string;
  readonly readOn: CivilDate;
  readonly index: number;
  /** The representative confirmed that the register passed zero (15.4-33). */
  readonly rolloverConfirmed?: true;
  readonly selfReading: SelfReading;
  readonly today: CivilDate;
  readonly policy?: JudgementPolicy;
  /** Readings of the meters before this one, on its axis; absent without one. */
  readonly history?: readonly ChainReading[];
}

/** A figure of a subscriber broke a rule, and nothing was recorded from it; the case learns the rule (15.4-34). */
export type SelfReadingRefused = DomainEvent<
  'SelfReadingRefused',
  {
    readonly selfReadingId: string;
    readonly caseId: string;
    readonly meterId: string;
    readonly accountId: string;
    readonly readOn: CivilDate;
    readonly index: number;
    readonly rule: string;
    readonly data?: unknown;
    readonly refusedOn: CivilDate;
  }
>;
