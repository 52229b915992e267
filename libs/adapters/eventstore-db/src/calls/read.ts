import {
  BACKWARDS,
  END,
  START as FROM_START,
  StreamNotFoundError,
  streamNameFilter,
  type AllStreamResolvedEvent,
  type Filter,
  type ResolvedEvent,
} from '@eventstore/db-client';
import { START, type Position, type RecordedEvent } from '@pishkhan/event-store';
import { toRecorded } from '../event-shape.ts';
import type { Attempt, Calls } from './calls.ts';
import { receive } from './receive.ts';

/** Filter for streams of these categories; without categories, for every stream except the server's system streams. */
export const categoryFilter = (
  categories: readonly string[],
  more: Pick<Filter, 'checkpointReached'> & { checkpointInterval?: number } = {},
): Filter =>
  categories.length > 0
    ? streamNameFilter({ prefixes: categories.map((category) => `${category}-`), ...more })
    : streamNameFilter({ regex: '^[^$]', ...more });

/** Start position for the client, whose subscriptions exclude it. */
export const startAfter = (position: Position): Position | typeof FROM_START =>
  position.commit === START.commit ? FROM_START : position;

const foundOrNone = (error: unknown): void => {
  if (!(error instanceof StreamNotFoundError)) throw error;
};

/** If an attempt breaks off, the next one continues from the last event received. */
export const readStream = async (calls: Calls, stream: string, from: number): Promise<RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  await calls.perform({ operation: 'read', stream, place: from }, (attempt) => {
    const incoming = attempt.client.readStream(stream, {
      fromRevision: BigInt(from + events.length),
      requiresLeader: true,
    });
    return receive<ResolvedEvent>(
      incoming,
      attempt,
      ({ event }) => void (event && events.push(toRecorded(event))),
    ).catch(foundOrNone);
  });
  return events;
};

export const lastEvent = async (calls: Calls, stream: string): Promise<RecordedEvent | undefined> => {
  let last: RecordedEvent | undefined;
  await calls.perform({ operation: 'read', stream }, (attempt) => {
    const incoming = attempt.client.readStream(stream, {
      direction: BACKWARDS,
      fromRevision: END,
      maxCount: 1,
      requiresLeader: true,
    });
    return receive<ResolvedEvent>(incoming, attempt, ({ event }) => void (last = event && toRecorded(event))).catch(
      foundOrNone,
    );
  });
  return last;
};

/**
 * The client's `readAll` has no filter and would read the whole log. This uses a subscription that ends when it has
 * caught up.
 */
export const readAll = async (
  calls: Calls,
  categories: readonly string[],
  after: Position,
  limit: number,
): Promise<RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  if (limit <= 0) return events;
  const take = ({ event }: AllStreamResolvedEvent) => {
    if (event) events.push(toRecorded(event));
    return events.length >= limit ? ('enough' as const) : undefined;
  };
  await calls.perform({ operation: 'read', stream: '$all', place: after }, (attempt: Attempt) => {
    const fromPosition = startAfter(events.at(-1)?.position ?? after);
    const incoming = attempt.client.subscribeToAll({
      fromPosition,
      filter: categoryFilter(categories),
      requiresLeader: true,
    });
    return receive(incoming, attempt, take);
  });
  return events;
};

export const head = async (calls: Calls): Promise<Position> => {
  let position = START;
  await calls.perform({ operation: 'read', stream: '$all' }, (attempt) => {
    const incoming = attempt.client.readAll({
      direction: BACKWARDS,
      fromPosition: END,
      maxCount: 1,
      requiresLeader: true,
    });
    return receive<AllStreamResolvedEvent>(
      incoming,
      attempt,
      ({ event }) => void (position = event?.position ?? position),
    );
  });
  return position;
};
