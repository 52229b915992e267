import type { Reading } from '../../../api/generated/metering.ts';

type Seen = Pick<Reading, 'readOn' | 'kind'>;
const byDay = (one: Seen, other: Seen): number => one.readOn.localeCompare(other.readOn);

/**
 * The last reading from the meter until the day of a removal, and the estimates of that day and later, which an
 * exchange that is entered late moves to the new meter (15.4-32).
 */
export const aroundRemoval = <Read extends Seen>(readings: readonly Read[], takenOffOn: string) => {
  const inOrder = readings.toSorted(byDay);
  return {
    last: inOrder.findLast(({ readOn, kind }) => readOn <= takenOffOn && kind !== 'estimated'),
    later: inOrder.filter(({ readOn, kind }) => readOn >= takenOffOn && kind === 'estimated'),
  };
};
