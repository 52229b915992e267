import { afterEach, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCertificates } from '@pishkhan/certificates';
import { startEventStoreTestServer, type EventStoreTestServer } from '@pishkhan/eventstore-test-server';
import { workspaceRoot } from '../../../check/source/files.ts';

const contract = join(workspaceRoot, 'tools', 'proof', 'conformance', 'contract.ts');
let server: EventStoreTestServer | undefined;
afterEach(() => server?.stop());

/** The command as `npm run contract` starts it. */
const runOn = (url: string): Promise<{ status: number; lines: string[]; milliseconds: number }> =>
  new Promise((resolve) => {
    const from = performance.now();
    const child = execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', contract, 'event-store', url],
      (_, out, errors) =>
        resolve({
          status: child.exitCode!,
          lines: `${out}${errors}`.split('\n').filter(Boolean),
          milliseconds: performance.now() - from,
        }),
    );
  });

describe('npm run contract -- event-store', () => {
  it('ends at once with one sentence on an unsupported version', async () => {
    server = await startEventStoreTestServer({ file: ':memory:', version: '23.10.8' });
    const { status, lines } = await runOn(server.connectionString);
    expect(status).toBe(1);
    expect(lines).toEqual([expect.stringMatching(/^The contract cannot run on esdb:.*23\.10\.8 is not supported/)]);
  }, 60_000);
  it('ends with one sentence without the password at an address where no server is', async () => {
    const { status, lines, milliseconds } = await runOn('esdb://admin:secret@127.0.0.1:9?tls=false');
    expect(status).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(/^The contract cannot run on esdb:\/\/127\.0\.0\.1:9\?.*in time \(.*ECONNREFUSED/),
    ]);
    expect(milliseconds).toBeLessThan(30_000);
  }, 60_000);
  it('ends at once with one sentence without the password at a wrong password', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'contract-password-'));
    server = await startEventStoreTestServer({ file: ':memory:', tls: await openCertificates(folder) });
    const { status, lines } = await runOn(server.as({ loginName: 'admin', password: 'wrong-secret' }));
    rmSync(folder, { recursive: true });
    expect(status).toBe(1);
    expect(lines).toEqual([expect.stringMatching(/^The contract cannot run on esdb:.*does not accept .*user admin/)]);
    expect(lines[0]).not.toContain('wrong-secret');
  }, 60_000);
});
