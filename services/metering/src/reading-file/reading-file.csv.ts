import { isCsvText, mapInSlices, mustHold, readCsv } from '@pishkhan/service-kit';
import type { RefusedRow } from './domain/reading-file.messages.ts';
import { columnOf, columns, readRow, type Column, type ReadingRow } from './domain/reading-row.ts';
import {
  readingFileMustBeSplit,
  readingFileMustBeText,
  readingFileMustHaveHeader,
  readingFileMustHaveRows,
} from './domain/reading-file.rules.ts';

/** Limits the list of rejected rows to the size of one event. */
export const MOST_ROWS = 2_000;

/**
 * The rows of a contractor's file, invalid ones as rejections.
 *
 * @throws ProblemException 400 if it is not text, has another header, no rows or too many.
 */
export const readRows = async (csv: unknown): Promise<(ReadingRow | RefusedRow)[]> => {
  mustHold(readingFileMustBeText(isCsvText(csv)));
  const { header: names, lines } = await readCsv(csv as string, MOST_ROWS);
  const header = names.map(columnOf);
  mustHold(readingFileMustHaveHeader(header, columns));
  mustHold(readingFileMustHaveRows(lines.length) || readingFileMustBeSplit(lines.length, MOST_ROWS));
  return mapInSlices(lines, ({ line, cells }) => readRow(line, cells, header as Column[]));
};
