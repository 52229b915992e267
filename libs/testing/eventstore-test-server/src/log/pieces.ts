import type { NewEvent } from '@pishkhan/event-store';
import { tooLarge } from '../protocol/refusals.ts';

/** What the embedded store takes at once, of events as it keeps them. */
const STORE_LIMIT = 1024 * 1024;
/** What keeping one event may add to its bytes, beside a third for bytes that are no JSON. */
const FRAME = 250;

const keptBytes = ({ type, data, metadata }: NewEvent): number =>
  Buffer.byteLength(JSON.stringify(data)) + Buffer.byteLength(JSON.stringify(metadata)) + 2 * type.length;

/**
 * An append in parts that the embedded store takes; nearly always one, which is seen without a look at each event.
 * `bytes` is what was sent.
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
