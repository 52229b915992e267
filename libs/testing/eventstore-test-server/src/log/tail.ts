import type { Position, RecordedEvent } from '@pishkhan/event-store';

/** A subscription further behind reads pages of the store. */
const KEPT = 300;

/** The latest events, read once for all log subscriptions. Positions are dense. */
export class Tail {
  private events: RecordedEvent[] = [];
  private newest: bigint;
  private readonly waiting = new Set<() => void>();

  constructor(head: Position) {
    this.newest = head.commit;
  }

  push(events: readonly RecordedEvent[], upTo: Position): void {
    this.events = [...this.events, ...events].slice(-KEPT);
    this.newest = upTo.commit;
    for (const wake of this.waiting) wake();
  }

  /** All events after a position; undefined if they are no longer in memory. */
  after({ commit }: Position): readonly RecordedEvent[] | undefined {
    if (commit >= this.newest) return [];
    const missed = Number(this.newest - commit);
    return missed <= this.events.length ? this.events.slice(-missed) : undefined;
  }

  /** Resolves when there is an event after the position, or the reader has disconnected. */
  advanced({ commit }: Position, gone: AbortSignal): Promise<void> {
    if (gone.aborted || this.newest > commit) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        this.waiting.delete(wake);
        gone.removeEventListener('abort', wake);
        resolve();
      };
      this.waiting.add(wake);
      gone.addEventListener('abort', wake);
    });
  }
}
