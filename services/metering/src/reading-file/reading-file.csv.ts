import { identifierText } from '@pishkhan/fields';
import { mustHold } from '@pishkhan/service-kit';
import { parse } from 'csv-parse/sync';
import type { RefusedRow } from './domain/reading-file.messages.ts';
import { columns, readRow, type Column, type ReadingRow } from './domain/reading-row.ts';
import {
  readingFileMustBeSplit,
  readingFileMustBeText,
  readingFileMustHaveHeader,
  readingFileMustHaveRows,
} from './domain/reading-file.rules.ts';

/** Limits the list of rejected rows to the size of one event. */
export const MOST_ROWS = 2_000;

/**
 * Parsed line by line, so that an invalid row does not affect the others; a line with an unclosed quote has no cells.
 */
const cellsOf = (line: string): string[] =>
  parse(line, { relax_column_count: true, trim: true, skip_records_with_error: true })[0] ?? [];

const orderOf = (header: string | undefined): readonly Column[] => {
  const names = cellsOf(header ?? '').map((name) => identifierText(name).toLowerCase());
  mustHold(readingFileMustHaveHeader(names, columns));
  return names as Column[];
};

/**
 * The rows of a contractor's file, invalid ones as rejections.
 *
 * @throws ProblemException 400 if it is not text, has another header, no rows or too many.
 */
export const readRows = (csv: unknown): (ReadingRow | RefusedRow)[] => {
  mustHold(readingFileMustBeText(csv));
  const [header, ...lines] = (csv as string).replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const order = orderOf(header);
  const rows = lines.map((text, i) => ({ text, line: i + 2 })).filter(({ text }) => text.trim() !== '');
  mustHold(readingFileMustHaveRows(rows.length) || readingFileMustBeSplit(rows.length, MOST_ROWS));
  return rows.map(({ text, line }) => readRow(line, cellsOf(text), order));
};
