import { WrongExpectedRevision, type Appended, type ExpectedRevision, type RecordedEvent } from '@pishkhan/event-store';
import { streamDeleted } from '../protocol/refusals.ts';
import type { Fate } from './fate.ts';

export type ExpectedVersion = ExpectedRevision | 'Any' | 'StreamExists';

/** State of a stream. Its revisions are dense from 0, hidden ones included. */
export interface Standing {
  readonly stream: string;
  readonly present: readonly RecordedEvent[];
  readonly fate: Fate;
}

const isAnywhere = (expected: ExpectedVersion): expected is 'Any' | 'StreamExists' =>
  expected === 'Any' || expected === 'StreamExists';

/**
 * The server's table of expected revisions. Without an exact revision, ids are searched in the whole stream; the real
 * server uses a cache of recent writes.
 *
 * @returns The result of the first append, or undefined if it must be written. @throws WrongExpectedRevision, Refusal
 *   (stream deleted)
 */
export const judge = (
  { stream, present, fate }: Standing,
  expected: ExpectedVersion,
  ids: readonly string[],
): Appended | undefined => {
  const last = present.length - 1;
  const wrong = new WrongExpectedRevision(
    stream,
    isAnywhere(expected) ? 'NoStream' : expected,
    last < 0 ? 'NoStream' : last,
  );
  if (fate.tombstoned || (expected === 'StreamExists' && fate.deleted)) throw streamDeleted(stream);
  if (expected === 'StreamExists' && last < 0 && fate.metaRevision < 0) throw wrong;
  const wanted = expected === 'NoStream' ? -1 : expected;
  if (wanted === last) return undefined;
  if (!isAnywhere(wanted) && wanted > last) throw wrong;
  const found = ids.map((id, index) =>
    isAnywhere(wanted)
      ? present.findLast((event) => event.id === id)
      : [present[wanted + 1 + index]].find((event) => event?.id === id),
  );
  const repeated = found.every((event) => event) && found.at(-1);
  if (repeated) return { revision: repeated.revision, position: repeated.position };
  if (!found[0] && (isAnywhere(expected) || (expected === 'NoStream' && fate.deleted))) return undefined;
  throw wrong;
};
