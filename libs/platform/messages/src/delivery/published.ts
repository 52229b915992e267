import { comparePositions, START, type EventStore, type Position, type RecordedEvent } from '@pishkhan/event-store';
import { LRUCache } from 'lru-cache';
import type { Checkpoints, Condition } from '../port.ts';

/** Cache size in streams. */
const KEPT = 10_000;

/** A checkpoint name and its new value. */
export type Entry = { readonly name: string; readonly value: unknown };

/**
 * Revision last published, per stream, -1 for none. A relay that saves under its fence caches its own saves until one
 * fails. A value read from the checkpoints is not cached: a late response to an abandoned attempt would replace the
 * value of a later save.
 */
export class Published {
  private readonly checkpoints: Checkpoints;
  private readonly service: string;
  private readonly known = new LRUCache<string, number>({ max: KEPT });

  constructor(checkpoints: Checkpoints, service: string) {
    this.checkpoints = checkpoints;
    this.service = service;
  }

  async before(streams: ReadonlySet<string>): Promise<Map<string, number>> {
    const known = new Map([...streams].map((stream) => [stream, this.known.get(stream)]));
    const names = [...streams].filter((stream) => known.get(stream) === undefined).map((stream) => this.nameOf(stream));
    const loaded = names.length > 0 ? await this.checkpoints.loadAll(names) : new Map<string, unknown>();
    return new Map(
      [...known].map(([stream, revision]) => [
        stream,
        revision ?? (loaded.get(this.nameOf(stream)) as number | undefined) ?? -1,
      ]),
    );
  }

  /**
   * Saves the entries with the published revisions. @throws the error of the save; afterwards the checkpoints are read
   * again
   */
  async save(
    entries: readonly Entry[],
    revisions: ReadonlyMap<string, number>,
    onlyIf?: readonly Condition[],
  ): Promise<void> {
    try {
      await this.checkpoints.save(
        [...entries, ...[...revisions].map(([stream, value]) => ({ name: this.nameOf(stream), value }))],
        onlyIf,
      );
      for (const [stream, revision] of revisions) this.known.set(stream, revision);
    } catch (error) {
      this.known.clear();
      throw error;
    }
  }

  private nameOf(stream: string): string {
    return `relay/${this.service}/stream/${encodeURIComponent(stream)}`;
  }
}

/** Categories whose events were private in an earlier release, and the store that has them. */
export interface StoredBefore {
  readonly categories: readonly string[];
  readonly store: Pick<EventStore, 'readAll'>;
}

const AT_ONCE = 500;

/**
 * The events of these categories up to the relay's position, in log order. They are read at each start: the revision
 * last published of each stream names those that are missing, so the categories should have few events.
 */
export async function* storedUpTo(
  upTo: Position,
  before: StoredBefore | undefined,
): AsyncGenerator<readonly RecordedEvent[]> {
  if (!before || before.categories.length === 0) return;
  const { categories, store } = before;
  for (let after = START; comparePositions(after, upTo) < 0;) {
    const events = await store.readAll({ categories, after, limit: AT_ONCE });
    yield events.filter(({ position }) => comparePositions(position, upTo) <= 0);
    after = events.length < AT_ONCE ? upTo : events.at(-1)!.position;
  }
}
