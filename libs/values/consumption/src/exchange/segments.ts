import { linear, type ChainReading, type RightReadings } from '../basis.ts';
import type { EstimateRegister } from '../capacity.ts';
import { deriveChain } from '../chain.ts';
import type { DerivedReading } from '../comparison.ts';
import { consumptionBetween } from '../register.ts';

/** A meter on a connection, and its readings in the order of their days, from the installation on. */
export interface Segment<Reading extends ChainReading = ChainReading> {
  readonly register: EstimateRegister;
  readonly readings: readonly Reading[];
}

/**
 * Readings of former meters on the axis of the next register: the first index there, less the consumption since. It is
 * negative where more was consumed than the first index says. A removal on the day of the installation is that point
 * itself and is left out. Meters that were never removed measured another connection (N16) and have no history.
 *
 * @param former The former meter with the readings that estimates are derived from; those of meters before it on the
 *   axis of its register
 */
export const onAxisOf = <Reading extends ChainReading>(
  installation: ChainReading,
  { register, readings }: Segment<Reading>,
): readonly Reading[] => {
  if (readings.at(-1)?.kind !== 'removal') return [];
  const moved: Reading[] = [];
  let { index } = installation;
  for (const [place, reading] of [...readings.entries()].toReversed()) {
    const next = readings[place + 1];
    if (next) index -= consumptionBetween(register, reading.index, next.index);
    moved.unshift({ ...reading, index });
  }
  return moved.at(-1)!.readOn === installation.readOn ? moved.slice(0, -1) : moved;
};

/** A chain of readings over one meter after another. */
type Chain<Reading extends ChainReading> = readonly Segment<Reading>[];

/** The readings of all meters, derived anew, and the history of each meter on the axis of its register. */
const alongOf = <Reading extends ChainReading>(segments: Chain<Reading>, right: RightReadings) => {
  const derived: DerivedReading[] = [];
  const histories: (readonly Reading[])[] = [];
  let former: Segment<Reading> | undefined;
  for (const { register, readings } of segments) {
    const history: readonly Reading[] = former && readings[0] ? onAxisOf(readings[0], former) : [];
    const own = deriveChain(register, readings, right, history);
    const inForce = readings.map((reading, place) => {
      const { index, rightDay = reading.readOn } = own[place]!;
      return { ...reading, index, readOn: rightDay };
    });
    const sources = inForce.filter((_, place) => own[place]!.estimate?.method !== linear.method);
    derived.push(...own);
    histories.push(history);
    former = { register, readings: [...history, ...sources] };
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
  alongOf(segments, {}).histories.at(-1) ?? [];
