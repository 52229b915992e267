import type { UnknownEvent } from '@pishkhan/event-store';
import type mongoose from 'mongoose';
import { collectionOf } from '../projecting/view-store.ts';
import type { AnyView } from '../view.ts';

type Kept = { readonly _id: string; readonly event: UnknownEvent };

/** Storage of the streams of a view that wait for a newer release, next to its checkpoint. */
export interface HeldStore {
  load(): Promise<readonly UnknownEvent[]>;
  /** As they were at most this time ago. */
  loadAfter(ms: number): Promise<readonly UnknownEvent[]>;
  add(events: readonly UnknownEvent[]): Promise<void>;
  remove(streams: readonly string[]): Promise<void>;
}

/** The held streams of all views of a database; one request reads them for all views. */
export const heldStoresIn = (database: mongoose.Connection): ((view: AnyView) => HeldStore) => {
  const kept = database.db!.collection<Kept>('_checkpoints');
  const startingWith = async (prefix: string): Promise<Kept[]> =>
    kept.find({ _id: { $gte: prefix, $lt: `${prefix.slice(0, -1)}0` } }).toArray();
  let ofAll: Promise<readonly Kept[]> | undefined;
  let loadedAt = -Infinity;
  const loadAllAfter = (ms: number): Promise<readonly Kept[]> => {
    if (ofAll && performance.now() - loadedAt < ms) return ofAll;
    loadedAt = performance.now();
    const loading = startingWith('held/');
    loading.catch(() => (ofAll = undefined));
    return (ofAll = loading);
  };
  return (view) => {
    const prefix = `held/${collectionOf(view)}/`;
    return {
      load: async () => (await startingWith(prefix)).map(({ event }) => event),
      loadAfter: async (ms) =>
        (await loadAllAfter(ms)).flatMap(({ _id, event }) => (_id.startsWith(prefix) ? [event] : [])),
      add: async (events) => {
        for (const event of events)
          await kept.updateOne({ _id: prefix + event.stream }, { $set: { event } }, { upsert: true });
        ofAll = undefined;
      },
      remove: async (streams) => {
        for (const stream of streams) await kept.deleteOne({ _id: prefix + stream });
        ofAll = undefined;
      },
    };
  };
};

/** For a rebuild: its held streams are stored when its documents replace the live ones. */
const nowhere: HeldStore = {
  load: async () => [],
  loadAfter: async () => [],
  add: async () => {},
  remove: async () => {},
};

/**
 * The streams of a view that are held from an event on, because the build does not know it. Their documents keep the
 * state before the event.
 */
export class HeldStreams {
  readonly #store: HeldStore;
  #streams: ReadonlyMap<string, UnknownEvent> = new Map();

  constructor(store: HeldStore = nowhere) {
    this.#store = store;
  }

  get streams(): ReadonlyMap<string, UnknownEvent> {
    return this.#streams;
  }

  async load(): Promise<void> {
    if (this.#store !== nowhere) this.#become(await this.#store.load());
  }

  /** Reloads after this time, because other replicas may also hold streams of the view. */
  async loadAfter(ms: number): Promise<void> {
    if (this.#store !== nowhere) this.#become(await this.#store.loadAfter(ms));
  }

  /** Durable when it resolves, before a checkpoint passes the events. */
  async hold(events: readonly UnknownEvent[]): Promise<void> {
    if (events.length === 0) return;
    await this.#store.add(events);
    this.#become([...this.#streams.values(), ...events]);
  }

  /** Called after a swap to documents that hold only these streams. */
  async holdOnly(events: readonly UnknownEvent[]): Promise<void> {
    const streams = new Set(events.map(({ stream }) => stream));
    await this.#store.remove([...this.#streams.keys()].filter((stream) => !streams.has(stream)));
    this.#become(events);
  }

  #become(events: readonly UnknownEvent[]): void {
    this.#streams = new Map(events.map((event) => [event.stream, event]));
  }
}
