import type { Rejection } from '@pishkhan/decider';
import { personalNumberIn } from '@pishkhan/identifiers';
import { ruleOfFinding } from '../../meter/domain/recording/judging.ts';
import type { MeterEvent } from '../../meter/domain/meter.messages.ts';
import {
  consumptionMustNotExceedCapacity,
  dayMustHaveOneReading,
  dayMustNotBeInFuture,
  estimateMustHaveHistory,
  indexMustFitRegister,
  indexMustNotFall,
  meterMustBeInContract,
  readingMustFollowPrevious,
} from '../../meter/domain/meter.rules.ts';
import { everyRegisterMustBeRead } from '../../meter/domain/recording/registers/register-set.rules.ts';
import type { HeldFinding } from '../../meter/domain/reviewing/review.messages.ts';
import {
  consumptionMustBeUsual,
  dayMustHaveOneFigure,
  readingMustNotAwaitReview,
  readingMustNotBeRejected,
  rolloverMustBeConfirmed,
} from '../../meter/domain/reviewing/review.rules.ts';
import type { FileOutcome, HeldRow, RefusedRow, RowsOfReader } from './reading-file.messages.ts';
import { refused, valueOfCell, type Column, type ReadingRow } from './reading-row.ts';

/** The result of a row, as the contractor's answer has it. */
export type RowResult =
  | { readonly result: 'accepted' | 'unchanged'; readonly line: number }
  | { readonly result: 'refused'; readonly row: RefusedRow }
  | { readonly result: 'held'; readonly row: HeldRow };

/** The column of each rule of the meter. */
const columnOf: Readonly<Record<string, Column>> = {
  [meterMustBeInContract.rule]: 'meter_serial',
  [dayMustNotBeInFuture.rule]: 'read_on',
  [readingMustFollowPrevious.rule]: 'read_on',
  [dayMustHaveOneReading.rule]: 'index',
  [dayMustHaveOneFigure.rule]: 'index',
  [indexMustFitRegister.rule]: 'index',
  [indexMustNotFall.rule]: 'index',
  [consumptionMustNotExceedCapacity.rule]: 'index',
  [consumptionMustBeUsual.rule]: 'index',
  [rolloverMustBeConfirmed.rule]: 'index',
  [everyRegisterMustBeRead.rule]: 'index',
  [readingMustNotBeRejected.rule]: 'index',
  [estimateMustHaveHistory.rule]: 'kind',
};

/** What the row had in the column of a rule. */
const cellOf = ({ meterId, readOn, finding }: ReadingRow, field: Column | undefined): string => {
  switch (field) {
    case 'meter_serial':
      return meterId;
    case 'read_on':
      return readOn;
    case 'index':
      return finding.kind === 'absent' ? '' : String(finding.index);
    case 'kind':
      return finding.kind;
    case 'reader':
    case undefined:
      return '';
  }
};

const rowOf = (row: ReadingRow, rejection: Rejection): RefusedRow => {
  const field = columnOf[rejection.rejected];
  return { ...refused(row.line, rejection, field), ...valueOfCell(cellOf(row, field)), readerId: row.readerId };
};

const reviewRule = readingMustNotAwaitReview.rule;

const heldRow = (row: ReadingRow, reviewId: string, findings: readonly HeldFinding[]): RowResult => {
  const { line, readerId } = row;
  const broken = findings.map(ruleOfFinding).find((rejection) => rejection !== false);
  return {
    result: 'held',
    row: { ...(broken ? rowOf(row, broken) : { line, rule: reviewRule, readerId }), reviewId },
  };
};

interface Recorded {
  readonly outcome: string;
  readonly events: readonly MeterEvent[];
}

/**
 * A true reading of a meter outside the contract is not lost: the file keeps its own figure for a person (N5). A number
 * of a person that was written as a serial is not kept; the line names the row (N17).
 */
export const outsideContract = (row: ReadingRow): RefusedRow => {
  const { meterId, readOn, finding } = row;
  return {
    ...rowOf(row, meterMustBeInContract()),
    data: {
      ...(personalNumberIn(meterId) === undefined && { serial: meterId }),
      readOn,
      ...(finding.kind !== 'absent' && { index: finding.index }),
    },
  };
};

/** Converts a meter's answer to a row's result. */
export const rowResultOf = (row: ReadingRow, answer: Recorded | Rejection): RowResult => {
  const { line } = row;
  if ('rejected' in answer) {
    if (answer.rejected === meterMustBeInContract.rule) return { result: 'refused', row: outsideContract(row) };
    if (answer.rejected !== readingMustNotAwaitReview.rule) return { result: 'refused', row: rowOf(row, answer) };
    const { reviewId, findings } = answer.data as { reviewId: string; findings: readonly HeldFinding[] };
    return heldRow(row, reviewId, findings);
  }
  const held = answer.events.find((event) => event.type === 'ReadingHeldForReview');
  if (held) return heldRow(row, held.data.reviewId, held.data.findings);
  return { result: answer.outcome === 'nothing' ? 'unchanged' : 'accepted', line };
};

const byLine = (one: RefusedRow, other: RefusedRow) => one.line - other.line;

/** Rows that each reader delivered, those included that are refused (A3-5). */
export const rowsOfReaders = (rows: readonly (ReadingRow | RefusedRow)[]): ReadonlyMap<string, number> =>
  new Map(
    [...Map.groupBy(rows, ({ readerId }) => readerId)].flatMap(([readerId, own]) =>
      readerId === undefined ? [] : [[readerId, own.length] as const],
    ),
  );

const readersOf = (rowsOf: ReadonlyMap<string, number>, refusedRows: readonly RefusedRow[]): readonly RowsOfReader[] =>
  [...rowsOf]
    .map(([readerId, rows]) => ({
      readerId,
      rows,
      refused: refusedRows.filter((row) => row.readerId === readerId).length,
    }))
    .sort((one, other) => (one.readerId < other.readerId ? -1 : 1));

/** Totals and rows of a file: every row is accepted, unchanged, held or rejected. */
export const outcomeOf = (
  file: Pick<FileOutcome, 'fileId' | 'contractorId' | 'rows'>,
  results: readonly RowResult[],
  rowsOf: ReadonlyMap<string, number> = new Map(),
): FileOutcome => {
  const refusedRows = results.flatMap((each) => (each.result === 'refused' ? [each.row] : []));
  const heldRows = results.flatMap((each) => (each.result === 'held' ? [each.row] : []));
  const unchanged = results.flatMap((each) => (each.result === 'unchanged' ? [each.line] : []));
  return {
    ...file,
    accepted: results.filter(({ result }) => result === 'accepted').length,
    unchanged: unchanged.length,
    refused: refusedRows.sort(byLine),
    held: heldRows.sort(byLine),
    unchangedLines: unchanged.sort((one, other) => one - other),
    ...(rowsOf.size > 0 && { readers: readersOf(rowsOf, refusedRows) }),
  };
};
