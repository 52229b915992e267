import { identifierText } from '@pishkhan/fields';
import { searchKey } from '@pishkhan/identifiers';
import { cellsOf, delimiterOf, linesOfBytes, within } from '@pishkhan/service-kit';
import type { RefusedRow } from '../domain/reading-file.messages.ts';
import { columnOf, columns, readRow, refused, type Column, type ReadingRow } from '../domain/reading-row.ts';
import { rowMustHaveEveryColumn } from '../domain/reading-row.rules.ts';
import { typedDayOf } from './domain/day-pattern.ts';
import type { FileFormat } from './domain/reading-format.messages.ts';

const delimiters = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' } as const;

/** How the lines of a file are read. */
export interface Layout {
  readonly encoding: string;
  /** `undefined`: the one that the header has most often. */
  readonly delimiter?: string;
  readonly header: boolean;
  /** Cells of a row. */
  readonly width: (header: readonly string[]) => number;
  /** Places of the five columns in a row; `undefined` if the header does not name each of them once. */
  readonly placesIn: (header: readonly string[]) => readonly number[] | undefined;
  readonly typedDay?: (cell: string) => string;
}

const placesOf = (held: readonly string[]): readonly number[] | undefined => {
  const places = columns.map((column) => held.indexOf(column));
  return places.includes(-1) || columns.some((column, at) => held.lastIndexOf(column) !== places[at])
    ? undefined
    : places;
};

const unmarked = (name: string): string => columnOf(identifierText(name).toLowerCase());

const markOf = (bytes: Uint8Array): string => {
  const mark = Buffer.from(bytes.subarray(0, 2)).toString('hex');
  return mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
};

/** The format without an agreement: a header names the five columns, a mark the encoding. */
const unagreed = (bytes: Uint8Array): Layout => ({
  encoding: markOf(bytes),
  header: true,
  width: () => columns.length,
  placesIn: (header) => (header.length === columns.length ? placesOf(header.map(unmarked)) : undefined),
});

const agreedLayout = (format: FileFormat): Layout => {
  const named = new Map(format.columns.flatMap(({ holds, name }) => (name ? [[searchKey(name), holds] as const] : [])));
  const held = (name: string): string => named.get(searchKey(name)) ?? unmarked(name);
  const inOrder = placesOf(format.columns.map(({ holds }) => holds));
  return {
    encoding: format.encoding,
    delimiter: delimiters[format.separator],
    header: format.header,
    width: (header) => (format.header ? header.length : format.columns.length),
    placesIn: (header) => (format.header ? placesOf(header.map(held)) : inOrder),
    typedDay: typedDayOf(format),
  };
};

export const layoutOf = (format: FileFormat | undefined, bytes: Uint8Array): Layout =>
  format ? agreedLayout(format) : unagreed(bytes);

/** A row of a file; one whose text is not valid in the encoding is garbled. */
export interface FileRow {
  readonly row: ReadingRow | RefusedRow;
  readonly garbled: boolean;
}

const rowOf = (line: number, cells: readonly string[], places: readonly number[], width: number, layout: Layout) => {
  const misshapen = rowMustHaveEveryColumn(cells.length, width);
  if (misshapen) return refused(line, misshapen);
  return readRow(
    line,
    places.map((place) => cells[place]!),
    columns as readonly Column[],
    layout.typedDay,
  );
};

const withoutEmptyEnd = (names: readonly string[]): readonly string[] =>
  names.slice(0, names.findLastIndex((name) => name !== '') + 1);

/** The header is not one of the format. */
export interface WrongHeader {
  readonly line: number;
  readonly header: readonly string[];
  readonly garbled: boolean;
}

/** A line without a value, of which a spreadsheet can have a million: it is no row, but takes its time (N12). */
interface BlankLine {
  readonly blank: true;
}
const blank: BlankLine = { blank: true };

/** Rows of a file in their order, a wrong header instead of them. */
export function* rowsIn(bytes: Uint8Array, layout: Layout): Generator<FileRow | WrongHeader | BlankLine> {
  let delimiter = layout.delimiter;
  let header: readonly string[] | undefined = layout.header ? undefined : [];
  let places = header && layout.placesIn(header);
  for (const { line, text: whole } of linesOfBytes(bytes, layout.encoding)) {
    const [text, isTooLong] = [whole ?? '', whole === undefined];
    delimiter ??= delimiterOf(text);
    const garbled = isTooLong || text.includes('\ufffd');
    if (header && places) {
      // A line that is too long has no cells.
      if (!isTooLong && text.replaceAll(delimiter, '').trim() === '') yield blank;
      else {
        const width = layout.width(header);
        yield { row: rowOf(line, within(cellsOf(text, delimiter), width), places, width, layout), garbled };
      }
    } else {
      header = withoutEmptyEnd(cellsOf(text, delimiter));
      places = layout.placesIn(header);
      if (!places) return yield { line, header, garbled };
    }
  }
}
