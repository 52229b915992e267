import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, jest } from '@jest/globals';
import { openCertificates } from '@pishkhan/certificates';
import { startEventStoreTestServer } from '../start.ts';
import { securedContract } from './secured.contract.ts';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'secured-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each([
  ['through the proxy', false],
  ['direct', true],
])('a secured test server, %s', (_, direct) => {
  securedContract('users and rights', async () => {
    const server = await startEventStoreTestServer({
      file: ':memory:',
      tls: await openCertificates(folder),
      direct,
    });
    return { connectionString: server.as({ loginName: 'admin', password: 'changeit' }), stop: () => server.stop() };
  });
});
