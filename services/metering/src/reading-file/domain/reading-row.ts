import type { CivilDate } from '@pishkhan/calendar';
import type { Rejection } from '@pishkhan/decider';
import { civilDate, identifier, index, machineText, meterSerial, sentenceOf, type Text } from '@pishkhan/fields';
import { personalNumberIn, searchKey } from '@pishkhan/identifiers';
import type { Finding } from '../../meter/domain/meter.messages.ts';
import type { RefusedRow } from './reading-file.messages.ts';
import {
  absentRowMustHaveNoIndex,
  cellMustBeText,
  cellMustNotHavePersonalNumber,
  indexMustBeWholeNumber,
  readingKindMustBeKnown,
  meterSerialMustBeReadable,
  readerMustBeNamed,
  readOnMustBeJalaliDay,
  readOnMustExist,
  rowMustHaveEveryColumn,
} from './reading-row.rules.ts';

export const columns = ['meter_serial', 'read_on', 'index', 'kind', 'reader'] as const;
export type Column = (typeof columns)[number];

/** Columns in words, for the answer about a row. */
export const columnTitles: Readonly<Record<Column, Text>> = {
  meter_serial: { fa: 'سریال کنتور', en: 'meter serial' },
  read_on: { fa: 'تاریخ قرائت', en: 'day of reading' },
  index: { fa: 'رقم کنتور', en: 'index' },
  kind: { fa: 'نوع قرائت', en: 'kind of reading' },
  reader: { fa: 'قرائت‌کننده', en: 'reader' },
};

const byKey = <Code extends string>(names: Readonly<Record<string, Code>>): ReadonlyMap<string, Code> =>
  new Map(Object.entries(names).map(([name, code]) => [searchKey(name), code]));

/** Persian names of the columns, as the sentence about the header gives them. */
const persianColumns = byKey<Column>({
  'سریال کنتور': 'meter_serial',
  'شماره سریال کنتور': 'meter_serial',
  'تاریخ قرائت': 'read_on',
  'رقم کنتور': 'index',
  رقم: 'index',
  'نوع قرائت': 'kind',
  نوع: 'kind',
  قرائت‌کننده: 'reader',
});
/** Column of a name in the header, in either language. */
export const columnOf = (name: string): string => persianColumns.get(searchKey(name)) ?? name;

/** Kinds of reading as a reader writes them, in either language and in any case (15.4-44). */
const kinds = byKey({
  actual: 'actual',
  estimated: 'estimated',
  absent: 'absent',
  قرائت‌شده: 'actual',
  برآوردی: 'estimated',
  غایب: 'absent',
});
const kindOf = (cell: string) => kinds.get(searchKey(cell).toLowerCase());

/** A valid row. */
export interface ReadingRow {
  readonly line: number;
  readonly meterId: string;
  readonly readOn: CivilDate;
  readonly finding: Finding;
  readonly readerId: string;
}

export const refused = (line: number, { rejected, data }: Rejection, field?: Column): RefusedRow => ({
  line,
  rule: rejected,
  ...(field && { field }),
  ...(data && { data }),
});

/** Characters of an invalid cell that the answer shows. */
const MOST_SHOWN = 40;

/** The columns as field types: digits, separators and marks are normalised as everywhere (15.4-44). */
const cellTypes = {
  meter_serial: meterSerial(),
  read_on: civilDate({ fa: 'تاریخ قرائت', en: 'day of reading' }),
  index: index(),
  reader: identifier(),
};

/** A refused row keeps what its cell had, but no number of a person (A6, N17). */
export const valueOfCell = (cell: string): { readonly value?: string } => {
  const value = cell.slice(0, MOST_SHOWN);
  return value === '' || personalNumberIn(cell) !== undefined ? {} : { value };
};

/** Reader of a refused row, if the cell names one. */
const readerOf = (cell: string): { readonly readerId?: string } => {
  const readerId = personalNumberIn(cell) === undefined ? cellTypes.reader.read(cell) : undefined;
  return readerId === undefined ? {} : { readerId };
};

const noProblem: Text = { fa: '', en: '' };

/**
 * Reads one row in the column order of the header.
 *
 * @param typedDay The day of a cell as a person would type it, if the format writes days in another way
 */
export const readRow = (
  line: number,
  cells: readonly string[],
  order: readonly Column[],
  typedDay: (cell: string) => string = (cell) => cell,
): ReadingRow | RefusedRow => {
  const misshapen = rowMustHaveEveryColumn(cells.length, columns.length);
  if (misshapen) return refused(line, misshapen);
  const cell = (column: Column) => cells[order.indexOf(column)]!;
  const meterId = cellTypes.meter_serial.read(cell('meter_serial'));
  const day = cell('read_on');
  const readOn = cellTypes.read_on.read(typedDay(day));
  const wrongDay = readOn === undefined ? sentenceOf(cellTypes.read_on, 'read_on', day) : noProblem;
  const kind = kindOf(cell('kind'));
  const indexRead = cellTypes.index.read(cell('index'));
  const readerId = cellTypes.reader.read(cell('reader'));
  const faults: [Rejection | false, Column][] = [
    ...columns.map((column): [Rejection | false, Column] => [cellMustBeText(cell(column)), column]),
    [readOn === undefined && cellMustNotHavePersonalNumber(day), 'read_on'],
    [cellMustNotHavePersonalNumber(cell('reader')), 'reader'],
    [meterSerialMustBeReadable(meterId), 'meter_serial'],
    [readOn === undefined && readOnMustExist(day, wrongDay), 'read_on'],
    [readOnMustBeJalaliDay(readOn, day.slice(0, MOST_SHOWN), wrongDay), 'read_on'],
    [readingKindMustBeKnown(kind), 'kind'],
    [indexMustBeWholeNumber(kind, indexRead), 'index'],
    [absentRowMustHaveNoIndex(kind, machineText(cell('index'))), 'index'],
    [readerMustBeNamed(readerId), 'reader'],
  ];
  for (const [fault, column] of faults)
    if (fault) return { ...refused(line, fault, column), ...valueOfCell(cell(column)), ...readerOf(cell('reader')) };
  const finding: Finding = kind === 'absent' ? { kind } : { kind: kind!, index: indexRead! };
  return { line, meterId: meterId!, readOn: readOn!, finding, readerId: readerId! };
};

export const isRefused = (row: ReadingRow | RefusedRow): row is RefusedRow => 'rule' in row;

/** Rows of a meter by day; an absence does not replace a figure of the same day (15.4-32, 15.4-46). */
export const inOrderOfDays = (rows: readonly ReadingRow[]): readonly ReadingRow[] =>
  rows.toSorted((one, other) => {
    if (one.readOn !== other.readOn) return one.readOn < other.readOn ? -1 : 1;
    const absences = Number(one.finding.kind === 'absent') - Number(other.finding.kind === 'absent');
    return absences || one.line - other.line;
  });

/** Another index that the file has for the meter and day of a row (15.4-46). */
export const otherFigureOf = (
  { readOn, finding }: ReadingRow,
  rowsOfMeter: readonly ReadingRow[],
): number | undefined => {
  if (finding.kind !== 'actual') return undefined;
  for (const { readOn: day, finding: other } of rowsOfMeter)
    if (day === readOn && other.kind === 'actual' && other.index !== finding.index) return other.index;
  return undefined;
};
