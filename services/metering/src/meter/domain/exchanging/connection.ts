import { historyOf, type ChainReading, type Segment } from '@pishkhan/consumption';
import { formerOf, type FormerInstallation, type InstalledMeter, type MeterState } from '../meter.state.ts';

/** A former installation as a part of the chain of its connection. */
const segmentOf = ({ capacity, registerDigits, readings }: FormerInstallation): Segment => ({
  register: { capacity, registerDigits },
  readings: readings.map((reading, place) =>
    place === readings.length - 1 ? { ...reading, kind: 'removal' } : reading,
  ),
});

/** Installations of a connection that ended before this one began, in the order of their days (11.4). */
const before = (meters: readonly MeterState[], { accountId, installedOn }: InstalledMeter) =>
  meters
    .flatMap(formerOf)
    .filter((each) => each.accountId === accountId && each.takenOff.on <= installedOn)
    .toSorted((one, other) =>
      `${one.takenOff.on} ${one.readings[0]!.readOn}` < `${other.takenOff.on} ${other.readings[0]!.readOn}` ? -1 : 1,
    );

/**
 * Readings of the former meters of a connection on the axis of this meter's register: estimates and what is usual are
 * derived from them too (A2-6, 15.4-34).
 *
 * @param meters All meters of the connection, this one included
 */
export const historyOfConnection = (
  meters: readonly MeterState[],
  present: InstalledMeter,
): readonly ChainReading[] => {
  const former = before(meters, present);
  if (former.length === 0) return [];
  const { capacity, registerDigits, readings } = present;
  return historyOf([...former.map(segmentOf), { register: { capacity, registerDigits }, readings }]);
};
