import type { EventStore } from '@pishkhan/event-store';
import { append } from './calls/append.ts';
import { Calls } from './calls/calls.ts';
import { Connection } from './calls/connection.ts';
import { head, readAll, readStream } from './calls/read.ts';
import { Follower } from './following/follower.ts';
import type { TestServerPolicy } from './server-version.ts';

export interface EventStoreDbOptions {
  /** `esdb://user:password@host:2113?tls=true&tlsCAFile=…`; several hosts or `esdb+discover://` for a cluster. */
  readonly connectionString: string;
  /** Every call settles within this time. Default 10 s. */
  readonly deadlineMs?: number;
  /** Time without a response after which an attempt is repeated on a new channel. Default 3 s. */
  readonly attemptMs?: number;
  /** Silence of a subscription after which the log is checked for missed events. Default 15 s. */
  readonly stallMs?: number;
  /** Pause of a subscription that the server refuses, until its next attempt. Default 30 s. */
  readonly refusedMs?: number;
  /** A server that calls itself a test server keeps no history safe. Default `refused`. */
  readonly testServer?: TestServerPolicy;
}

export interface EventStoreDb extends EventStore {
  /**
   * Called at the start of a service. @returns the server's version. @throws UnsupportedServerVersion,
   * TestServerRefused, EventStoreUnreachable
   */
  checkServer(): Promise<string>;
}

/**
 * The event store on a real EventStoreDB (KurrentDB) or the protocol test server. The first call checks the server's
 * version.
 */
export const openEventStoreDb = ({
  connectionString,
  deadlineMs = 10_000,
  attemptMs = 3000,
  stallMs = 15_000,
  refusedMs = 30_000,
  testServer = 'refused',
}: EventStoreDbOptions): EventStoreDb => {
  const connection = new Connection(connectionString, testServer);
  const calls = new Calls(connection, { deadlineMs, attemptMs });
  const followers = new Set<Follower>();
  return {
    append: (stream, expected, events) => append(calls, stream, expected, events),
    readStream: (stream, from = 0) => readStream(calls, stream, from),
    readAll: ({ categories = [], after, limit }) => readAll(calls, categories, after, limit),
    subscribe: (options) => {
      const follower = new Follower(calls, options, { stallMs, refusedMs });
      followers.add(follower);
      void follower.ended.then(() => followers.delete(follower));
      return follower;
    },
    head: () => head(calls),
    checkServer: () =>
      calls.perform({ operation: 'read', stream: '$all' }, ({ client }) => connection.checkVersion(client)),
    close: async () => {
      const stopped = [...followers].map((follower) => follower.stop());
      await connection.close();
      await Promise.all(stopped);
    },
  };
};
