import { dayMustNotBeInFuture, indexMustFitRegister, meterMustBeInContract } from '../../meter/domain/meter.rules.ts';
import { readingMustNotBeRejected } from '../../meter/domain/reviewing/review.rules.ts';
import type { RefusedRow } from './reading-file.messages.ts';
import * as rowRules from './reading-row.rules.ts';

/** Rules that judge a row by its own cells; the values of every other rule can be another contractor's figures. */
const ofTheRowItself: ReadonlySet<string> = new Set(
  [
    ...Object.values(rowRules),
    dayMustNotBeInFuture,
    indexMustFitRegister,
    meterMustBeInContract,
    readingMustNotBeRejected,
  ].map(({ rule }) => rule),
);

/** A row as its contractor sees it: without indexes and days of other readings (A3-5; N5). */
export const withoutForeignValues = <Row extends RefusedRow>({
  data,
  ...row
}: Row): Omit<Row, 'data'> & Pick<RefusedRow, 'data'> => ({
  ...row,
  ...(data && ofTheRowItself.has(row.rule) && { data }),
});
