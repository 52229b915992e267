import type { MeterEvent } from '../meter.messages.ts';
import type { HeldReading, InstalledMeter } from '../meter.state.ts';

/**
 * Whether the billed readings contradict an accepted index no longer: the one before its day is not above it, it is
 * billed itself as a rollover, or a later one is billed and includes the difference.
 */
const isSettled = ({ readings }: InstalledMeter, { readOn, index }: HeldReading): boolean => {
  // None is left if a correction has moved the installation to a later day (15.4-39).
  const before = readings.findLast((reading) => reading.readOn < readOn);
  return (
    before === undefined ||
    before.index <= index ||
    readings.some((reading) => reading.readOn >= readOn && reading.kind === 'actual')
  );
};

export const settledFalls = (state: InstalledMeter): readonly MeterEvent[] =>
  state.held
    .filter((held) => held.ended?.fallIsOpen && isSettled(state, held))
    .map(({ reviewId, meterId, accountId }) => ({
      type: 'AcceptedFallSettled',
      data: { reviewId, meterId, accountId },
    }));
