import { WrongExpectedRevision, type ExpectedRevision, type Position, type RecordedEvent } from '@pishkhan/event-store';
import { streamDeleted } from '../protocol/refusals.ts';
import { STREAM_DELETED, type Fate } from './fate.ts';
import { isMetastream } from './fates.ts';

export interface Written {
  readonly revision: number;
  /** Undefined for an append repeated on a deleted stream, of which a real server does not find the event. */
  readonly position: Position | undefined;
}

export type ExpectedVersion = ExpectedRevision | 'Any' | 'StreamExists';

/** State of a stream. Its revisions are dense from 0, hidden ones included. */
export interface Standing {
  readonly stream: string;
  readonly present: readonly RecordedEvent[];
  readonly fate: Fate;
}

const isAnywhere = (expected: ExpectedVersion): expected is 'Any' | 'StreamExists' =>
  expected === 'Any' || expected === 'StreamExists';

/** Metadata that has events goes on taking more after the tombstone of its stream. */
const isClosed = ({ stream, present, fate }: Standing): boolean =>
  fate.tombstoned && !(isMetastream(stream) && present.length > 0 && present.at(-1)!.type !== STREAM_DELETED);

/**
 * The server's table of expected revisions. Without an exact revision, ids are searched in the whole stream; the real
 * server uses a cache of recent writes.
 *
 * @returns The result of the first append, or undefined if it must be written. @throws WrongExpectedRevision, Refusal
 *   (stream deleted)
 */
export const judge = (standing: Standing, expected: ExpectedVersion, ids: readonly string[]): Written | undefined => {
  const { stream, present, fate } = standing;
  const last = present.length - 1;
  const wrong = new WrongExpectedRevision(
    stream,
    isAnywhere(expected) ? 'NoStream' : expected,
    last < 0 ? 'NoStream' : last,
  );
  if (isClosed(standing) || (expected === 'StreamExists' && fate.deleted)) throw streamDeleted(stream);
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
  if (repeated) return { revision: repeated.revision, position: fate.deleted ? undefined : repeated.position };
  if (!found[0] && (isAnywhere(expected) || (expected === 'NoStream' && fate.deleted))) return undefined;
  throw wrong;
};
