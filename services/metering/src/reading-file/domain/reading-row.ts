import type { CivilDate } from '@pishkhan/calendar';
import type { Rejection } from '@pishkhan/decider';
import { choice, civilDate, identifier, index, machineText, meterSerial } from '@pishkhan/fields';
import type { Finding } from '../../meter/domain/meter.messages.ts';
import type { RefusedRow } from './reading-file.messages.ts';
import {
  absentRowMustHaveNoIndex,
  cellMustBeText,
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

/** The columns as field types: digits, separators and marks are normalised as everywhere (15.4-44). */
const cellTypes = {
  meter_serial: meterSerial(),
  read_on: civilDate(),
  index: index(),
  kind: choice('kind of reading', ['actual', 'estimated', 'absent']),
  reader: identifier(),
};

/** Reads one row in the column order of the header. */
export const readRow = (line: number, cells: readonly string[], order: readonly Column[]): ReadingRow | RefusedRow => {
  const misshapen = rowMustHaveEveryColumn(cells.length, columns.length);
  if (misshapen) return refused(line, misshapen);
  const cell = (column: Column) => cells[order.indexOf(column)]!;
  const meterId = cellTypes.meter_serial.read(cell('meter_serial'));
  const readOn = cellTypes.read_on.read(cell('read_on'));
  const kind = cellTypes.kind.read(cell('kind'));
  const indexRead = cellTypes.index.read(cell('index'));
  const readerId = cellTypes.reader.read(cell('reader'));
  const faults: [Rejection | false, Column][] = [
    ...columns.map((column): [Rejection | false, Column] => [cellMustBeText(cell(column)), column]),
    [meterSerialMustBeReadable(meterId), 'meter_serial'],
    [readOnMustExist(cell('read_on')), 'read_on'],
    [readOnMustBeJalaliDay(readOn), 'read_on'],
    [readingKindMustBeKnown(kind), 'kind'],
    [indexMustBeWholeNumber(kind, indexRead), 'index'],
    [absentRowMustHaveNoIndex(kind, machineText(cell('index'))), 'index'],
    [readerMustBeNamed(readerId), 'reader'],
  ];
  for (const [fault, column] of faults) if (fault) return refused(line, fault, column);
  const finding: Finding = kind === 'absent' ? { kind } : { kind: kind!, index: indexRead! };
  return { line, meterId: meterId!, readOn: readOn!, finding, readerId: readerId! };
};

export const isRefused = (row: ReadingRow | RefusedRow): row is RefusedRow => 'rule' in row;

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
