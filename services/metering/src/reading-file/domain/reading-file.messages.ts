import type { DomainEvent } from '@pishkhan/decider';

/** A rejected row: its line, the rule, and the column if the rule is about one. */
export interface RefusedRow {
  /** Line of the file; the header is line 1. */
  readonly line: number;
  readonly rule: string;
  readonly field?: string;
  /** What the cell of the column had, without numbers of persons; files of earlier releases have none. */
  readonly value?: string;
  /** Reader of the row, if the row names one. */
  readonly readerId?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** A row whose reading waits for a person: the rule of its first finding (F8). */
export interface HeldRow extends RefusedRow {
  readonly reviewId: string;
}

/** Rows that a reader delivered with a file. */
export interface RowsOfReader {
  readonly readerId: string;
  readonly rows: number;
  readonly refused: number;
}

/** The result of a file's rows. */
export interface FileOutcome {
  readonly fileId: string;
  readonly contractorId: string;
  readonly rows: number;
  /** New readings from this file. */
  readonly accepted: number;
  /** Rows with readings that were already recorded. */
  readonly unchanged: number;
  readonly refused: readonly RefusedRow[];
  /** Rows that wait for review; files of earlier releases have none. */
  readonly held?: readonly HeldRow[];
  /** Lines of the unchanged rows; absent in files of earlier releases. */
  readonly unchangedLines?: readonly number[];
  /** Rows by reader, refused ones included; absent in files of earlier releases. */
  readonly readers?: readonly RowsOfReader[];
  /** Version of the contractor's file format by which it was read; absent for the format without an agreement. */
  readonly formatVersion?: number;
}

/** All rows of a contractor's file were processed, of a first or a further delivery. */
export interface ReceiveReadingFile extends FileOutcome {
  readonly type: 'ReceiveReadingFile';
}
export type ReadingFileCommand = ReceiveReadingFile;

/**
 * A reading contractor delivered a file; good rows became readings, the others are listed with their reasons (B10,
 * A3-5).
 */
export type ReadingFileReceived = DomainEvent<'ReadingFileReceived', FileOutcome>;

/** The same file was delivered again, and some of its rows have another result than before (case 03). */
export type ReadingFileJudgedAgain = DomainEvent<'ReadingFileJudgedAgain', FileOutcome>;
export type ReadingFileEvent = ReadingFileReceived | ReadingFileJudgedAgain;
