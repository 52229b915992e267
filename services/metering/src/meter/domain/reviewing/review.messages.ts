import type { CivilDate } from '@pishkhan/calendar';
import type { ChainReading, IndexFinding, IndexOnDay, JudgementPolicy } from '@pishkhan/consumption';
import type { DomainEvent } from '@pishkhan/decider';
import type { ReadBy } from '../recording/record-reading.messages.ts';
import type { SelfReading } from '../recording/self-reading.messages.ts';

/**
 * A reason why an arriving reading waits for a person: the judgement's findings (15.4-34), another figure of the same
 * meter and day (15.4-46), or that the meter was taken off before its day (situation 11).
 */
export type HeldFinding =
  | IndexFinding
  | {
      readonly kind: 'takenOff';
      readonly readOn: CivilDate;
      readonly index: number;
      readonly takenOffOn: CivilDate;
    }
  | { readonly kind: 'twoFigures'; readonly readOn: CivilDate; readonly index: number; readonly other: number };

/**
 * The head accepted an index against the judgement, with evidence; it stays visible in the explanation of the bill
 * (15.4-34).
 */
export interface Override {
  readonly evidence: string;
  readonly findings: readonly HeldFinding[];
}

/** A person of subscriber affairs decides on a reading that waits, or on a standstill. */
interface ReviewCommand {
  readonly reviewId: string;
  readonly reason: string;
  readonly today: CivilDate;
  /** Who decides; never the reader of the reading (15.4-37). */
  readonly by?: string;
  /** Limits of the day, for this reading and for the others that wait; those before the first version if absent. */
  readonly policy?: JudgementPolicy;
  /** Readings of the meters before this one, on its axis; absent without one. */
  readonly history?: readonly ChainReading[];
}

/**
 * Confirms a rollover or an unusual consumption. Only the head accepts what falls or exceeds the capacity, with
 * evidence (15.4-34).
 */
export interface AcceptHeldReading extends ReviewCommand {
  readonly type: 'AcceptHeldReading';
  readonly byHead: boolean;
  /** The evidence shows that the register has rolled over, by more than the policy's share of it (11.4). */
  readonly rolledOver?: boolean;
  readonly evidence?: string;
}

/** The evidence shows another index; it is judged again. */
export interface CorrectHeldReading extends ReviewCommand {
  readonly type: 'CorrectHeldReading';
  readonly rightIndex: number;
  readonly evidence: string;
  /** Only the head replaces a figure that is evidence of the day already (15.4-46). */
  readonly byHead: boolean;
}

/** The figure is a misreading; it stays on record (8, F8). */
export interface RejectHeldReading extends ReviewCommand {
  readonly type: 'RejectHeldReading';
}

/** The field staff look at the meter; the reading goes on waiting. */
export interface OrderReadingVisit extends ReviewCommand {
  readonly type: 'OrderReadingVisit';
}
export type ReviewDecision = AcceptHeldReading | CorrectHeldReading | RejectHeldReading | OrderReadingVisit;

/**
 * A reading arrived that needs a person before it counts (11.4, F8, 15.4-33, 15.4-46). Recorded again if a decision
 * leaves it waiting for another reason: the last one counts.
 */
export type ReadingHeldForReview = DomainEvent<
  'ReadingHeldForReview',
  ReadBy & {
    readonly reviewId: string;
    readonly readingId: string;
    readonly meterId: string;
    readonly accountId: string;
    readonly readOn: CivilDate;
    readonly index: number;
    readonly kind: 'actual' | 'estimated';
    readonly findings: readonly HeldFinding[];
    /** The last reading from the meter before it. */
    readonly previous: IndexOnDay;
    /** Row of the file that brought it. */
    readonly row?: { readonly fileId: string; readonly line: number };
    /** Who entered it for another reader; absent if the reader did or a file brought it, and in earlier releases. */
    readonly enteredBy?: string;
    readonly heldOn: CivilDate;
    readonly reviewUntil: CivilDate;
    /** Version of the policy `index-judgement`; absent if none is published. */
    readonly policyVersion?: string;
  }
>;

export type ReviewOutcome = 'accepted' | 'corrected' | 'rejected' | 'released';

/**
 * A held reading or a standstill waits no longer: a person accepted, corrected or rejected it, or the reason is gone
 * and it was released (F8, case 03).
 */
export type ReadingReviewEnded = DomainEvent<
  'ReadingReviewEnded',
  {
    readonly reviewId: string;
    readonly meterId: string;
    readonly accountId: string;
    readonly outcome: ReviewOutcome;
    readonly reason?: string;
    readonly evidence?: string;
    /** The index that the evidence shows, of a corrected one. */
    readonly rightIndex?: number;
    /** Findings that the head overrode (15.4-34). */
    readonly overridden?: readonly HeldFinding[];
    /** Absent if it was released with another decision: the day is that decision's. */
    readonly endedOn?: CivilDate;
  }
>;

/** A visit at the meter is needed to decide on a reading (A3-2). */
export type ReadingVisitOrdered = DomainEvent<
  'ReadingVisitOrdered',
  {
    readonly reviewId: string;
    readonly meterId: string;
    readonly accountId: string;
    readonly reason: string;
    readonly orderedOn: CivilDate;
  }
>;

/**
 * A reading from the meter that is not billed, because a later day is recorded or the day has an estimate: it is
 * evidence of its day (15.4-32).
 */
export type ReadingKeptAsEvidence = DomainEvent<
  'ReadingKeptAsEvidence',
  ReadBy & {
    readonly evidenceId: string;
    readonly meterId: string;
    readonly accountId: string;
    readonly readOn: CivilDate;
    readonly index: number;
    /** As delivered, if a review accepted another index; absent if it is the same, and in earlier releases. */
    readonly rawIndex?: number;
    /** The review in which a person accepted it. */
    readonly reviewId?: string;
    /** Other figures of its day, which count no longer; absent if there was none (15.4-46). */
    readonly replaces?: readonly string[];
    /** Absent if the judgement accepts it, and in events of earlier releases: `ReadingReviewEnded` has it. */
    readonly override?: Override;
    /** A subscriber declared it (A9); absent if a reader read it. */
    readonly selfReading?: SelfReading;
  }
>;

/**
 * An accepted index that falls contradicts the billed readings no longer: an earlier one was corrected, or a later one
 * is billed and includes the difference. Nothing is left to do (15.4-34, F8).
 */
export type AcceptedFallSettled = DomainEvent<
  'AcceptedFallSettled',
  { readonly reviewId: string; readonly meterId: string; readonly accountId: string }
>;

export type ReviewEvent =
  | ReadingHeldForReview
  | ReadingReviewEnded
  | ReadingVisitOrdered
  | ReadingKeptAsEvidence
  | AcceptedFallSettled;
