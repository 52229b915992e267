import type { EventStore } from '@pishkhan/event-store';
import { fateOf, ORDINARY, type Fate } from './fate.ts';

/** Fates that are kept; then they are learned anew. */
const KEPT = 100_000;

export const metastreamOf = (stream: string): string => `$$${stream}`;
export const isMetastream = (stream: string): boolean => stream.startsWith('$$');
/** The stream that a metastream speaks of; any other stream itself. */
export const originalOf = (stream: string): string => (isMetastream(stream) ? stream.slice(2) : stream);

/**
 * What is known of streams: each is looked up when it is first touched, so that nothing is read at start and nothing at
 * the next appends.
 */
export class Fates {
  private readonly store: EventStore;
  private readonly learned = new Map<string, Fate>();

  constructor(store: EventStore) {
    this.store = store;
  }

  known(stream: string): Fate | undefined {
    return this.learned.get(stream);
  }

  async of(stream: string): Promise<Fate> {
    return this.learned.get(stream) ?? this.learn(stream);
  }

  /** After something was written to its metastream. */
  forget(stream: string): void {
    this.learned.delete(stream);
  }

  /** A metastream shows its last event only, and goes with its stream. */
  private async learn(stream: string): Promise<Fate> {
    if (isMetastream(stream))
      return { ...ORDINARY, maxCount: 1, tombstoned: (await this.of(originalOf(stream))).tombstoned };
    const fate = fateOf(await this.store.readStream(metastreamOf(stream)));
    if (this.learned.size >= KEPT) this.learned.clear();
    this.learned.set(stream, fate);
    return fate;
  }
}
