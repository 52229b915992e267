import { exec } from 'node:child_process';
import { promisify } from 'node:util';
import { jest } from '@jest/globals';
import { wireContract } from '@pishkhan/eventstore-test-server/conformance';
import { openEventStoreDb } from '@pishkhan/eventstore-db';
import { eventStoreContract } from './contract.ts';

jest.setTimeout(60_000);

/**
 * Run by name, never by `npm test`: the contract on the server at EVENTSTORE_URL. Streams are fresh and random, and
 * only those are deleted. Number 35 runs where EVENTSTORE_KILL is a command that kills the server and starts it again:
 * `docker kill es && docker start es`.
 */
const connectionString = process.env['EVENTSTORE_URL'];
if (!connectionString) throw new Error('EVENTSTORE_URL names no event store: esdb://…');
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
  `the protocol as spoken at ${shown}`,
  () => Promise.resolve({ connectionString, killAndRestart, stop: () => Promise.resolve() }),
  { killable: killCommand !== undefined },
);
