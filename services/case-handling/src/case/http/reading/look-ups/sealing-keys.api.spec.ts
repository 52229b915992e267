import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { withNewMasterKey } from '@pishkhan/identifiers';
import { SEALING_KEYS, UnusableSettings } from '@pishkhan/service-kit';
import { calendar, fees, get, post, publishVersion, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { caseHandling } from '../../../../index.ts';

let folder: string;
let platform: TestPlatform;
const write = (name: string, byte: number) => writeFileSync(join(folder, name), Buffer.alloc(32, byte));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sealing-keys-'));
  write('texts.key', 1);
  write('applicants.key', 2);
});
afterEach(async () => {
  await platform.stop();
  rmSync(folder, { recursive: true });
});

const replacement = { by: 'operator-a', second: 'operator-b', reason: 'سالانه', at: '2026-11-29T08:00:00.000Z' };
const complaint = {
  kind: 'complaint',
  subject: 'behaviour',
  complaint: 'به شماره ۰۹۱۲۳۴۵۶۷۸۹ زنگ بزنید',
  countyOffice: 'county-1',
  mobile: '09123456789',
};
const sealSomething = async (): Promise<string> => {
  const { service, ...api } = await platform.start(caseHandling);
  await publishVersion(api, '/v1/working-calendars', calendar);
  await publishVersion(api, '/v1/fee-schedules', fees);
  const { body } = await api.when(post('/v1/cases', complaint).by('clerk-101')).then(201);
  await service.stop();
  return body.caseId;
};
const forgetFingerprints = async () => {
  const { database } = await platform.platformFor('case-handling');
  await database.db!.collection(SEALING_KEYS).deleteMany({});
};

describe.each(['embedded', 'mongodb'])('the keys of sealed texts and applicants, PISHKHAN_VAULT=%s', (vault) => {
  it('N11, N33: another key is refused at the start in one sentence with file and remedy; the right one opens all', async () => {
    platform = await startTestPlatform({
      environment: {
        PISHKHAN_VAULT: vault,
        PISHKHAN_TEXTS_KEY_FILE: join(folder, 'texts.key'),
        CASE_APPLICANTS_KEY_FILE: join(folder, 'applicants.key'),
      },
    });
    const caseId = await sealSomething();
    for (const noFingerprint of [false, true])
      for (const [name, variable, right] of [
        ['texts.key', 'PISHKHAN_TEXTS_KEY_FILE', 1],
        ['applicants.key', 'CASE_APPLICANTS_KEY_FILE', 2],
      ] as const) {
        if (noFingerprint) await forgetFingerprints();
        write(name, 9);
        const refused = await platform.start(caseHandling).catch((error: unknown) => error);
        expect(refused).toBeInstanceOf(UnusableSettings);
        expect((refused as Error).message).toBe(
          `environment: ${variable} names ${join(folder, name)}, but the personal data of this service are sealed with another key. Put the right key file back from your copy.`,
        );
        write(name, right);
      }
    const { service, ...api } = await platform.start(caseHandling);
    const { body } = await api.when(get(`/v1/cases/${caseId}`).by('clerk-101').because('مراجعه حضوری')).then(200);
    expect(body.asked.complaint).toBe(complaint.complaint);
    expect(JSON.stringify(body)).toContain('+989123456789');
    await service.stop();
  });

  it('ASVS 11.1.1: a replaced key opens all; a start killed halfway is continued, and the former file is refused', async () => {
    platform = await startTestPlatform({
      environment: {
        PISHKHAN_VAULT: vault,
        PISHKHAN_TEXTS_KEY_FILE: join(folder, 'texts.key'),
        CASE_APPLICANTS_KEY_FILE: join(folder, 'applicants.key'),
      },
    });
    const caseId = await sealSomething();
    const { database } = await platform.platformFor('case-handling');
    const collections = ['applicants', 'sealed_number_keys', SEALING_KEYS].map((name) => database.db!.collection(name));
    const before = await Promise.all(collections.map((each) => each.find({}).toArray()));
    const [texts, applicants] = ['texts.key', 'applicants.key'].map((name) => join(folder, name)) as [string, string];
    const former = readFileSync(applicants);
    for (const file of [texts, applicants]) writeFileSync(file, withNewMasterKey(readFileSync(file), replacement));
    const isWhole = async () => {
      const { service, ...api } = await platform.start(caseHandling);
      const { body } = await api.when(get(`/v1/cases/${caseId}`).by('clerk-101').because('مراجعه حضوری')).then(200);
      expect(body.asked.complaint).toBe(complaint.complaint);
      expect(JSON.stringify(body)).toContain('+989123456789');
      await service.stop();
    };
    const wrapped = () => Promise.all(collections.map((each) => each.find({}).toArray()));
    await isWhole();
    const [anew] = await wrapped();
    expect(anew).toHaveLength(1);
    expect(anew).not.toEqual(before[0]);
    for (const [place, documents] of before.entries())
      for (const document of documents) await collections[place]!.replaceOne({ _id: document._id }, document);
    await isWhole();
    expect((await wrapped()).map((each, place) => JSON.stringify(each) === JSON.stringify(before[place]))).toEqual([
      false,
      false,
      false,
    ]);
    writeFileSync(applicants, former);
    await expect(platform.start(caseHandling)).rejects.toThrow(/sealed with another key/);
    writeFileSync(applicants, readFileSync(texts).subarray(0, 100));
    await expect(platform.start(caseHandling)).rejects.toThrow(/CASE_APPLICANTS_KEY_FILE must name a file of 32 bytes/);
  });
});
