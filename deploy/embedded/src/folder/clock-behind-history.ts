import type { Clock } from '@pishkhan/calendar';
import type { EventStore } from '@pishkhan/event-store';

/** The system clock may be set back by so much without a notice. */
const PATIENCE_MS = 60_000;

/** Business time would run before facts that are already recorded. */
export class ClockBehindHistory extends Error {
  constructor(file: string, now: Date, recordedAt: string) {
    super(
      `${file}: business time would be ${now.toISOString()}, before the last event, which was recorded at ${recordedAt}. ` +
        `Set the clock of this machine right, or put the right ${file} back; if it is lost, move it and its record in the folder witness away and start with PISHKHAN_CLOCK=${recordedAt}.`,
    );
    this.name = 'ClockBehindHistory';
  }
}

/** @throws ClockBehindHistory if the last event was recorded later than now (N33) */
export const mustNotRunBehind = async (
  store: Pick<EventStore, 'head' | 'readAll'>,
  clock: Pick<Clock, 'now'>,
  file: string,
): Promise<void> => {
  const { commit } = await store.head();
  if (commit === 0n) return;
  const before = { commit: commit - 1n, prepare: commit - 1n };
  const [last] = await store.readAll({ after: before, limit: 1 });
  const recordedAt = last?.metadata.recordedAt;
  if (recordedAt && clock.now().getTime() < Date.parse(recordedAt) - PATIENCE_MS)
    throw new ClockBehindHistory(file, clock.now(), recordedAt);
};
