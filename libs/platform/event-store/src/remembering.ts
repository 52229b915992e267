import type { EventStore, RecordedEvent } from './port.ts';

/** Some 2 KB each. */
const MOST_EVENTS = 20_000;

/** The events of streams that were read lately, from the first on; the ones not read for longest are forgotten. */
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
 * The same store, which asks for the new events of a stream only: what was recorded once never changes, so a stream
 * that is read again and again, as each command reads its own, is not sent and parsed again. Whoever writes elsewhere
 * meanwhile is seen all the same: every read asks for what has come since.
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
