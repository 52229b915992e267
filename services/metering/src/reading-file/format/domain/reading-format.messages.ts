import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { Column } from '../../domain/reading-row.ts';

export const separators = ['comma', 'semicolon', 'tab', 'pipe'] as const;
export const digitsOfFiles = ['latin', 'persian', 'arabic'] as const;
export const calendars = ['jalali', 'gregorian'] as const;
export const encodings = ['utf-8', 'windows-1256', 'utf-16le', 'utf-16be'] as const;
export type FileEncoding = (typeof encodings)[number];

/** A column of the file in its place; `other` is one that the company does not read. */
export interface FormatColumn {
  readonly holds: Column | 'other';
  /** Name in the header; without it the names of the format without an agreement are known. */
  readonly name?: string;
}

/** How a contractor writes its reading files (11.4). */
export interface FileFormat {
  readonly separator: (typeof separators)[number];
  /** Whether the first line has the names of the columns; without it their order counts. */
  readonly header: boolean;
  readonly columns: readonly FormatColumn[];
  /** Digits that the contractor writes; digits of every script are read (15.4-44). */
  readonly digits: (typeof digitsOfFiles)[number];
  readonly calendar: (typeof calendars)[number];
  /** Place of year (`yyyy` or `yy`), month (`MM`) and day (`dd`), such as `yyyy/MM/dd`. */
  readonly dayPattern: string;
  readonly encoding: FileEncoding;
}

interface Agreement {
  readonly contractorId: string;
  readonly from: CivilDate;
  readonly format: FileFormat;
}

export interface AgreeReadingFormat extends Agreement {
  readonly type: 'AgreeReadingFormat';
  readonly today: CivilDate;
}

export type ReadingFormatCommand = AgreeReadingFormat;

/** The company and the contractor have agreed how reading files are written from a day on (A3-5, 11.4). */
export type ReadingFormatAgreed = DomainEvent<
  'ReadingFormatAgreed',
  Agreement & { readonly version: number; readonly agreedOn: CivilDate }
>;

export type ReadingFormatEvent = ReadingFormatAgreed;
