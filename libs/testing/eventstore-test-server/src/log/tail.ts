import type { Position, RecordedEvent } from '@pishkhan/event-store';

/** A subscription further behind reads pages of the store. */
const KEPT = 5000;
/** Most events that a subscription gets at once. */
const PAGE = 500;

/** The latest events, read once for all log subscriptions. Positions are dense. */
export class Tail {
  private events: RecordedEvent[] = [];
  private newest: bigint;
  private readonly waiting = new Set<() => void>();

  constructor(head: Position) {
    this.newest = head.commit;
  }

  push(events: readonly RecordedEvent[], upTo: Position): void {
    this.events.push(...events);
    if (this.events.length > 2 * KEPT) this.events = this.events.slice(-KEPT);
    this.newest = upTo.commit;
    for (const wake of this.waiting) wake();
  }

  /** The next events after a position; undefined if they are no longer in memory. */
  after({ commit }: Position): readonly RecordedEvent[] | undefined {
    if (commit >= this.newest) return [];
    const first = this.events.length - Number(this.newest - commit);
    return first >= 0 ? this.events.slice(first, first + PAGE) : undefined;
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
