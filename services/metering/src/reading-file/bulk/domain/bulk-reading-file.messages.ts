import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { HeldRow, RefusedRow, RowsOfReader } from '../../domain/reading-file.messages.ts';
import type { ReadingRow } from '../../domain/reading-row.ts';

interface Named {
  /** SHA-256 of contractor, format version and bytes. */
  readonly fileId: string;
  readonly contractorId: string;
}

interface BulkFile extends Named {
  readonly rows: number;
  /** Rows of one meter are in one part, so that they are judged in the order of their days (15.4-46). */
  readonly parts: number;
  /** Day of the delivery, by which its rows are judged. */
  readonly receivedOn: CivilDate;
  /** Version of the contractor's file format; absent for the format without an agreement. */
  readonly formatVersion?: number;
}

/** Who stops or resumes a file: its contractor, or the head of subscriber affairs. */
export type OrderedBy = 'contractor' | 'company';

/** The result of one part. */
export interface PartOutcome {
  readonly part: number;
  readonly rows: number;
  /** New readings from this part. */
  readonly accepted: number;
  /** Rows with readings that were already recorded. */
  readonly unchanged: number;
  readonly refused: readonly RefusedRow[];
  readonly held: readonly HeldRow[];
  readonly readers: readonly RowsOfReader[];
}

/** Figures of a whole file. */
export interface BulkTotals {
  readonly accepted: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly held: number;
}

export type BulkReadingFileCommand =
  | ({ readonly type: 'ReceiveBulkReadingFile' } & BulkFile)
  | ({ readonly type: 'RecordPartJudged' } & PartOutcome)
  | { readonly type: 'StopBulkReadingFile'; readonly by: OrderedBy }
  | { readonly type: 'RecordBulkReadingFileStopped' }
  | { readonly type: 'ResumeBulkReadingFile'; readonly by: OrderedBy };

/** A contractor delivered a large file; its rows are kept and are judged part by part in the background (11.4). */
export type BulkReadingFileReceived = DomainEvent<'BulkReadingFileReceived', BulkFile>;

/** The rows of one part have their results. */
export type BulkReadingPartJudged = DomainEvent<'BulkReadingPartJudged', Named & PartOutcome>;

/** A person asked to stop the file; the part in hand is finished first, so that the figures stay right. */
export type BulkReadingFileStopRequested = DomainEvent<
  'BulkReadingFileStopRequested',
  /** `by` is absent in earlier events, whose files are resumed by either. */
  Named & { readonly by?: OrderedBy }
>;

/** Nothing of the file is judged any more until it is resumed. */
export type BulkReadingFileStopped = DomainEvent<'BulkReadingFileStopped', Named & { readonly part: number }>;

/** A person had the file continued with its next part. */
export type BulkReadingFileResumed = DomainEvent<'BulkReadingFileResumed', Named & { readonly part: number }>;

/** Every row of the file has its result. */
export type BulkReadingFileDone = DomainEvent<'BulkReadingFileDone', Named & { readonly rows: number } & BulkTotals>;

export type BulkReadingFileEvent =
  | BulkReadingFileReceived
  | BulkReadingPartJudged
  | BulkReadingFileStopRequested
  | BulkReadingFileStopped
  | BulkReadingFileResumed
  | BulkReadingFileDone;

interface RowsOfPart extends Named {
  readonly part: number;
  /** Place of these rows among those of the part. */
  readonly chunk: number;
  readonly rows: readonly ReadingRow[];
  /** Rows that could not be read. */
  readonly refused: readonly RefusedRow[];
}
export type BulkReadingRowsCommand = { readonly type: 'KeepBulkReadingRows' } & RowsOfPart;

/** Rows of a delivered file were kept as they were read, before they are judged. */
export type BulkReadingRowsKept = DomainEvent<'BulkReadingRowsKept', RowsOfPart>;
