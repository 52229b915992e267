import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, jest } from '@jest/globals';
import { openCertificates } from '@pishkhan/certificates';
import { securedContract } from '../security/secured.contract.ts';
import { startEventStoreTestServer, type EventStoreTestServerOptions } from '../start.ts';
import { wireContract } from './wire.contract.ts';

jest.setTimeout(60_000);

/** Run by `npm run contract`, never by `npm test`: about 30 s. */

const start =
  (options: Partial<EventStoreTestServerOptions> = {}) =>
  async () => {
    const server = await startEventStoreTestServer({ file: ':memory:', ...options });
    const killAndRestart = async () => {
      await server.fallOver();
      await server.comeBack();
    };
    return { ...server, killAndRestart };
  };

wireContract('the protocol of the test server, profile 24.10.14', start(), { killable: true });
wireContract(
  'the protocol of the test server, profile 26.0.3, without the proxy, 5 s to come back',
  start({ profile: '26.0.3', direct: true, startMs: 5000 }),
  { killable: true },
);

const folder = mkdtempSync(join(tmpdir(), 'wire-'));
afterAll(() => rmSync(folder, { recursive: true }));

const secured = async () => {
  const server = await start({ tls: await openCertificates(folder) })();
  return { ...server, connectionString: server.as({ loginName: 'admin', password: 'changeit' }) };
};
wireContract('the protocol over TLS, as an administrator', secured, { killable: true });
securedContract('users and rights over TLS', secured);
