import { identifierText } from '@pishkhan/fields';
import { CsvError, parse } from 'csv-parse/sync';
import { ProblemException } from '../http/problem.ts';
import { pauses } from './pauses.ts';

export interface CsvLine {
  /** Line of the file; the header is line 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvFile {
  /** Columns of the header, in lower case. */
  readonly header: readonly string[];
  /** Lines with content; one more than `mostLines` if the file has more. */
  readonly lines: readonly CsvLine[];
}

/** A row of any file has fewer than 300 characters; reading a longer line would hold up every other request (N12). */
export const LONGEST_LINE = 4_096;

// eslint-disable-next-line no-control-regex
const notText = /[\u0000-\u0008\u000e-\u001f]/;

/** Whether the decoded body is text: a picture or UTF-16 without its mark has control characters. */
export const isCsvText = (csv: unknown): csv is string => typeof csv === 'string' && !notText.test(csv);

/** Spreadsheets separate by commas, semicolons or tabs: the separator is the one in the header. */
export const delimiterOf = (header: string): string =>
  [',', ';', '\t'].reduce((best, each) => (header.split(each).length > header.split(best).length ? each : best));

/**
 * Parsed line by line, so that an invalid row does not affect the others. The parser stops at the first error of a
 * line, which then has no cells: an unclosed quote, a letter after a quote.
 */
export const cellsOf = (line: string, delimiter: string): readonly string[] => {
  if (!line.includes('"')) return line.split(delimiter).map((cell) => cell.trim());
  try {
    return parse(line, { delimiter, relax_column_count: true, trim: true })[0] ?? [];
  } catch (error) {
    if (error instanceof CsvError) return [];
    throw error;
  }
};

/** Spreadsheets end lines with separators of empty columns: cells without a name and a value are dropped. */
export const within = (cells: readonly string[], columns: number): readonly string[] =>
  cells.slice(columns).every((cell) => cell === '') ? cells.slice(0, columns) : cells;

const lineEnd = /\r\n|\n|\r/g;

/**
 * Files are read side by side and share `lineEnd`, so nothing is read from it after a yield. @throws ProblemException
 * 400 `LineMustNotBeTooLong`
 */
function* linesOf(csv: string): Generator<string> {
  let from = csv.startsWith('\ufeff') ? 1 : 0;
  for (let line = 1; from <= csv.length; line++) {
    lineEnd.lastIndex = from;
    const end = lineEnd.exec(csv);
    const to = end ? end.index : csv.length;
    if (to - from > LONGEST_LINE)
      throw new ProblemException(400, 'LineMustNotBeTooLong', { data: { line, most: LONGEST_LINE } });
    const next = end ? to + end[0].length : csv.length + 1;
    yield csv.slice(from, to);
    from = next;
  }
}

/**
 * Header and lines of a decoded CSV file, with or without a byte-order mark. Other requests have their turn between
 * slices of the file.
 *
 * @param mostLines Reading stops after this many lines with content
 * @throws ProblemException 400 if a line is too long
 */
export const readCsv = async (csv: string, mostLines: number): Promise<CsvFile> => {
  const pause = pauses();
  const texts = linesOf(csv);
  const first = texts.next().value as string;
  const delimiter = delimiterOf(first);
  const names = cellsOf(first, delimiter).map((name) => identifierText(name).toLowerCase());
  const header = names.slice(0, names.findLastIndex((name) => name !== '') + 1);
  const lines: CsvLine[] = [];
  let line = 1;
  for (const text of texts) {
    line++;
    if (text.replaceAll(delimiter, '').trim() !== '')
      lines.push({ line, cells: within(cellsOf(text, delimiter), header.length) });
    if (lines.length > mostLines) break;
    const due = pause();
    if (due) await due;
  }
  return { header, lines };
};
