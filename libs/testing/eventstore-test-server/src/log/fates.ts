import type { EventStore } from '@pishkhan/event-store';
import { fateOf, ORDINARY, type Fate } from './fate.ts';

/** Cache size; a full cache is cleared. */
const KEPT = 100_000;

export const metastreamOf = (stream: string): string => `$$${stream}`;
export const isMetastream = (stream: string): boolean => stream.startsWith('$$');
const TOMBSTONE = '$tombstone-';
/** Where the tombstone of a stream is stored. */
export const tombstoneStreamOf = (stream: string): string => `${TOMBSTONE}${stream}`;
/** The stream of a stored tombstone. Earlier versions stored it at the end of `$$stream`. */
export const tombstonedBy = (stored: string): string =>
  stored.startsWith(TOMBSTONE) ? stored.slice(TOMBSTONE.length) : originalOf(stored);
/** The stream that a metastream describes; any other stream itself. */
export const originalOf = (stream: string): string => (isMetastream(stream) ? stream.slice(2) : stream);

/** Cache of stream states. Each is read on first use, so neither a start nor later appends read anything. */
export class Fates {
  private readonly store: EventStore;
  private readonly learned = new Map<string, Fate>();
  /** Writes to any metastream; a state read before one of them is not kept. */
  private writes = 0;

  constructor(store: EventStore) {
    this.store = store;
  }

  known(stream: string): Fate | undefined {
    return this.learned.get(stream);
  }

  async of(stream: string): Promise<Fate> {
    return this.learned.get(stream) ?? this.learn(stream);
  }

  /** Called after a write to its metastream. */
  forget(stream: string): void {
    this.learned.delete(stream);
    this.writes++;
  }

  /** A metastream shows its last event only, and cannot be read after the tombstone of its stream. */
  private async learn(stream: string): Promise<Fate> {
    if (isMetastream(stream))
      return { ...ORDINARY, maxCount: 1, tombstoned: (await this.of(originalOf(stream))).tombstoned };
    const before = this.writes;
    const tombstones = await this.store.readStream(tombstoneStreamOf(stream));
    const fate = fateOf(await this.store.readStream(metastreamOf(stream)), tombstones.length > 0);
    if (this.writes !== before) return fate;
    if (this.learned.size >= KEPT) this.learned.clear();
    this.learned.set(stream, fate);
    return fate;
  }
}
