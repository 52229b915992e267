import { afterAll, beforeAll, describe } from '@jest/globals';
import { EventStoreDBClient, type Credentials } from '@eventstore/db-client';
import { calling } from './calling.contract.ts';
import { deleting } from './deleting.contract.ts';
import { following } from './following.contract.ts';
import { killing } from './killing.contract.ts';
import { positions } from './positions.contract.ts';
import { reading } from './reading.contract.ts';
import { sizes } from './sizes.contract.ts';
import { writing } from './writing.contract.ts';

/** A server under test, with the means to stop it. */
export interface Spoken {
  readonly connectionString: string;
  stop(): Promise<void>;
  /** Kills the server with its running calls; resolves when it is up again at the same address. */
  killAndRestart?(): Promise<void>;
}

/** An append with credentials becomes a plain append; an insecure server ignores them. */
const credentialsOf = (connectionString: string): Credentials => {
  const [, username = 'admin', password = 'changeit'] = /\/\/([^:/@]+):([^@]+)@/.exec(connectionString) ?? [];
  return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
};

/**
 * Requirements for both the protocol test server and a real server, tested with the bare client. Numbers are those of
 * the conformance list. Streams are fresh and random; only they are deleted. 35 runs if the server can be killed
 * (`killable`).
 */
export const wireContract = (name: string, start: () => Promise<Spoken>, { killable = false } = {}): void => {
  describe(name, () => {
    let spoken: Spoken;
    let one: EventStoreDBClient;
    const client = () => one;
    beforeAll(async () => {
      spoken = await start();
      one = EventStoreDBClient.connectionString(spoken.connectionString);
    });
    afterAll(async () => {
      await one.dispose();
      await spoken.stop();
    });
    const ways: [string, () => { credentials?: Credentials }][] = [
      ['batch', () => ({})],
      ['plain', () => ({ credentials: credentialsOf(spoken.connectionString) })],
    ];
    describe.each(ways)('%s appends', (_, how) => {
      writing(client, how);
      sizes(client, how);
      positions(client, how);
    });
    describe('calls of batch appends', () => {
      calling(client, () => spoken.connectionString);
    });
    describe('reads', () => {
      reading(client);
    });
    describe('subscriptions', () => {
      following(client);
    });
    describe.each(ways)('deletion and metadata, with %s appends', (_, how) => {
      deleting(client, how);
    });
    if (!killable) return;
    describe('a killed server', () => {
      killing(
        client,
        () => credentialsOf(spoken.connectionString),
        () => spoken.killAndRestart!(),
      );
    });
  });
};
