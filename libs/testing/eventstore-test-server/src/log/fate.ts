import type { RecordedEvent } from '@pishkhan/event-store';
import { createdMs, jsonOf } from '../protocol/stored-event.ts';

/** What a stream's `$$stream` says of its events. */
export interface Fate {
  /** For ever. */
  readonly tombstoned: boolean;
  /** Softly: the next append undeletes it. */
  readonly deleted: boolean;
  /** `$tb`: earlier revisions are hidden. */
  readonly from: number;
  readonly maxCount: number;
  readonly maxAgeMs: number;
  /** Revision of the last event of `$$stream`; -1 when there is none. */
  readonly metaRevision: number;
  /** The metadata as they stand. */
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** 2^63 - 1, as near as a number comes to it: the revision of `$streamDeleted`, and the `$tb` of a deleted stream. */
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

export const fateOf = (metastream: readonly RecordedEvent[]): Fate => {
  const last = metastream.at(-1);
  if (!last) return ORDINARY;
  const metadata = jsonOf(last.data) ?? {};
  const from = numberOr(metadata['$tb'], 0);
  return {
    tombstoned: last.type === STREAM_DELETED,
    deleted: from >= END_OF_REVISIONS,
    from,
    maxCount: numberOr(metadata['$maxCount'], Infinity),
    maxAgeMs: numberOr(metadata['$maxAge'], Infinity) * 1000,
    metaRevision: last.revision,
    metadata,
  };
};

/** Of a stream's events up to its end, those that are shown; in `$all` all of them are. */
export const visible = (events: RecordedEvent[], { from, maxCount, maxAgeMs }: Fate): RecordedEvent[] => {
  const first = Math.max(from, (events.at(-1)?.revision ?? 0) - maxCount + 1);
  if (first <= (events[0]?.revision ?? 0) && maxAgeMs === Infinity) return events;
  const since = Date.now() - maxAgeMs;
  return events.filter((event) => event.revision >= first && createdMs(event) >= since);
};
