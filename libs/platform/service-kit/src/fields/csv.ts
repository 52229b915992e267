import { identifierText } from '@pishkhan/fields';
import { parse } from 'csv-parse/sync';

export interface CsvLine {
  /** Line of the file; the header is line 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvFile {
  /** Columns of the header, in lower case. */
  readonly header: readonly string[];
  /** Lines with content. */
  readonly lines: readonly CsvLine[];
}

// eslint-disable-next-line no-control-regex
const notText = /[\u0000-\u0008\u000e-\u001f]/;

/** Whether the decoded body is text: a picture or UTF-16 without its mark has control characters. */
export const isCsvText = (csv: unknown): csv is string => typeof csv === 'string' && !notText.test(csv);

/** Spreadsheets separate by commas, semicolons or tabs: the separator is the one in the header. */
const delimiterOf = (header: string): string =>
  [',', ';', '\t'].reduce((best, each) => (header.split(each).length > header.split(best).length ? each : best));

/**
 * Parsed line by line, so that an invalid row does not affect the others; a line with an unclosed quote has no cells.
 */
const cellsOf = (line: string, delimiter: string): readonly string[] =>
  line.includes('"')
    ? (parse(line, { delimiter, relax_column_count: true, trim: true, skip_records_with_error: true })[0] ?? [])
    : line.split(delimiter).map((cell) => cell.trim());

/** Spreadsheets end lines with separators of empty columns: cells without a name and a value are dropped. */
const within = (cells: readonly string[], columns: number): readonly string[] =>
  cells.slice(columns).every((cell) => cell === '') ? cells.slice(0, columns) : cells;

/** Header and lines of a decoded CSV file, with or without a byte-order mark. */
export const readCsv = (csv: string): CsvFile => {
  const [first = '', ...rest] = csv.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const delimiter = delimiterOf(first);
  const names = cellsOf(first, delimiter).map((name) => identifierText(name).toLowerCase());
  const header = names.slice(0, names.findLastIndex((name) => name !== '') + 1);
  return {
    header,
    lines: rest
      .map((text, place) => ({ text, line: place + 2 }))
      .filter(({ text }) => text.replaceAll(delimiter, '').trim() !== '')
      .map(({ text, line }) => ({ line, cells: within(cellsOf(text, delimiter), header.length) })),
  };
};
