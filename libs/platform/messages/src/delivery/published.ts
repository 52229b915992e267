import { comparePositions, START, type EventStore, type Position, type RecordedEvent } from '@pishkhan/event-store';
import { LRUCache } from 'lru-cache';
import type { Checkpoints, Condition } from '../port.ts';

/** Cache size in streams. `max` would set aside memory for all of them at the start. */
const KEPT = { maxSize: 10_000, sizeCalculation: () => 1 };

/** A checkpoint name and its new value. */
export type Entry = { readonly name: string; readonly value: unknown };

/**
 * Revision last published, per stream, -1 for none. A relay caches its own ones. A value read from the checkpoints is
 * not cached: a late response to an abandoned attempt would replace the value of a later save.
 */
export class Published {
  private readonly checkpoints: Checkpoints;
  private readonly service: string;
  private readonly known = new LRUCache<string, number>(KEPT);
  /** By name, with the revisions. They are saved together, so that position and revisions belong to one moment. */
  private readonly unsaved = new Map<string, unknown>();

  constructor(checkpoints: Checkpoints, service: string) {
    this.checkpoints = checkpoints;
    this.service = service;
  }

  async before(streams: ReadonlySet<string>): Promise<Map<string, number>> {
    const known = new Map([...streams].map((stream) => [stream, this.ownOf(stream)]));
    const names = [...streams].filter((stream) => known.get(stream) === undefined).map((stream) => this.nameOf(stream));
    const loaded = names.length > 0 ? await this.checkpoints.loadAll(names) : new Map<string, unknown>();
    return new Map(
      [...known].map(([stream, revision]) => [
        stream,
        revision ?? (loaded.get(this.nameOf(stream)) as number | undefined) ?? -1,
      ]),
    );
  }

  /** Notes what the broker has acknowledged, and what follows from it. */
  note(entries: readonly Entry[], revisions: ReadonlyMap<string, number>): void {
    for (const { name, value } of entries) this.unsaved.set(name, value);
    for (const [stream, value] of revisions) {
      this.unsaved.set(this.nameOf(stream), value);
      this.known.set(stream, value);
    }
  }

  /** Saves what was noted. @throws the error of the save; it is saved by the next one */
  async save(onlyIf?: readonly Condition[]): Promise<void> {
    if (this.unsaved.size === 0) return;
    await this.checkpoints.save(
      [...this.unsaved].map(([name, value]) => ({ name, value })),
      onlyIf,
    );
    this.unsaved.clear();
  }

  private ownOf(stream: string): number | undefined {
    return this.known.get(stream) ?? (this.unsaved.get(this.nameOf(stream)) as number | undefined);
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
