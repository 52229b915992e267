import type { CivilDate } from '@pishkhan/calendar';
import { acceptedEvents } from '../accepting.ts';
import { holds, judgeOnDay } from '../judging.ts';
import { policyUntilPublished } from '@pishkhan/consumption';
import type { MeterEvent } from '../meter.messages.ts';
import type { HeldReading, InstalledMeter } from '../meter.state.ts';
import type { HeldFinding } from './review.messages.ts';

/** These need a person, whatever changed since. */
const needsAPerson = ({ kind }: HeldFinding): boolean => kind === 'twoFigures' || kind === 'unusual';

export const releasedEvent = (
  { reviewId, meterId, accountId }: HeldReading,
  endedOn: CivilDate | undefined,
): MeterEvent => ({
  type: 'ReadingReviewEnded',
  data: { reviewId, meterId, accountId, outcome: 'released', ...(endedOn && { endedOn }) },
});

/** The first reading that waits without a reason, in the order of days: a correction made room for it (F8, case 03). */
export const releaseOf = (state: InstalledMeter): readonly MeterEvent[] | undefined => {
  const waiting = state.held
    .filter(({ ended, findings }) => ended === undefined && !findings.some(needsAPerson))
    .toSorted((one, other) => (one.readOn < other.readOn ? -1 : 1));
  for (const held of waiting) {
    const { readOn, index, kind } = held;
    const { findings, rolledOver } = judgeOnDay(state, { readOn, index }, kind, policyUntilPublished);
    if (findings.some(holds)) continue;
    const estimate = kind === 'estimated' && { because: 'readerEstimated' as const, method: 'byReader' as const };
    const figure = { index, kind, rolledOver, ...(estimate && { estimate }) };
    return [releasedEvent(held, undefined), ...acceptedEvents(state, held, figure)];
  }
  return undefined;
};
