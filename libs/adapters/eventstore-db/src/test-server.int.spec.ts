import { afterAll, jest } from '@jest/globals';
import { startEventStoreTestServer, type EventStoreTestServer } from '@pishkhan/eventstore-test-server';
import { eventStoreContract } from '@pishkhan/contract-specs/eventstore-db/contract.ts';
import { openEventStoreDb } from './open.ts';

jest.setTimeout(120_000);

let server: EventStoreTestServer;
afterAll(() => server.stop());

eventStoreContract('EventStoreDB client on the protocol test server', async () => {
  server = await startEventStoreTestServer({ file: ':memory:' });
  return openEventStoreDb({
    connectionString: server.connectionString,
    testServer: 'accepted',
    deadlineMs: 60_000,
    attemptMs: 20_000,
  });
});
