import { exec } from 'node:child_process';
import { promisify } from 'node:util';
import { jest } from '@jest/globals';
import { wireContract } from '@pishkhan/eventstore-test-server/conformance';
import { openEventStoreDb } from '@pishkhan/eventstore-db';
import { eventStoreContract } from './contract.ts';

jest.setTimeout(60_000);

/**
 * Started by name, never by `npm test`: the contract on the server at EVENTSTORE_URL. Streams are fresh and random;
 * only they are deleted. Number 35 runs if EVENTSTORE_KILL is a command that kills and restarts the server: `docker
 * kill es && docker start es`.
 */
const connectionString = process.env['EVENTSTORE_URL'];
if (!connectionString) throw new Error('EVENTSTORE_URL is not an event store address: esdb://…');
const shown = connectionString.replace(/\/\/[^@/]*@/, '//');

eventStoreContract(`EventStoreDB client at ${shown}`, async () => {
  const store = openEventStoreDb({ connectionString });
  console.log(`server version ${await store.checkServer()}`);
  return store;
});

const killCommand = process.env['EVENTSTORE_KILL'];
const killAndRestart = async () => {
  await promisify(exec)(killCommand!);
};
wireContract(
  `EventStoreDB protocol at ${shown}`,
  () => Promise.resolve({ connectionString, killAndRestart, stop: () => Promise.resolve() }),
  { killable: killCommand !== undefined },
);
