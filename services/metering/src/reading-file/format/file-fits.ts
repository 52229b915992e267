import { mustHold, pauses } from '@pishkhan/service-kit';
import { readingFileMustHaveRows } from '../domain/reading-file.rules.ts';
import { isRefused } from '../domain/reading-row.ts';
import { encodings, type FileFormat } from './domain/reading-format.messages.ts';
import { fileMustBeInItsEncoding, fileMustBeInItsFormat, type Misfit } from './domain/reading-format.rules.ts';
import { layoutOf, rowsIn, type Layout } from './layout.ts';

/** A wrong encoding or format is found in so many rows (13.3). */
const EXAMINED_ROWS = 1_000;
/** Enough to see in which encoding a file is readable. */
const TRIED_ROWS = 20;
const MOST_SHOWN = 60;

interface Examined {
  readonly rows: number;
  /** First line of invalid text, if most lines have some. */
  readonly garbled?: number;
  readonly misfit?: Misfit;
}

const headerMisfit = (line: number, header: readonly string[]): Misfit => {
  const value = header.join(' ').slice(0, MOST_SHOWN);
  return { line, wrong: 'ReadingFileMustHaveHeader', ...(value && { value }), unreadable: 1, of: 1 };
};

/** The first rows of a file: a file of which most rows are unreadable is written in another way. */
const examine = async (bytes: Uint8Array, layout: Layout, most: number): Promise<Examined> => {
  const pause = pauses();
  let [rows, garbled, unreadable] = [0, 0, 0];
  let firstGarbled: number | undefined;
  let first: Omit<Misfit, 'unreadable' | 'of'> | undefined;
  for (const found of rowsIn(bytes, layout)) {
    const due = pause();
    if (due) await due;
    if ('blank' in found) continue;
    if ('header' in found) {
      const { line, header } = found;
      return { rows, ...(found.garbled && { garbled: line }), misfit: headerMisfit(line, header) };
    }
    const { row } = found;
    if (found.garbled) [garbled, firstGarbled] = [garbled + 1, firstGarbled ?? row.line];
    rows += 1;
    if (isRefused(row)) {
      unreadable += 1;
      const { line, rule: wrong, field, value } = row;
      first ??= { line, wrong, ...(field && { field: field as Misfit['field'] & string }), ...(value && { value }) };
    }
    if (rows >= most) break;
  }
  return {
    rows,
    ...(garbled * 2 > rows && { garbled: firstGarbled! }),
    ...(unreadable * 2 > rows && { misfit: { ...first!, unreadable, of: rows } }),
  };
};

/** The encoding in which the format reads the file. */
const likelyEncoding = async (
  bytes: Uint8Array,
  format: FileFormat | undefined,
  layout: Layout,
): Promise<string | undefined> => {
  for (const encoding of encodings.filter((each) => each !== layout.encoding)) {
    const { rows, garbled, misfit } = await examine(bytes, { ...layoutOf(format, bytes), encoding }, TRIED_ROWS);
    if (rows > 0 && garbled === undefined && misfit === undefined) return encoding;
  }
  return undefined;
};

/**
 * A file in another encoding or format is refused before anything of it is kept (13.3, 15.4-48).
 *
 * @throws ProblemException 400 by the rule, with line, column and value
 */
export const mustFit = async (bytes: Uint8Array, format: FileFormat | undefined): Promise<Layout> => {
  const layout = layoutOf(format, bytes);
  const { rows, garbled, misfit } = await examine(bytes, layout, EXAMINED_ROWS);
  const isMisfit = garbled !== undefined || misfit !== undefined;
  const likely = isMisfit ? await likelyEncoding(bytes, format, layout) : undefined;
  const found = { encoding: layout.encoding, line: garbled ?? misfit?.line ?? 1, ...(likely && { likely }) };
  mustHold(
    fileMustBeInItsEncoding(garbled !== undefined || likely !== undefined, found) ||
      fileMustBeInItsFormat(misfit) ||
      readingFileMustHaveRows(rows),
  );
  return layout;
};
