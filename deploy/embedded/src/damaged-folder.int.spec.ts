import { execFile } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FileDamaged, HistoryBehind } from '@pishkhan/event-store';
import { apiOf, get, post } from '@pishkhan/testing';
import { unpackDataFolder } from '../fixtures/unpack.ts';
import { ClockBehindHistory } from './folder/clock-behind-history.ts';
import { UnusableFolder } from './folder/data-folder.ts';
import { keepJson } from './folder/small-files.ts';
import { startFault } from './folder/start-fault.ts';
import { DEMO_PASSWORD } from '@pishkhan/development-issuer/users';
import { passwordTokens, sessionWith } from '@pishkhan/http-client';
import { loadOffices } from './seed/load-offices.ts';
import { startEmbeddedPlatform, type EmbeddedPlatform } from './platform.ts';
import { sampleFile } from './seed/sample-file.ts';

const repository = join(import.meta.dirname, '..', '..', '..');
/** Just after the last event of the folder, so that no deadline has passed. */
const BUSINESS_TIME = '2026-11-22T04:31:00.000Z';
const root = mkdtempSync(join(tmpdir(), 'pishkhan-damaged-'));
afterAll(() => rmSync(root, { recursive: true }));

const start = async (dataFolder: string, firstPort = 0): Promise<EmbeddedPlatform> => {
  const settings = { host: '127.0.0.1', firstPort, subscribers: 12, seed: 1405, logLevel: 'silent' } as const;
  const platform = await startEmbeddedPlatform({
    ...settings,
    dataFolder,
    clockStart: undefined,
    requestRates: sampleFile('rates/sample-request-rates.json'),
    loginStrength: sampleFile('logins/sample-login-strength.json'),
    deskSessions: sampleFile('desk/sample-desk-sessions.json'),
  });
  await Promise.all(platform.services.map((service) => service.ready()));
  return platform;
};
const startAndStop = async (folder: string) => (await start(folder)).stop();

/** The sentence with which a start is refused. */
const refusal = async (folder: string, kind: new (...given: never[]) => Error): Promise<string> => {
  const fault: unknown = await start(folder).then(
    (platform) => platform.stop().then(() => 'started'),
    (error: unknown) => error,
  );
  expect(fault).toBeInstanceOf(kind);
  const sentence = startFault(fault);
  expect(sentence).not.toContain('\n');
  return sentence;
};

const run = (tool: string, folder: string, ...more: string[]): Promise<{ code: number; said: string }> =>
  new Promise((resolve) => {
    const script = join(repository, 'tools', 'audit', tool);
    execFile(process.execPath, [script, ...more, '--data', folder], { cwd: repository }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    );
  });

const asWritten = (name: string): string => {
  const folder = join(root, name);
  unpackDataFolder('6b8781e', folder);
  keepJson(join(folder, 'clock.json'), { offset: Date.parse(BUSINESS_TIME) - Date.now() });
  return folder;
};

/** A folder that this build has opened and stopped. */
let sound: string;
const copyOf = (name: string): string => {
  const folder = join(root, name);
  cpSync(sound, folder, { recursive: true });
  return folder;
};
beforeAll(async () => {
  sound = asWritten('sound');
  const platform = await start(sound);
  const tokens = passwordTokens(platform.issuer.tokenEndpoint, 'pishkhan');
  await loadOffices(
    (user, service) => sessionWith(platform.url(service), tokens(user, DEMO_PASSWORD)),
    () => {},
  );
  await platform.stop();
}, 120_000);

describe('a damaged data folder does not start', () => {
  it('N1: the log is emptied, deleted or rolled back, in a folder of this build and of an earlier one', async () => {
    const earlier = asWritten('earlier');
    rmSync(join(earlier, 'pishkhan.sqlite'));
    expect(await refusal(earlier, HistoryBehind)).toMatch(
      /ends at position 0-0, but the (view|relay|host) .*has seen position \d+-\d+.*npm run restore/,
    );
    const folder = copyOf('emptied');
    const log = join(folder, 'pishkhan.sqlite');
    writeFileSync(log, '');
    expect(await refusal(folder, FileDamaged)).toMatch(/pishkhan\.sqlite: page 1 to \d+ of \d+ .*npm run doctor/);
    for (const name of readdirSync(folder).filter((each) => each.startsWith('pishkhan.sqlite')))
      rmSync(join(folder, name));
    expect(await refusal(folder, FileDamaged)).toMatch(/pishkhan\.sqlite: it is missing/);
    copyFileSync(join(sound, 'pishkhan.sqlite'), log);
    await startAndStop(folder);
  }, 120_000);

  it('N11: the key of the persons is lost or another one, or the vault is lost', async () => {
    const folder = copyOf('keys');
    const key = join(folder, 'person-vault.key');
    renameSync(key, join(root, 'safe.key'));
    expect(await refusal(folder, FileDamaged)).toMatch(
      /person-vault\.key: it is missing\. Put the right key file back/,
    );
    expect(existsSync(key)).toBe(false);
    writeFileSync(key, Buffer.alloc(32, 7));
    expect(await refusal(folder, FileDamaged)).toMatch(/person-vault\.key: its content is not what was written last/);
    copyFileSync(join(root, 'safe.key'), key);
    renameSync(join(folder, 'person-vault.sqlite'), join(root, 'safe.sqlite'));
    expect(await refusal(folder, FileDamaged)).toMatch(/person-vault\.sqlite: it is missing/);
    const earlier = asWritten('earlier-key');
    rmSync(join(earlier, 'person-vault.key'));
    expect(await refusal(earlier, FileDamaged)).toMatch(/person-vault\.key: it is missing, and .*is sealed with it/);
    writeFileSync(join(earlier, 'person-vault.key'), Buffer.alloc(32, 7));
    expect(await refusal(earlier, FileDamaged)).toMatch(/sealed with another master key/);
  }, 120_000);

  it('N33: settings that are damaged, a clock before the last event, a folder of something else or of a newer release', async () => {
    const folder = copyOf('settings');
    const clock = join(folder, 'clock.json');
    const whole = readFileSync(clock);
    writeFileSync(clock, '{"offset":');
    expect(await refusal(folder, FileDamaged)).toMatch(/clock\.json: its content is not what was written last\. Put/);
    writeFileSync(clock, whole);
    const keys = join(folder, 'issuer-keys.json');
    writeFileSync(keys, 'nothing');
    expect(await refusal(folder, FileDamaged)).toMatch(/issuer-keys\.json: .*Delete it together with its record/);
    copyFileSync(join(sound, 'issuer-keys.json'), keys);
    keepJson(clock, { offset: Date.parse('2026-10-22T04:31:00.000Z') - Date.now() });
    expect(await refusal(folder, ClockBehindHistory)).toMatch(
      /clock\.json: business time would be 2026-10-22.*before the last event.*PISHKHAN_CLOCK=2026-11-/,
    );
    keepJson(join(folder, 'pishkhan.json'), { product: 'pishkhan', form: 2 });
    expect(await refusal(folder, UnusableFolder)).toMatch(/a newer release wrote it \(form 2, this one reads 1\)/);
    const other = join(root, 'other');
    mkdirSync(other);
    writeFileSync(join(other, 'letter.txt'), 'x');
    expect(await refusal(other, UnusableFolder)).toMatch(/it holds something else \(letter\.txt\)/);
    expect(await refusal(join(other, 'letter.txt'), UnusableFolder)).toMatch(/it is no folder/);
    expect(await refusal('/proc/nope', UnusableFolder)).toMatch(/it cannot be made/);
  }, 120_000);

  it('N33: a damaged pishkhan.json, clock.json or issuer-keys.json is named with its remedy', async () => {
    const folder = copyOf('labels');
    for (const [name, contents, remedy] of [
      [
        'pishkhan.json',
        ['', 'null', '[]', '{"form":1}', '{"product":"pishkhan","form":"1"}'],
        /Put the right file back; if no/,
      ],
      ['clock.json', ['null', '{}', '{"offset":"1"}'], /start with PISHKHAN_CLOCK/],
      ['issuer-keys.json', ['null', '{}', '{"keys":[{"kty":"EC"}]}'], /new keys are made at the next start/],
    ] as const) {
      const [file, record] = [join(folder, name), join(folder, 'witness', name)];
      const whole = [readFileSync(file), readFileSync(record)] as const;
      for (const content of contents) {
        writeFileSync(file, content);
        expect(await refusal(folder, FileDamaged)).toMatch(/: its content is not what was written last\. /);
        rmSync(record);
        const sentence = await refusal(folder, FileDamaged);
        expect(sentence).toContain(`${file}: it `);
        expect(sentence).toMatch(remedy);
      }
      writeFileSync(file, whole[0]);
      writeFileSync(record, whole[1]);
    }
    rmSync(join(folder, 'pishkhan.json'));
    expect(await refusal(folder, FileDamaged)).toMatch(/pishkhan\.json: it is missing\. Put the right file back/);
    rmSync(join(folder, 'witness', 'pishkhan.json'));
    mkdirSync(join(folder, 'pishkhan.json'));
    expect(await refusal(folder, FileDamaged)).toMatch(/pishkhan\.json: there is a folder in place of a file/);
    rmSync(join(folder, 'pishkhan.json'), { recursive: true });
    await startAndStop(folder);
    const without = join(root, 'without-witness');
    mkdirSync(without);
    writeFileSync(join(without, 'witness'), '');
    expect(await refusal(without, FileDamaged)).toMatch(/clock\.json: .* a file in place of a folder/);
  }, 120_000);

  it('N33: a port that another program uses is named, and everything that was started is stopped', async () => {
    const folder = copyOf('port');
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    const fault: unknown = await start(folder, port - 1).catch((error: unknown) => error);
    expect(startFault(fault)).toMatch(
      new RegExp(`^port ${port} of 127\\.0\\.0\\.1 is used by another program: .*PISHKHAN_PORT`),
    );
    await new Promise((resolve) => other.close(resolve));
    await startAndStop(folder);
  }, 120_000);
});

describe('the operator: damage, doctor, backup, restore', () => {
  const worklist = async (platform: EmbeddedPlatform) => {
    const service = platform.services.find(({ name }) => name === 'case-handling')!;
    return apiOf(service, {
      eventStore: platform.eventStore,
      clock: platform.clock,
      tokenFor: platform.issuer.tokenFor,
    });
  };
  const open = (accountId: string) =>
    post('/v1/cases', { kind: 'meter-visit', accountId, reason: 'مصرف زیاد است' }).by('clerk-101');

  it('N1: restores an older backup, names every lost event, and continues', async () => {
    const folder = copyOf('restored');
    const backup = join(root, 'backup');
    expect(await run('folder/backup.ts', folder, backup)).toMatchObject({
      code: 0,
      said: expect.stringContaining('events up to position'),
    });
    let platform = await start(folder);
    expect(await run('folder/doctor.ts', folder)).toMatchObject({
      code: 1,
      said: expect.stringContaining('another Pishkhan is running'),
    });
    const { body } = await (await worklist(platform)).when(open('10203049')).then(201);
    await platform.stop();
    const flipped = join(folder, 'pishkhan.sqlite');
    const bytes = readFileSync(flipped);
    bytes[4096 + 100] = bytes[4096 + 100]! ^ 4;
    writeFileSync(flipped, bytes);
    await refusal(folder, FileDamaged);
    const examined = await run('folder/doctor.ts', folder);
    expect(examined.code).toBe(1);
    expect(examined.said).toMatch(
      /✗ {2}pishkhan\.sqlite[^]*page 2 of[^]*nothing can build them again\. Restore a backup/,
    );
    const restored = await run('folder/restore.ts', folder, backup);
    expect(restored.said).toContain(`case-${body.caseId} #0`);
    expect(restored.said).toMatch(/\d+ events of the former log are newer than the backup/);
    expect(restored.code).toBe(0);
    expect((await run('folder/doctor.ts', folder)).code).toBe(0);
    platform = await start(folder);
    await (await worklist(platform)).when(get(`/v1/cases/${body.caseId}`).by('clerk-101')).then(404);
    await (await worklist(platform)).when(open('10203049')).then(201);
    await platform.stop();
    const verified = await run('verify.ts', folder);
    expect([verified.code, verified.said]).toEqual([0, expect.not.stringContaining('✗')]);
    writeFileSync(join(backup, 'person-vault.key'), 'x');
    expect(await run('folder/restore.ts', folder, backup)).toMatchObject({
      code: 1,
      said: expect.stringContaining('person-vault.key is missing or damaged'),
    });
  }, 180_000);

  it('N1, N9: builds lost read models again, those of topics too, and takes sealed contacts over', async () => {
    const folder = copyOf('views');
    const views = join(folder, 'views.sqlite');
    let platform = await start(folder);
    const cardOf = async () =>
      (await (await worklist(platform)).when(get('/v1/worklist').by('clerk-101')).then(200)).body;
    const before = await cardOf();
    const keyed = open('10203049').key('kept-without-the-views');
    const accounts = await (await worklist(platform)).when(keyed).then(201);
    await platform.stop();
    rmSync(views);
    expect(await refusal(folder, FileDamaged)).toMatch(/views\.sqlite: it is missing/);
    expect((await run('folder/doctor.ts', folder)).said).toMatch(/✗ {2}views\.sqlite[^]*--rebuild views/);
    expect((await run('folder/doctor.ts', folder, '--rebuild', 'views')).code).toBe(0);
    platform = await start(folder);
    expect((await cardOf()).items.length).toBeGreaterThanOrEqual(before.items.length);
    await (await worklist(platform)).when(get(`/v1/cases/${accounts.body.caseId}`).by('clerk-101')).then(200);
    // N9: keys of commands are in the file of the log.
    const again = await (await worklist(platform)).when(keyed).then(201, []);
    expect([again.body, again.headers.get('idempotency-repeated')]).toEqual([accounts.body, 'true']);
    await (
      await worklist(platform)
    )
      .when(open('10203050').key('kept-without-the-views'))
      .thenRefused(422, 'IdempotencyKeyMustNotBeReused');
    // The account is known by a view of topics only.
    await (await worklist(platform)).when(open('10203050')).then(201);
    await platform.stop();
    const verified = await run('verify.ts', folder);
    expect([verified.code, verified.said]).toEqual([0, expect.not.stringContaining('✗')]);
  }, 180_000);
});
