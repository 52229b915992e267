import { storeRefusalIn, type EventStore } from '@pishkhan/event-store';
import { append } from './appends/append.ts';
import { Appender } from './appends/appender.ts';
import { appendPatience } from './appends/patience.ts';
import { Calls } from './calls/calls.ts';
import { head, readAll, readStream } from './calls/read.ts';
import { Connections } from './connections/connections.ts';
import type { TestServerPolicy } from './connections/server-version.ts';
import { Follower } from './following/follower.ts';
import { OwnRights } from './rights/own-rights.ts';

export interface EventStoreDbOptions {
  /** `esdb://user:password@host:2113?tls=true&tlsCAFile=…`; several hosts or `esdb+discover://` for a cluster. */
  readonly connectionString: string;
  /** Every call settles within this time. Default 10 s. */
  readonly deadlineMs?: number;
  /** Time without a response after which a read is repeated on a new channel. Default 3 s. */
  readonly attemptMs?: number;
  /**
   * Time without an answer after which one append is repeated. Default 4.5 s: the server itself answers, or gives up
   * silently, after 4 s. Nothing at all for a third longer: all appends are repeated on a new channel.
   */
  readonly repeatMs?: number;
  /** Silence of a subscription after which the log is checked for missed events. Default 15 s. */
  readonly stallMs?: number;
  /** Pause of a subscription that the server refuses, until its next attempt. Default 30 s. */
  readonly refusedMs?: number;
  /** A server that calls itself a test server keeps no history safe. Default `refused`. */
  readonly testServer?: TestServerPolicy;
}

export interface EventStoreDb extends EventStore {
  checkRights(categories: readonly string[]): Promise<void>;
  /**
   * Called at the start of a service. @returns the server's version. @throws UnsupportedServerVersion,
   * TestServerRefused, EventStoreUnreachable
   */
  checkServer(): Promise<string>;
  /** Answers of the server to appends that were settled before: late answers to attempts that were repeated. */
  readonly strayAnswers: number;
}

/**
 * The event store on a real EventStoreDB (KurrentDB) or the protocol test server. Each new channel checks the server's
 * version before its first call.
 */
export const openEventStoreDb = ({
  connectionString,
  deadlineMs = 10_000,
  attemptMs = 3000,
  repeatMs = 4500,
  stallMs = 15_000,
  refusedMs = 30_000,
  testServer = 'refused',
}: EventStoreDbOptions): EventStoreDb => {
  const connections = new Connections(connectionString, testServer, () => rights.doubt());
  const patience = { deadlineMs, attemptMs };
  const calls = new Calls(connections.reads, patience);
  const appender = new Appender(connections.appends, appendPatience(deadlineMs, repeatMs, attemptMs));
  const writing = { appender, calls };
  const followers = new Set<Follower>();
  const rights = new OwnRights({
    append: (stream, expected, events) => append(writing, stream, expected, events),
    readStream: (stream) => readStream(calls, stream, 0),
    followFromEnd: async () => readAll(calls, [], await head(calls), 1),
  });
  const doubting = <Result>(work: Promise<Result>): Promise<Result> =>
    work.catch((error: unknown) => {
      if (storeRefusalIn(error)) rights.doubt();
      throw error;
    });
  return {
    append: (stream, expected, events) => doubting(append(writing, stream, expected, events)),
    readStream: (stream, from = 0) => doubting(readStream(calls, stream, from)),
    readAll: ({ categories = [], after, limit }) => doubting(readAll(calls, categories, after, limit)),
    subscribe: (options) => {
      const { connection, release } = connections.forFollower();
      const subscriptions = new Calls(connection, patience);
      const onFault = (error: unknown) => {
        if (storeRefusalIn(error)) rights.doubt();
        options.onFault?.(error);
      };
      const follower = new Follower({ reads: calls, subscriptions }, { ...options, onFault }, { stallMs, refusedMs });
      followers.add(follower);
      void follower.ended.then(() => {
        followers.delete(follower);
        release();
      });
      return follower;
    },
    head: () => doubting(head(calls)),
    checkRights: (categories) => rights.check(categories),
    checkServer: () =>
      calls.perform({ operation: 'read', stream: '$all' }, ({ client }) => connections.reads.checkVersion(client)),
    get strayAnswers() {
      return appender.strayAnswers;
    },
    close: async () => {
      const stopped = [...followers].map((follower) => follower.stop());
      await connections.close();
      await Promise.all(stopped);
    },
  };
};
