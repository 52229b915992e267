import { afterAll, beforeAll, describe } from '@jest/globals';
import { EventStoreDBClient, type Credentials } from '@eventstore/db-client';
import { writing } from './writing.contract.ts';
import { followingAndReading } from './following.contract.ts';

/** A server that speaks the protocol, and how it is left. */
export interface Spoken {
  readonly connectionString: string;
  stop(): Promise<void>;
}

/** Naming credentials is what makes an append plain; an insecure server never sees them. */
const credentialsOf = (connectionString: string): Credentials => {
  const [, username = 'admin', password = 'changeit'] = /\/\/([^:/@]+):([^@]+)@/.exec(connectionString) ?? [];
  return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
};

/**
 * What the protocol test server and a real server must both do, seen by the bare client; the numbers are those of the conformance list.
 * Streams are fresh and random; nothing is deleted.
 */
export const wireContract = (name: string, start: () => Promise<Spoken>): void => {
  describe(name, () => {
    let spoken: Spoken;
    let client: EventStoreDBClient;
    beforeAll(async () => {
      spoken = await start();
      client = EventStoreDBClient.connectionString(spoken.connectionString);
    });
    afterAll(async () => {
      await client.dispose();
      await spoken.stop();
    });
    describe('batch appends', () => {
      writing(() => client, () => ({}));
    });
    describe('plain appends', () => {
      writing(() => client, () => ({ credentials: credentialsOf(spoken.connectionString) }));
    });
    describe('reads and subscriptions', () => {
      followingAndReading(() => client);
    });
  });
};
