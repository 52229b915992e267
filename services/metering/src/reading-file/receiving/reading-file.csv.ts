import { isCsvText, mapInSlices, mustHold, pauses, readCsv } from '@pishkhan/service-kit';
import type { RefusedRow } from '../domain/reading-file.messages.ts';
import { columnOf, columns, readRow, type Column, type ReadingRow } from '../domain/reading-row.ts';
import {
  readingFileMustBeSplit,
  readingFileMustBeText,
  readingFileMustHaveHeader,
  readingFileMustHaveRows,
} from '../domain/reading-file.rules.ts';
import type { FileFormat } from '../format/domain/reading-format.messages.ts';
import { mustFit } from '../format/file-fits.ts';
import { rowsIn } from '../format/layout.ts';

/** Limits the list of rejected rows to the size of one event. */
export const MOST_ROWS = 2_000;

type Rows = (ReadingRow | RefusedRow)[];

/**
 * The rows of a contractor's file, invalid ones as rejections.
 *
 * @throws ProblemException 400 if it is not text, has another header, no rows or too many.
 */
export const readRows = async (csv: unknown): Promise<Rows> => {
  mustHold(readingFileMustBeText(isCsvText(csv)));
  const { header: names, lines } = await readCsv(csv as string, MOST_ROWS);
  const header = names.map(columnOf);
  mustHold(readingFileMustHaveHeader(header, columns));
  mustHold(readingFileMustHaveRows(lines.length) || readingFileMustBeSplit(lines.length, MOST_ROWS));
  return mapInSlices(lines, ({ line, cells }) => readRow(line, cells, header as Column[]));
};

/** The rows of a file in the agreed format of its contractor (13.3). @throws ProblemException 400 */
export const readAgreedRows = async (bytes: Uint8Array, format: FileFormat): Promise<Rows> => {
  const [pause, rows] = [pauses(), [] as Rows];
  for (const read of rowsIn(bytes, await mustFit(bytes, format))) {
    if ('row' in read) rows.push(read.row);
    mustHold(readingFileMustBeSplit(rows.length, MOST_ROWS));
    const due = pause();
    if (due) await due;
  }
  return rows;
};
