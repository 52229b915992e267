import type { Correction } from '../../../api/generated/billing-adjustments.ts';

type Cause = Correction['cause'];

export interface MetersOfReading {
  readonly before: string;
  readonly after: string;
}

/**
 * The meters of a reading before and after an exchange that was entered late: estimates of its day and later become
 * indexes of the new meter, so that the two figures are not of one register (15.4-31).
 *
 * @returns Nothing if the correction takes no exchange
 */
export const metersOfReading = (cause: Cause, readOn: string | undefined): MetersOfReading | undefined => {
  const causes = cause.kind === 'several' ? cause.causes : [cause];
  const exchange = causes.find((each) => each.kind === 'lateExchange');
  if (exchange === undefined) return undefined;
  const { exchangedOn, takenOff, putIn } = exchange;
  const isMoved = readOn !== undefined && readOn >= exchangedOn;
  return { before: takenOff.meterId, after: isMoved ? putIn.meterId : takenOff.meterId };
};
