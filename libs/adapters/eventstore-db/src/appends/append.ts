import {
  AppendTooLarge,
  START,
  WrongExpectedRevision,
  type Appended,
  type ExpectedRevision,
  type NewEvent,
} from '@pishkhan/event-store';
import type { Calls } from '../calls/calls.ts';
import { AppendRejected } from '../faults.ts';
import { head, lastEvent } from '../calls/read.ts';
import type { Appender } from './appender.ts';
import type { Written } from './pending-append.ts';
import { propose } from './request.ts';

/**
 * Size limit of one append in bytes, that of EventStoreDB 24.10 and 25.0. Later servers allow more, but a cluster is
 * upgraded node by node.
 */
export const APPEND_LIMIT = 1024 * 1024;

export interface Writing {
  readonly appender: Appender;
  /** For reads. */
  readonly calls: Calls;
}

/** An append without events only checks the stream's revision. */
const checkRevision = async (calls: Calls, stream: string, expected: ExpectedRevision): Promise<Appended> => {
  const last = await lastEvent(calls, stream);
  if ((last?.revision ?? 'NoStream') !== expected)
    throw new WrongExpectedRevision(stream, expected, last?.revision ?? 'NoStream');
  return { revision: last?.revision ?? -1, position: last?.position ?? START };
};

/** The server answers such a name as it answers an outage, and the encoding would change a name that is no text. */
const checkStream = (stream: string): void => {
  if (stream === '' || stream === '$$') throw new AppendRejected(stream, 'no stream has this name');
  if (!stream.isWellFormed()) throw new AppendRejected(stream, 'the name is no text');
};

/** Such a revision cannot be encoded, which would break the call that all appends share, again and again. */
const checkExpected = (stream: string, expected: ExpectedRevision): void => {
  if (expected === 'NoStream' || (Number.isSafeInteger(expected) && expected >= 0)) return;
  throw new RangeError(`append to ${stream}: ${expected} is no revision`);
};

/** Not async, because an async function would keep the encoded events until the append is settled. */
const begin = (
  { appender, calls }: Writing,
  stream: string,
  expected: ExpectedRevision,
  events: readonly NewEvent[],
): Promise<Written> => {
  const proposal = propose(events);
  const { bytes } = proposal;
  if (bytes > APPEND_LIMIT) throw new AppendTooLarge(stream, bytes, APPEND_LIMIT);
  const last = expected === 'NoStream' ? -1 : expected;
  const call = { operation: 'append', stream, place: last + 1, user: calls.connection.user } as const;
  return appender.append({ stream, expected, wanted: last + events.length, bytes, call }, events, proposal);
};

/**
 * Appends all events or none. The server does not say the position of a repeated append if somebody has deleted the
 * stream in between, and no read of the stream finds it. The end of the log, which is after it, takes its place: a
 * position of an append serves to wait for what was written.
 */
export const append = async (
  writing: Writing,
  stream: string,
  expected: ExpectedRevision,
  events: readonly NewEvent[],
): Promise<Appended> => {
  checkStream(stream);
  checkExpected(stream, expected);
  if (events.length === 0) return checkRevision(writing.calls, stream, expected);
  const { revision, position } = await begin(writing, stream, expected, events);
  return { revision, position: position ?? (await head(writing.calls)) };
};
