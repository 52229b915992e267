import type { NewEvent } from '@pishkhan/event-store';
import { tooLarge } from '../protocol/refusals.ts';

/** Append limit of the embedded store in bytes, for events in its own format. */
const STORE_LIMIT = 1024 * 1024;
/** Most bytes that storage adds to an event, besides a third for data that is not JSON. */
const FRAME = 250;

const keptBytes = ({ type, data, metadata }: NewEvent): number =>
  Buffer.byteLength(JSON.stringify(data)) + Buffer.byteLength(JSON.stringify(metadata)) + 2 * type.length;

/**
 * Splits an append into parts that the embedded store accepts. Nearly always one, which is decided without a look at
 * each event. `bytes` is the size received.
 */
export const pieces = (events: readonly NewEvent[], bytes: number): readonly (readonly NewEvent[])[] => {
  if (2 * bytes + FRAME * events.length <= STORE_LIMIT) return [events];
  const parts: NewEvent[][] = [];
  let room = 0;
  for (const event of events) {
    const size = keptBytes(event);
    if (size > STORE_LIMIT) throw tooLarge(STORE_LIMIT);
    if (size > room) {
      parts.push([]);
      room = STORE_LIMIT;
    }
    parts.at(-1)!.push(event);
    room -= size;
  }
  return parts;
};
