import type { DomainEvent } from '@pishkhan/decider';

/** A rejected row: its line, the rule, and the column if the rule is about one. */
export interface RefusedRow {
  /** Line of the file; the header is line 1. */
  readonly line: number;
  readonly rule: string;
  readonly field?: string;
  readonly data?: Readonly<Record<string, unknown>>;
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
}

/** All rows of a contractor's file were processed. */
export interface ReceiveReadingFile extends FileOutcome {
  readonly type: 'ReceiveReadingFile';
}
export type ReadingFileCommand = ReceiveReadingFile;

/**
 * A reading contractor delivered a file; good rows became readings, the others are listed with their reasons (B10,
 * A3-5).
 */
export type ReadingFileReceived = DomainEvent<'ReadingFileReceived', FileOutcome>;
export type ReadingFileEvent = ReadingFileReceived;
