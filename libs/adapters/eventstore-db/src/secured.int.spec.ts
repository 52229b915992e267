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
const service = { loginName: 'pishkhan', password: 'بسیار-محرمانه', groups: ['services'] };
let server: EventStoreTestServer;

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

eventStoreContract('EventStoreDB client over TLS, as a user who may append, read and follow only', async () => {
  server = await startEventStoreTestServer({ file: ':memory:', tls: await openCertificates(folder), users: [service] });
  const admin = EventStoreDBClient.connectionString(server.as({ loginName: 'admin', password: 'changeit' }));
  await setAcl(admin, historyAcl);
  await admin.dispose();
  return openEventStoreDb({ connectionString: server.as(service), deadlineMs: 60_000, attemptMs: 20_000 });
});
