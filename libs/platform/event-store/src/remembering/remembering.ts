import { LRUCache } from 'lru-cache';
import type { EventStore, RecordedEvent } from '../port.ts';
import { RememberedAggregates } from './remembered-aggregates.ts';
import { sharing } from './sharing.ts';

/** Events of streams that are read whole, about 2 KB each. */
const MOST_EVENTS = 10_000;

export interface Remembering {
  readonly mostEvents?: number;
  readonly aggregates?: RememberedAggregates;
}

const tailOf = (stream: string, from: number): string => `${from} ${stream}`;

/**
 * A cache in front of a store. Recorded events never change, so a repeated read of a stream fetches only its last known
 * event, by which a loss is noticed, and its new ones; reads of one moment share a request. Folded states are
 * remembered too, so that a command needs no read. Events of other writers are still seen: every read asks for newer
 * ones, and an append names its revision.
 */
export const rememberingStreams = (
  store: EventStore,
  { mostEvents = MOST_EVENTS, aggregates = new RememberedAggregates() }: Remembering = {},
): EventStore => {
  const remembered = new LRUCache<string, readonly RecordedEvent[]>({
    maxSize: mostEvents,
    sizeCalculation: ({ length }) => Math.max(1, length),
  });
  const keepWhole = (stream: string, events: readonly RecordedEvent[]): readonly RecordedEvent[] => {
    remembered.set(stream, events);
    return events;
  };
  const wholeAnew = async (stream: string) => keepWhole(stream, await store.readStream(stream));
  const wholeStream = sharing(async (stream: string): Promise<readonly RecordedEvent[]> => {
    const known = remembered.get(stream) ?? [];
    const [last, read] = [known.at(-1), await store.readStream(stream, Math.max(0, known.length - 1))];
    if (last && read[0]?.id !== last.id) {
      // The store has lost or replaced an event that it had (N1).
      remembered.delete(stream);
      return wholeAnew(stream);
    }
    return keepWhole(stream, [...known.slice(0, -1), ...read]);
  });
  const tail = sharing((place: string) => {
    const [from = ''] = place.split(' ', 1);
    return store.readStream(place.slice(from.length + 1), Number(from));
  });
  return {
    ...store,
    remembered: aggregates,
    append: async (stream, expected, events) => {
      aggregates.doubt(stream);
      try {
        return await store.append(stream, expected, events);
      } finally {
        aggregates.doubt(stream);
      }
    },
    readStream: async (stream, from = 0) => {
      if (from > (remembered.peek(stream)?.length ?? 0)) return [...(await tail(tailOf(stream, from)))];
      return (await wholeStream(stream)).slice(from);
    },
  };
};
