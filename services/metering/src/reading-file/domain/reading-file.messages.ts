import type { DomainEvent } from '@pishkhan/decider';

/** A row that was not taken: where, by which rule, and in which column where it is one. */
export interface RefusedRow {
  /** Line of the file, the header being line 1. */
  readonly line: number;
  readonly rule: string;
  readonly field?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** How the rows of a file fared. */
export interface FileOutcome {
  readonly fileId: string;
  readonly contractorId: string;
  readonly rows: number;
  /** Readings that the file brought. */
  readonly accepted: number;
  /** Rows that said what was known already. */
  readonly unchanged: number;
  readonly refused: readonly RefusedRow[];
}

/** Every row of a contractor's file has been gone through. */
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
