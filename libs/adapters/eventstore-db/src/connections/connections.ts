import { EventStoreClosed } from '../faults.ts';
import { checkAddress } from './address.ts';
import { Connection } from './connection.ts';
import type { TestServerPolicy } from './server-version.ts';

/** A server takes 100 calls at once on one connection; more of them wait without an error. */
const FOLLOWERS_PER_CONNECTION = 50;

export interface FollowerConnection {
  readonly connection: Connection;
  /** Called once, when the follower has ended. */
  release(): void;
}

interface Shared {
  readonly connection: Connection;
  followers: number;
}

/**
 * The connections of a store. Appends have their own, which no slow read and no renewed channel of reads affects.
 * Followers have others, at most 50 on each: a subscription is a call without an end.
 */
export class Connections {
  readonly appends: Connection;
  /** Reads and other short calls. */
  readonly reads: Connection;
  private readonly connectionString: string;
  private readonly testServer: TestServerPolicy;
  private readonly onReconnection: () => void;
  private readonly following = new Set<Shared>();
  private readonly closing = new AbortController();

  constructor(connectionString: string, testServer: TestServerPolicy, onReconnection: () => void) {
    checkAddress(connectionString);
    this.testServer = testServer;
    this.onReconnection = onReconnection;
    this.connectionString = connectionString;
    this.appends = this.connect();
    this.reads = this.connect();
  }

  forFollower(): FollowerConnection {
    let shared = [...this.following].find(({ followers }) => followers < FOLLOWERS_PER_CONNECTION);
    if (!shared) {
      shared = { connection: this.connect(), followers: 0 };
      this.following.add(shared);
    }
    const place = shared;
    place.followers++;
    return { connection: place.connection, release: () => this.release(place) };
  }

  /** Calls of the store end with `EventStoreClosed`. */
  async close(): Promise<void> {
    this.closing.abort(new EventStoreClosed());
    const all = [this.appends, this.reads, ...[...this.following].map(({ connection }) => connection)];
    await Promise.all(all.map((connection) => connection.close()));
  }

  private connect(): Connection {
    return new Connection(this.connectionString, this.testServer, this.closing.signal, this.onReconnection);
  }

  private release(place: Shared): void {
    place.followers--;
    if (place.followers > 0) return;
    this.following.delete(place);
    void place.connection.close();
  }
}
