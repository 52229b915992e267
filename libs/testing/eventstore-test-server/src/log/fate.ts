import type { RecordedEvent } from '@pishkhan/event-store';
import { createdMs, jsonOf } from '../protocol/stored-event.ts';

/** What `$$stream` says about the stream's events. */
export interface Fate {
  /** Permanently deleted. */
  readonly tombstoned: boolean;
  /** Soft-deleted: the next append restores the stream. */
  readonly deleted: boolean;
  /** `$tb`: earlier revisions are hidden. */
  readonly from: number;
  readonly maxCount: number;
  readonly maxAgeMs: number;
  /** Revision of the last event of `$$stream`; -1 without one. */
  readonly metaRevision: number;
  /** The current metadata. */
  readonly metadata: Readonly<Record<string, unknown>>;
}

/**
 * 2^63 - 1, as closely as a number can hold it: the revision of `$streamDeleted`, and the `$tb` of a deleted stream.
 */
export const END_OF_REVISIONS = 2 ** 63;
export const STREAM_DELETED = '$streamDeleted';

export const ORDINARY: Fate = {
  tombstoned: false,
  deleted: false,
  from: 0,
  maxCount: Infinity,
  maxAgeMs: Infinity,
  metaRevision: -1,
  metadata: {},
};

const numberOr = (value: unknown, otherwise: number): number => (typeof value === 'number' ? value : otherwise);

export const fateOf = (metastream: readonly RecordedEvent[], tombstoned: boolean): Fate => {
  const last = metastream.at(-1);
  if (!last) return { ...ORDINARY, tombstoned };
  const metadata = jsonOf(last.data) ?? {};
  const from = numberOr(metadata['$tb'], 0);
  return {
    tombstoned: tombstoned || last.type === STREAM_DELETED,
    deleted: from >= END_OF_REVISIONS,
    from,
    maxCount: numberOr(metadata['$maxCount'], Infinity),
    maxAgeMs: numberOr(metadata['$maxAge'], Infinity) * 1000,
    metaRevision: last.revision,
    metadata,
  };
};

/** The visible events of a stream, given its events up to its end. `$all` shows all of them. */
export const visible = (events: RecordedEvent[], { from, maxCount, maxAgeMs }: Fate): RecordedEvent[] => {
  const first = Math.max(from, (events.at(-1)?.revision ?? 0) - maxCount + 1);
  if (first <= (events[0]?.revision ?? 0) && maxAgeMs === Infinity) return events;
  const since = Date.now() - maxAgeMs;
  return events.filter((event) => event.revision >= first && createdMs(event) >= since);
};
