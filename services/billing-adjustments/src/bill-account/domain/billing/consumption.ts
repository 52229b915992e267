import {
  consumedBetween,
  consumptionBetween,
  deriveChain,
  indexesOf,
  isFact,
  litresConsumed,
  mostBetween,
  rollsOver,
  type ConsumedPart,
  type EstimateRegister,
  type Measured,
} from '@pishkhan/consumption';
import { fromThousandths } from '@pishkhan/money';
import type { PeriodToRate } from '../../../pricing/rating/domain/rating.lines.ts';
import type { MeterPart, Reading } from './bill.ts';
import type { BillAccount } from '../bill-account.state.ts';
import { decimalOf } from '../metering/factor/factor-in-force.ts';
import { inserted, measuredBy, type Placed } from '../metering/connection.ts';
import { termsWithin, type DatedTerms } from './terms/terms.ts';

/**
 * Whether a reading from the meter is below an index that was corrected while it was on its way: metering compared it
 * with the wrong one, and from the right one it would have counted more than a rollover explains, a confirmed or rising
 * one than the capacity allows (11.4). One of the two is wrong, and a person decides which (15.4-32).
 */
export const isBelowCorrection = (
  register: EstimateRegister,
  readings: readonly Reading[],
  closing: Reading,
): boolean => {
  const { correctedBy, index, readOn } = readings.findLast(isFact)!;
  const { capacity } = register;
  const explained = indexesOf(register) / 4;
  const possible = capacity === undefined ? explained : mostBetween({ capacity }, readOn, closing.readOn);
  const isRising = closing.index >= index;
  const most = closing.rolloverConfirmed ? possible : isRising ? Math.max(explained, possible) : explained;
  const tooMuch = consumptionBetween(register, index, closing.index) > most;
  return isFact(closing) && correctedBy !== undefined && tooMuch;
};

/**
 * Whether a reading was on its way while the day of the reading before it was corrected to the same or a later day. A
 * person decides which of the two days is wrong (15.4-39).
 */
export const isBeforeCorrectedDay = ({ readOn, acceptedOn }: Reading, closing: Reading): boolean =>
  acceptedOn !== undefined && closing.readOn > acceptedOn && closing.readOn <= readOn;

/**
 * The reading as it is billed. An estimate that metering made while a correction was being posted is derived from the
 * corrected indexes, here as in metering; one that a correction has derived already is in force (15.4-31).
 */
export const judgedBy = ({ register, readings, history }: Placed, closing: Reading): Reading => {
  const opening = readings.at(-1)!;
  const isGuess = !isFact(closing) && (closing.estimate ?? opening.correctedBy) !== undefined;
  const { index } =
    isGuess && !closing.estimateInForce ? deriveChain(register, [...readings, closing], {}, history).at(-1)! : closing;
  const rolledOver = rollsOver(register, readings, { ...closing, index }, history);
  return { ...closing, index, rolledOver, ...(index !== closing.index && { acceptedIndex: closing.index }) };
};

/**
 * The chain with the reading that is billed. One that is lower than the estimate before it counts nothing until the
 * estimate is corrected (15.4-32).
 */
export const measuredWith = (state: BillAccount, closing: Reading, isOverruling: boolean): Measured<Reading> => {
  const readings = inserted(state.readings, closing);
  const { index } = readings[readings.indexOf(closing) - 1]!;
  return measuredBy(state, isOverruling ? inserted(state.readings, { ...closing, index }) : readings);
};

/** The opening and the closing reading of a period; between them are only exchanges. */
export type Ends = readonly [Reading, Reading];

const partsOf = (measured: Measured, [opening, closing]: Ends): readonly ConsumedPart[] =>
  consumedBetween(measured, [opening.readingId, closing.readingId]);

/**
 * The days from one reading to the day before the next, under the terms of these days (11.5, 15.4-19, 15.4-50). Small
 * subscribers are billed on the index difference of each meter without correction, across a confirmed rollover (11.4).
 * The consumption is negative if the index fell.
 */
export const periodOf = (
  terms: DatedTerms,
  measured: Measured,
  ends: Ends,
  prices: Pick<PeriodToRate, 'book' | 'ratingRule'>,
): PeriodToRate => {
  const [{ readOn: from }, { readOn: to }] = ends;
  const consumption = fromThousandths(litresConsumed(partsOf(measured, ends)));
  return { ...prices, ...termsWithin(terms, [from, to]), from, to, consumption };
};

/** Messages with the readings of a period: its ends, and the exchanges between them. */
export const broughtReadings = (readings: readonly Reading[], [opening, closing]: Ends): readonly string[] => {
  const place = (id: string) => readings.findIndex(({ readingId }) => readingId === id);
  const within = readings.slice(place(opening.readingId), place(closing.readingId) + 1);
  return [...new Set(within.map(({ broughtBy }) => broughtBy))];
};

const partOf = ({ windows: _, factors, litres, ...part }: ConsumedPart): MeterPart => ({
  ...part,
  ...(factors.length > 0 && {
    factors: factors.map(({ from, millionths }) => ({ from, factor: decimalOf(millionths) })),
  }),
  consumption: fromThousandths(litres),
});

/**
 * What each meter measured of a period, if its consumption is not one index difference: after an exchange, or on days
 * of an error or a fault (11.4, 15.4-17, A2-6), or in standard m³ of a major subscriber.
 */
export const meterPartsOf = (measured: Measured, ends: Ends): readonly MeterPart[] | undefined => {
  const parts = partsOf(measured, ends);
  return parts.length > 1 || parts.some(({ windows, factors }) => windows.length > 0 || factors.length > 0)
    ? parts.map(partOf)
    : undefined;
};
