import { linear, type ChainReading, type RightReadings } from '../basis.ts';
import type { EstimateRegister } from '../capacity.ts';
import { deriveChain } from '../chain.ts';
import type { DerivedReading } from '../comparison.ts';
import { onAxisOf, type MeterSegment } from './axis.ts';

/** A meter on a connection, and its readings in the order of their days, from the installation on. */
export interface Segment<Reading extends ChainReading = ChainReading> extends MeterSegment<Reading> {
  readonly register: EstimateRegister;
}

/** The removal that ended the meter; days after it have no meter (11.4). */
export const removalIn = <Reading extends Pick<ChainReading, 'kind'>>(
  readings: readonly Reading[],
): Reading | undefined => readings.findLast(({ kind }) => kind === 'removal');

/** A chain of readings over one meter after another. */
type Chain<Reading extends ChainReading> = readonly Segment<Reading>[];

/** The readings of all meters, derived anew, and the history of each meter on the axis of its register. */
const alongOf = <Reading extends ChainReading>(segments: Chain<Reading>, right: RightReadings) => {
  const derived: DerivedReading[] = [];
  const histories: (readonly Reading[])[] = [];
  let former: MeterSegment<Reading>[] = [];
  for (const { register, readings } of segments) {
    const history = readings[0] ? onAxisOf(former, readings[0]) : [];
    const own = deriveChain(register, readings, right, history);
    const inForce = readings.map((reading, place) => {
      const { index, rightDay = reading.readOn } = own[place]!;
      return { ...reading, index, readOn: rightDay };
    });
    const sources = inForce.filter(
      ({ afterRemoval }, place) => !afterRemoval && own[place]!.estimate?.method !== linear.method,
    );
    derived.push(...own);
    histories.push(history);
    // A meter that was never removed measured another connection (N16).
    former = removalIn(readings) ? [...former, { register, readings: sources }] : [];
  }
  return { derived, histories };
};

/**
 * Derives a chain over exchanges anew, as `deriveChain` does for one meter. Facts of one meter never bound those of
 * another; estimates are derived from the history of the connection (11.4, 15.4-31).
 */
export const deriveSegments = (segments: Chain<ChainReading>, right: RightReadings = {}): readonly DerivedReading[] =>
  alongOf(segments, right).derived;

/** Readings of the meters before the last one, on the axis of its register. */
export const historyOf = <Reading extends ChainReading>(segments: Chain<Reading>): readonly Reading[] =>
  segments.length < 2 ? [] : alongOf(segments, {}).histories.at(-1)!;
