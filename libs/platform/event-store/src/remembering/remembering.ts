import { LRUCache } from 'lru-cache';
import type { EventStore, RecordedEvent } from '../port.ts';
import { sharing } from './sharing.ts';

/** About 2 KB each. */
const MOST_EVENTS = 20_000;

/**
 * A cache in front of a store. Recorded events never change, so a repeated read of a stream, as for each command,
 * fetches only its new events, and reads of one moment share a request. Events of other writers are still seen, because
 * every read asks for newer ones.
 */
export const rememberingStreams = (store: EventStore, mostEvents = MOST_EVENTS): EventStore => {
  const remembered = new LRUCache<string, readonly RecordedEvent[]>({
    maxSize: mostEvents,
    sizeCalculation: ({ length }) => Math.max(1, length),
  });
  const wholeStream = sharing(async (stream: string): Promise<readonly RecordedEvent[]> => {
    const known = remembered.get(stream) ?? [];
    const events = [...known, ...(await store.readStream(stream, known.length))];
    if (events.length >= (remembered.peek(stream)?.length ?? 0)) remembered.set(stream, events);
    return events;
  });
  return {
    ...store,
    readStream: async (stream, from = 0) => {
      if (from > (remembered.peek(stream)?.length ?? 0)) return store.readStream(stream, from);
      return (await wholeStream(stream)).slice(from);
    },
  };
};
