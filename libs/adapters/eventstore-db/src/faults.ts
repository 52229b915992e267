import { Outage } from '@pishkhan/event-store';

/**
 * The event store did not reply before the deadline. The outcome of an append is unknown: repeat it with the same ids
 * at the same revision.
 */
export class EventStoreUnreachable extends Outage {
  constructor(what: string, cause: unknown) {
    super(`${what}: no answer from the event store in time`, { cause });
    this.name = 'EventStoreUnreachable';
  }
}

/** A subscription has ended. The next one continues from the last received position. */
export class SubscriptionEnded extends Outage {
  constructor(cause: unknown) {
    super(`a subscription has ended: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'SubscriptionEnded';
  }
}

/** One attempt timed out. */
export class NoAnswer extends Outage {
  constructor(ms: number) {
    super(`no answer within ${ms} ms`);
    this.name = 'NoAnswer';
  }
}

export class EventStoreClosed extends Outage {
  constructor() {
    super('the event store is closed');
    this.name = 'EventStoreClosed';
  }
}

/** An event of one of our streams is unreadable. It is never skipped. */
export class UnreadableEvent extends Error {
  readonly stream: string;
  readonly revision: number;
  constructor(stream: string, revision: number, why: string) {
    super(`event ${revision} of stream ${stream} is unreadable: ${why}`);
    this.name = 'UnreadableEvent';
    this.stream = stream;
    this.revision = revision;
  }
}

/** Final for a call, but the work waits: nothing is wrong with it. */
export class UnsupportedServerVersion extends Outage {
  constructor(version: string) {
    super(`event store server version ${version} is not supported; use 24.10.14 or later of 24.10, or 26.0.3 or later`);
    this.name = 'UnsupportedServerVersion';
  }
}

/** Final for a call, but the work waits: nothing is wrong with it. */
export class TestServerRefused extends Outage {
  constructor(version: string) {
    super(
      `the event store calls itself a test server (version ${version}), which keeps no history safe; name a real one in EVENTSTORE_URL, or for a demo or a test set PISHKHAN_TEST_SERVER=accepted`,
    );
    this.name = 'TestServerRefused';
  }
}

/** Another call to this server would fail in the same way. */
export const isUnusable = (error: unknown): boolean =>
  error instanceof UnsupportedServerVersion || error instanceof TestServerRefused;

/** The server rejects the content of an append. It writes nothing, and a repeat would be rejected too. */
export class AppendRejected extends Error {
  constructor(stream: string, why: string) {
    super(`the event store rejects the append to ${stream}: ${why}`);
    this.name = 'AppendRejected';
  }
}
