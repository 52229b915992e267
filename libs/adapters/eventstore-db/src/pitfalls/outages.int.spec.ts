import { afterAll } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outagesContract, SHORT } from '@pishkhan/contract-specs/eventstore-db/outages/outages.contract.ts';
import { eventStoreProcess } from '@pishkhan/eventstore-test-server/process';

const folder = mkdtempSync(join(tmpdir(), 'eventstore-outages-'));
const server = eventStoreProcess(join(folder, 'events.sqlite'));

outagesContract('the test server as a process of its own', SHORT, async () => ({
  connectionString: await server.start(),
  killAndRestart: () => server.killAndRestart(),
}));
afterAll(async () => {
  await server.end('SIGKILL');
  rmSync(folder, { recursive: true });
});
