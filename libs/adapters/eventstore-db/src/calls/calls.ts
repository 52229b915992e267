import { setTimeout as sleep } from 'node:timers/promises';
import { DeadlineExceededError, isCommandError, type EventStoreDBClient } from '@eventstore/db-client';
import {
  EventStoreUnreachable,
  NoAnswer,
  TestServerRefused,
  UnreadableEvent,
  UnsupportedServerVersion,
} from '../faults.ts';
import {
  AppendTooLarge,
  callOf,
  WrongExpectedRevision,
  type StoreCall,
  type StoreRefusal,
} from '@pishkhan/event-store';
import type { Connection } from '../connections/connection.ts';
import { refusalOf } from '../rights/refusals.ts';

export interface Patience {
  /** Every call settles within this time, whatever the server and the network do. */
  readonly deadlineMs: number;
  /** Time without a response after which an attempt ends and the next one starts on a new channel. */
  readonly attemptMs: number;
}

export interface Attempt {
  readonly client: EventStoreDBClient;
  /** Aborted when the attempt times out or the store closes. */
  readonly over: AbortSignal;
  /** Restarts the attempt's timeout after a response. */
  alive(): void;
}

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 1000;

const finalTypes = new Set<string>([
  'stream-deleted',
  'invalid-argument',
  'invalid-transaction',
  'missing-required-metadata-property',
]);
/** GRPC: invalid argument, unimplemented. */
const finalCodes = new Set([3, 12]);

/** Another attempt would fail in the same way. Any other error leaves the outcome unknown. */
export const isFinal = (error: unknown): boolean => {
  if (
    [
      WrongExpectedRevision,
      AppendTooLarge,
      UnreadableEvent,
      UnsupportedServerVersion,
      TestServerRefused,
      TypeError,
      RangeError,
    ].some((kind) => error instanceof kind)
  )
    return true;
  if (isCommandError(error as Error) && finalTypes.has((error as { type?: string }).type ?? '')) return true;
  return finalCodes.has((error as { code?: number }).code ?? -1);
};

/** Repeats a call until an attempt succeeds or the deadline passes. Attempts must be idempotent. */
export class Calls {
  readonly connection: Connection;
  readonly patience: Patience;

  constructor(connection: Connection, patience: Patience) {
    this.connection = connection;
    this.patience = patience;
  }

  /**
   * @throws EventStoreUnreachable at the deadline, StoreRefusal at once, EventStoreClosed if the store closes
   *   meanwhile.
   */
  async perform<Result>(call: StoreCall, work: (attempt: Attempt) => Promise<Result>): Promise<Result> {
    const { connection, patience } = this;
    const end = performance.now() + patience.deadlineMs;
    /** An attempt that the deadline cuts short does not hide why the earlier ones failed. */
    let cause: unknown;
    for (let pause = FIRST_PAUSE_MS; performance.now() < end; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      connection.closed.throwIfAborted();
      const { client } = connection;
      const isCutShort = end - performance.now() < patience.attemptMs;
      try {
        return await this.attempt(client, end, work);
      } catch (error) {
        connection.closed.throwIfAborted();
        const refusal = this.refusalOf(error, call);
        if (refusal || isFinal(error)) throw refusal ?? error;
        if (!isCutShort || cause === undefined || !(error instanceof NoAnswer)) cause = error;
        if (error instanceof NoAnswer || error instanceof DeadlineExceededError) connection.renew(client);
      }
      await sleep(Math.max(0, Math.min(pause, end - performance.now())));
    }
    throw new EventStoreUnreachable(callOf(call), cause);
  }

  refusalOf(error: unknown, call: StoreCall): StoreRefusal | undefined {
    return refusalOf(error, { ...call, user: this.connection.user });
  }

  private async attempt<Result>(
    client: EventStoreDBClient,
    end: number,
    work: (attempt: Attempt) => Promise<Result>,
  ): Promise<Result> {
    const over = new AbortController();
    const { closed } = this.connection;
    const ms = Math.max(1, Math.min(this.patience.attemptMs, end - performance.now()));
    let respondedAt = performance.now();
    const expire = () => {
      const rest = Math.min(respondedAt + ms, end) - performance.now();
      if (rest > 0) timer = setTimeout(expire, rest);
      else over.abort(new NoAnswer(Math.round(ms)));
    };
    const whenClosed = () => over.abort(closed.reason);
    let timer = setTimeout(expire, ms);
    const alive = () => void (respondedAt = performance.now());
    closed.addEventListener('abort', whenClosed, { once: true });
    try {
      const aborted = new Promise<never>((_, reject) =>
        over.signal.addEventListener('abort', () => reject(over.signal.reason as Error), { once: true }),
      );
      const working = this.connection.checkVersion(client).then(() => work({ client, over: over.signal, alive }));
      working.catch(() => {});
      return await Promise.race([working, aborted]);
    } finally {
      clearTimeout(timer);
      closed.removeEventListener('abort', whenClosed);
    }
  }
}
