import type { EventStore, RecordedEvent } from './port.ts';

/** About 2 KB each. */
const MOST_EVENTS = 20_000;

/** Cache of complete streams; the least recently read ones are dropped. */
class Remembered {
  private readonly streams = new Map<string, readonly RecordedEvent[]>();
  private readonly most: number;
  private held = 0;

  constructor(most: number) {
    this.most = most;
  }

  of(stream: string): readonly RecordedEvent[] {
    return this.streams.get(stream) ?? [];
  }

  keep(stream: string, events: readonly RecordedEvent[]): void {
    if (events.length < this.of(stream).length) return;
    this.forget(stream);
    this.streams.set(stream, events);
    this.held += events.length;
    for (const oldest of this.streams.keys()) {
      if (this.held <= this.most) return;
      this.forget(oldest);
    }
  }

  private forget(stream: string): void {
    this.held -= this.of(stream).length;
    this.streams.delete(stream);
  }
}

/**
 * A cache in front of a store. Recorded events never change, so a repeated read of a stream, as for each command,
 * fetches only its new events. Events of other writers are still seen, because every read asks for newer ones.
 */
export const rememberingStreams = (store: EventStore, mostEvents = MOST_EVENTS): EventStore => {
  const remembered = new Remembered(mostEvents);
  return {
    ...store,
    readStream: async (stream, from = 0) => {
      const known = remembered.of(stream);
      if (from > known.length) return store.readStream(stream, from);
      const events = [...known, ...(await store.readStream(stream, known.length))];
      remembered.keep(stream, events);
      return events.slice(from);
    },
  };
};
