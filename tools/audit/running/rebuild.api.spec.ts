import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { customerAccounts } from '@pishkhan/customer-accounts';
import { DEMO_PASSWORD } from '@pishkhan/development-issuer/users';
import { startService, type Platform, type RunningService } from '@pishkhan/service-kit';
import { startTestPlatform, type TestPlatform } from '@pishkhan/testing';

let platform: TestPlatform;
let own: Platform;
let service: RunningService;
beforeAll(async () => {
  platform = await startTestPlatform();
  own = await platform.platformFor(customerAccounts.name);
  service = await startService(customerAccounts, own, { host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await service.stop();
  await platform.stop();
});

interface Outcome {
  readonly code: number;
  readonly said: string;
}
const rebuild = (view: string, ...more: string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    const given = [
      '--user',
      'operator-1',
      '--password',
      DEMO_PASSWORD,
      '--token-endpoint',
      platform.issuer.tokenEndpoint,
      ...more,
    ];
    execFile(
      process.execPath,
      [join(import.meta.dirname, 'rebuild.ts'), service.url, view, ...given],
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    );
  });

it('npm run rebuild prints the findings of a rebuild, and fails on differences', async () => {
  expect(await rebuild('subscriber-card')).toMatchObject({
    code: 0,
    said: expect.stringContaining(
      'subscriber-card: 0 facts folded, 0 documents compared, none differs; the rebuilt documents are read now.',
    ),
  });
  await own.database
    .db!.collection<{ _id: string; _at: string }>('subscriber-card_v2')
    .insertOne({ _id: 'nobody', _at: '1-1' });
  expect(await rebuild('subscriber-card')).toMatchObject({
    code: 1,
    said: expect.stringMatching(/1 differ; the live view stays as it was[^]*nobody[^]*unexpected/),
  });
  expect(await rebuild('subscriber-card', '--swap', 'always')).toMatchObject({
    code: 1,
    said: expect.stringContaining('1 differ; the rebuilt documents are read now.'),
  });
  expect((await rebuild('subscriber-card')).code).toBe(0);
  expect(await rebuild('no-view')).toMatchObject({ code: 1, said: expect.stringContaining('404: ViewMustExist') });
}, 60_000);
