import { MaxAppendSizeExceededError, WrongExpectedVersionError, type JSONEventData } from '@eventstore/db-client';
import {
  AppendTooLarge,
  START,
  WrongExpectedRevision,
  type Appended,
  type ExpectedRevision,
  type NewEvent,
} from '@pishkhan/event-store';
import { sizeOf, toEventData } from '../event-shape.ts';
import type { Calls } from './calls.ts';
import { lastEvent } from './read.ts';
import { appendWhole } from './whole-append.ts';

/**
 * Size limit of one append in bytes, that of EventStoreDB 24.10 and 25.0. Later servers allow more, but a cluster is
 * upgraded node by node.
 */
export const APPEND_LIMIT = 1024 * 1024;

const inOurWords = (error: unknown, stream: string, expected: ExpectedRevision, bytes: number): unknown => {
  if (error instanceof MaxAppendSizeExceededError) return new AppendTooLarge(stream, bytes, error.maxAppendSize);
  if (!(error instanceof WrongExpectedVersionError)) return error;
  return new WrongExpectedRevision(
    stream,
    expected,
    typeof error.actualVersion === 'bigint' ? Number(error.actualVersion) : 'NoStream',
  );
};

/** An append without events only checks the stream's revision. */
const checkRevision = async (calls: Calls, stream: string, expected: ExpectedRevision): Promise<Appended> => {
  const last = await lastEvent(calls, stream);
  if ((last?.revision ?? 'NoStream') !== expected)
    throw new WrongExpectedRevision(stream, expected, last?.revision ?? 'NoStream');
  return { revision: last?.revision ?? -1, position: last?.position ?? START };
};

/**
 * After an unknown outcome the same append is repeated at the same revision. The server recognises the event ids and
 * returns the first result.
 */
export const append = async (
  calls: Calls,
  stream: string,
  expected: ExpectedRevision,
  events: readonly NewEvent[],
): Promise<Appended> => {
  if (events.length === 0) return checkRevision(calls, stream, expected);
  const data: JSONEventData[] = events.map(toEventData);
  const bytes = data.reduce((sum, event) => sum + sizeOf(event), 0);
  if (bytes > APPEND_LIMIT) throw new AppendTooLarge(stream, bytes, APPEND_LIMIT);
  const wanted = (expected === 'NoStream' ? -1 : expected) + events.length;
  return calls.perform({ operation: 'append', stream, place: wanted - events.length + 1 }, async (attempt) => {
    try {
      const appended = await appendWhole(attempt, stream, expected, data);
      if (appended.revision !== wanted)
        throw new RangeError(`append to ${stream} ended at revision ${appended.revision}, not at ${wanted}`);
      return appended;
    } catch (error) {
      throw inOurWords(error, stream, expected, bytes);
    }
  });
};
