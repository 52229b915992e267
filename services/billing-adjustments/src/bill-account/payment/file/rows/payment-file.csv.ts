import { isCsvText, mapInSlices, mustHold, readCsv } from '@pishkhan/service-kit';
import type { FileRow } from '../domain/payment-file.messages.ts';
import {
  paymentFileMustBeSplit,
  paymentFileMustBeText,
  paymentFileMustHaveHeader,
  paymentFileMustHaveRows,
} from '../domain/payment-file.rules.ts';
import { columnOf, columns, readPaymentRow, withRepeats, type Column } from '../domain/payment-row.ts';

/** Limits the length of the file's stream. */
export const MOST_ROWS = 20_000;

/**
 * The rows of a payment file, malformed ones with line, rule and column.
 *
 * @throws ProblemException 400 if it is not text, has another header, no rows or too many.
 */
export const readPaymentRows = async (csv: unknown): Promise<readonly FileRow[]> => {
  mustHold(paymentFileMustBeText(isCsvText(csv)));
  const { header: names, lines } = await readCsv(csv as string, MOST_ROWS);
  const header = names.map(columnOf);
  mustHold(paymentFileMustHaveHeader(header, columns));
  mustHold(paymentFileMustHaveRows(lines.length) || paymentFileMustBeSplit(lines.length, MOST_ROWS));
  return withRepeats(await mapInSlices(lines, ({ line, cells }) => readPaymentRow(line, cells, header as Column[])));
};
