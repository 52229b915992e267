import type { CivilDate } from '@pishkhan/calendar';
import type { ChainReading, JudgementPolicy } from '@pishkhan/consumption';
import type { ReadRegister } from './registers/registers.ts';
import type { ReadingContract } from '../../../contractor/domain/contractor.ts';

/** Why the company read a meter itself: in its own round, at a visit, or for an off-cycle bill. */
export type ReadingReason = 'periodic' | 'visit' | 'onDemand';

/** Who read the meter: a contractor's reader; without a contractor the company. */
export interface ReadBy {
  readonly contractorId?: string;
  /** Contract by which the contractor read, and zone of that day; absent in events of earlier releases (A3-5). */
  readonly contractId?: string;
  readonly zone?: string;
  readonly readerId?: string;
  /** Absent of a contractor's reading, and in events of earlier releases. */
  readonly reason?: ReadingReason;
  /** Document with the photograph of the meter; absent without one. */
  readonly photo?: string;
  /** Each register of a meter with several; absent of the others: the index is the reading (C3-1). */
  readonly registers?: readonly ReadRegister[];
}

/** A reader's visit gave an index from the meter, the reader's estimate, or nothing because the customer was absent. */
export type Finding = { readonly kind: 'actual' | 'estimated'; readonly index: number } | { readonly kind: 'absent' };

/** A reader visited the meter, or should have. */
export interface RecordReading extends ReadBy {
  readonly type: 'RecordReading';
  readonly readingId: string;
  readonly readOn: CivilDate;
  readonly finding: Finding;
  readonly today: CivilDate;
  /** Contracts of the contractor; a meter outside them on this day is refused (N5). */
  readonly contracts?: readonly ReadingContract[];
  /** Without it no rollover is confirmed, and nothing is unusual. */
  readonly policy?: JudgementPolicy;
  /** Readings of the meters before this one, on its axis; absent without one. */
  readonly history?: readonly ChainReading[];
  /** Another index that the same file has for this day (15.4-46). */
  readonly otherIndex?: number;
  /** Row of the file that brought it. */
  readonly row?: { readonly fileId: string; readonly line: number };
  /** Who entered it for another reader; absent if the reader did, or a file brought it. */
  readonly enteredBy?: string;
}
