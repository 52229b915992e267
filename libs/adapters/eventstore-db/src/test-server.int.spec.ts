import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, jest } from '@jest/globals';
import { EventStoreDBClient } from '@eventstore/db-client';
import { openCertificates } from '@pishkhan/certificates';
import { eventStoreContract } from '@pishkhan/contract-specs/eventstore-db/contract.ts';
import {
  historyAcl,
  setAcl,
  startEventStoreTestServer,
  type EventStoreTestServer,
} from '@pishkhan/eventstore-test-server';
import { openEventStoreDb } from './open.ts';

jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), 'secured-'));
const servers: EventStoreTestServer[] = [];
const start = async (options: Partial<Parameters<typeof startEventStoreTestServer>[0]> = {}) => {
  const server = await startEventStoreTestServer({ file: ':memory:', ...options });
  servers.push(server);
  return server;
};
const open = (connectionString: string) =>
  openEventStoreDb({ connectionString, testServer: 'accepted', deadlineMs: 60_000, attemptMs: 20_000 });

afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  rmSync(folder, { recursive: true });
});

eventStoreContract('EventStoreDB client on the protocol test server', async () =>
  open((await start()).connectionString),
);
eventStoreContract('EventStoreDB client over TLS, as a user who may append, read and follow only', async () => {
  const service = { loginName: 'pishkhan', password: 'بسیار-محرمانه', groups: ['services'] };
  const server = await start({ tls: await openCertificates(folder), users: [service] });
  const admin = EventStoreDBClient.connectionString(server.as({ loginName: 'admin', password: 'changeit' }));
  await setAcl(admin, historyAcl);
  await admin.dispose();
  return open(server.as(service));
});
