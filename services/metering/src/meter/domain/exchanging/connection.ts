import { derivedId } from '@pishkhan/identifiers';
import { historyOf, type ChainReading, type Segment } from '@pishkhan/consumption';
import { formerOf, type FormerInstallation, type MeterState } from '../meter.state.ts';

/** The first index of a meter that an exchange puts in, as a reading. */
export const installationReadingId = (meterId: string, exchangeId: string): string =>
  derivedId('installation', meterId, exchangeId);

/** A former installation as a part of the chain of its connection. */
const segmentOf = ({ capacity, registerDigits, readings }: FormerInstallation): Segment => ({
  register: { capacity, registerDigits },
  readings: readings.map((reading, place) =>
    place === readings.length - 1 ? { ...reading, kind: 'removal' } : reading,
  ),
});

/** A meter on a connection, now or before. */
type Installation = Omit<FormerInstallation, 'takenOff' | 'evidence'>;

/** Installations of a connection that ended before this one began, in the order of their days (11.4). */
const before = (meters: readonly MeterState[], { accountId, readings: [first] }: Installation) =>
  meters
    .flatMap(formerOf)
    .filter(({ readings }) => readings[0]!.readingId !== first!.readingId)
    .filter((each) => each.accountId === accountId && each.takenOff.on <= first!.readOn)
    .toSorted((one, other) =>
      `${one.takenOff.on} ${one.readings[0]!.readOn}` < `${other.takenOff.on} ${other.readings[0]!.readOn}` ? -1 : 1,
    );

/**
 * Readings of the meters before an installation on the axis of its register: estimates and what is usual are derived
 * from them too (A2-6, 15.4-34).
 *
 * @param meters All meters of the connection, this one included
 */
export const historyOfConnection = (
  meters: readonly MeterState[],
  installation: Installation,
): readonly ChainReading[] => {
  const former = before(meters, installation);
  if (former.length === 0) return [];
  const { capacity, registerDigits, readings } = installation;
  return historyOf([...former.map(segmentOf), { register: { capacity, registerDigits }, readings }]);
};
