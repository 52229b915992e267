import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { personErasureConfirmed } from '@pishkhan/contracts';
import { START } from '@pishkhan/event-store';
import { SealedNumbers, type ServiceDefinition } from '@pishkhan/service-kit';
import {
  calendar,
  fees,
  eventually,
  get,
  post,
  publishVersion,
  said,
  speaking,
  startTestPlatform,
  type TestPlatform,
} from '@pishkhan/testing';
import { caseHandling } from '../../../../index.ts';
import { nextAccount, oneSubscriber } from '../../../spec/neighbours.builders.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;

const mobile = '۰۹۱۲ ۳۴۵ ۶۷۸۹';
const nationalId = '0084575948';
const text = `با شماره ${mobile} تماس گرفته شد؛ کد ملی او ${nationalId} است`;
const shown = 'با شماره [شماره همراه] تماس گرفته شد؛ کد ملی او [کد ملی] است';

const open = async (body: object): Promise<string> =>
  (await api.when(post('/v1/cases', body).by('clerk-101')).then(201)).body.caseId;
const opened = (body: object = {}): Promise<string> =>
  open({ kind: 'meter-visit', accountId: nextAccount(), reason: text, ...body });
const act = (caseId: string, step: string, body: object, who = 'clerk-101') =>
  api.when(post(`/v1/cases/${caseId}/${step}`, body).by(who)).then(201);
const read = async (caseId: string, who: string, reason?: string) => {
  const request = get(`/v1/cases/${caseId}`).by(who);
  return (await api.when(reason === undefined ? request : request.because(reason)).then(200)).body;
};
const stored = async (stream: string) =>
  JSON.stringify(
    (await platform.eventStore.readStream(stream)).map(({ type, data, metadata }) => ({ type, data, metadata })),
  );
/** Every stored byte: log, topics, views, keys of commands, sealed documents. */
const everything = (): string =>
  readdirSync(platform.folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(platform.folder, name))
    .filter((path) => !path.endsWith('witness'))
    .flatMap((path) => {
      try {
        return [readFileSync(path, 'utf8')];
      } catch {
        return [];
      }
    })
    .join('\n');
const database = async () => (await platform.platformFor('case-handling')).database;
const sealedNumbers = async () => (await database()).db!.collection('sealed_numbers').countDocuments();
const erase = async (subject: string) => new SealedNumbers(await database(), [new Uint8Array(32)]).forget(subject);
const plain = /۰۹۱۲|۶۷۸۹|0912.?345|0084575948/u;

const begin = async (definition: ServiceDefinition) => {
  api = await platform.start(definition);
  await publishVersion(api, '/v1/working-calendars', calendar);
  await publishVersion(api, '/v1/fee-schedules', fees);
  await speaking(platform.messages)(...oneSubscriber());
  const first = { kind: 'meter-visit', accountId: nextAccount(), reason: 'x' };
  await eventually(() => api.when(post('/v1/cases', first).by('clerk-101')).then(201));
};
beforeAll(async () => {
  platform = await startTestPlatform();
  await begin(caseHandling);
});
afterAll(() => platform.stop());

describe('N17: a personal number in a text of a case', () => {
  it('is in no event, topic, view or key; the text keeps its words', async () => {
    const caseId = await opened({ remarks: text });
    await act(caseId, 'notes', { text });
    await act(caseId, 'pauses', { reason: text, cause: 'noAccess' });
    await act(caseId, 'resumptions', { reason: text });
    await act(
      caseId,
      'visits',
      { visitedOn: '2026-11-22', indexSeen: 2290, meterSound: true, remarks: text },
      'expert-1',
    );
    await act(caseId, 'withdrawals', { reason: text });
    await act(caseId, 'notices', { channel: 'phone', remarks: text });
    const log = await stored(`case-${caseId}`);
    expect(log).not.toMatch(plain);
    expect(log.match(/⟦mobile:[a-z]{16}⟧/g)!.length).toBeGreaterThan(8);
    expect(log).toContain('تماس گرفته شد؛ کد ملی او ⟦nationalId:');
    expect(everything()).not.toMatch(plain);
  });
  it('is sealed for the case of a complaint without an account, in the forms of its decisions too', async () => {
    const caseId = await open({
      kind: 'complaint',
      subject: 'behaviour',
      complaint: text,
      countyOffice: 'county-1',
      mobile: '09123456789',
    });
    await act(caseId, 'decisions', { answer: 'referred', reason: text, unit: 'REPAIRS' }, 'office-head-1');
    await act(caseId, 'decisions', { answer: 'replied', reason: text, reply: text }, 'repairs-1');
    await act(caseId, 'notices', { channel: 'sms', remarks: text });
    expect(await stored(`case-${caseId}`)).not.toMatch(plain);
    expect((await read(caseId, 'clerk-101', 'مراجعه حضوری')).asked.complaint).toBe(text);
    await erase(`case-${caseId}`);
    expect((await read(caseId, 'clerk-101', 'مراجعه حضوری')).asked.complaint).toBe(shown);
  });
  it('is opened as written for a reader of account cards who says why, and for nobody else', async () => {
    const caseId = await opened();
    for (const who of ['clerk-101', 'representative-101-a', 'head-1', 'affairs-1', 'auditor-1']) {
      expect((await read(caseId, who, 'مراجعه حضوری')).asked.reason).toBe(text);
      expect((await read(caseId, who)).asked.reason).toBe(shown);
    }
    expect((await read(caseId, 'expert-1', 'مراجعه حضوری')).asked.reason).toBe(shown);
    const looked = (await platform.eventStore.readAll({ after: START, limit: 1_000 })).filter(
      ({ type, data }) => type === 'PersonalDataLookedUp' && JSON.stringify(data).includes(caseId),
    );
    expect(looked.length).toBeGreaterThanOrEqual(10);
  });
  it('R1: a repeated command has the same references, one event and one answer; another number is refused', async () => {
    const caseId = await opened({ reason: 'x' });
    const note = post(`/v1/cases/${caseId}/notes`, { text }).by('clerk-101').key('one-note-with-a-number');
    const first = await api.when(note).then(201);
    const log = await stored(`case-${caseId}`);
    expect((await api.when(note).then(201)).body).toEqual(first.body);
    expect(await stored(`case-${caseId}`)).toBe(log);
    const other = { ...note, body: { text: text.replace(nationalId, '0013542419') } };
    await api.when(other).thenRefused(422, 'IdempotencyKeyMustNotBeReused');
  });
  it('typed brackets open no number of another text', async () => {
    const caseId = await opened();
    const [reference] = /⟦mobile:[a-z]{16}⟧/.exec(await stored(`case-${caseId}`))!;
    const other = await opened({ reason: `ببینید ${reference}` });
    expect((await read(other, 'clerk-101', 'مراجعه حضوری')).asked.reason).toBe(
      `ببینید ${reference.replace('⟦', '[').replace('⟧', ']')}`,
    );
  });
  it('a rejected command seals nothing, and a text that grows beyond its limit is refused by name', async () => {
    const caseId = await opened({ reason: 'x' });
    const before = await sealedNumbers();
    await api.when(post(`/v1/cases/${caseId}/returns`, { reason: text }).by('clerk-101')).then(409);
    expect(await sealedNumbers()).toBe(before);
    const long = `${'ی'.repeat(1_980)} ${mobile}`;
    const opening = { kind: 'meter-visit', accountId: nextAccount(), reason: 'x', remarks: long };
    for (const [path, field, body, who = 'clerk-101'] of [
      [`/v1/cases/${caseId}/notes`, 'text', { text: long }],
      [`/v1/cases/${caseId}/decisions`, 'reason', { answer: 'referred', reason: long }, 'head-1'],
      ['/v1/cases', 'remarks', opening],
    ] as const) {
      const refused = await api.when(post(path, body).by(who).asTyped()).thenRefused(400, 'InvalidInput');
      expect(refused.body.errors).toEqual([expect.objectContaining({ field, rule: 'isText' })]);
    }
  });
  it('a failure between sealing and append leaves nothing, and the repeat is one event that opens', async () => {
    const caseId = await opened({ reason: 'x' });
    const { append } = platform.eventStore;
    const note = post(`/v1/cases/${caseId}/notes`, { text }).by('clerk-101').key('note-after-a-crash');
    const log = await stored(`case-${caseId}`);
    platform.eventStore.append = () => Promise.reject(new Error('the process dies here'));
    await api.when(note).then(500);
    platform.eventStore.append = append;
    expect(await stored(`case-${caseId}`)).toBe(log);
    const sealed = await sealedNumbers();
    await api.when(note).then(201);
    expect(await sealedNumbers()).toBe(sealed);
    expect(JSON.stringify(await read(caseId, 'clerk-101', 'مراجعه حضوری'))).toContain(mobile);
  });
  it('A6: erasure of the account makes it unreadable for everybody, changes no event, and no later number is taken', async () => {
    const accountId = nextAccount();
    const [caseId, other] = [await opened({ accountId }), await opened()];
    const log = await stored(`case-${caseId}`);
    await erase(`account-${accountId}`);
    expect((await read(caseId, 'clerk-101', 'مراجعه حضوری')).asked.reason).toBe(shown);
    expect((await read(other, 'clerk-101', 'مراجعه حضوری')).asked.reason).toBe(text);
    expect(await stored(`case-${caseId}`)).toBe(log);
    const sealed = await sealedNumbers();
    const note = post(`/v1/cases/${caseId}/notes`, { text }).by('clerk-101');
    await api.when(note).thenRefused(409, 'NumbersMustNotBeAboutErasedPerson');
    expect(await sealedNumbers()).toBe(sealed);
    await act(caseId, 'notes', { text: 'بدون شماره' });
  });
});

describe('A6: an erasure of an earlier release', () => {
  it('A6, N17: the first start destroys numbers that were sealed after it, and refuses further ones', async () => {
    await platform.stop();
    platform = await startTestPlatform();
    const reactions = caseHandling.reactions.map((reaction) => ({ ...reaction, alsoStored: false }));
    await begin({ ...caseHandling, reactions });
    const accountId = nextAccount();
    const erasedSubjects = (await database()).db!.collection<{ _id: string }>('erased_subjects');
    await speaking(platform.messages)(
      said(personErasureConfirmed, 'erasure-subject-9', { accounts: [accountId], cases: [] }),
    );
    await eventually(async () =>
      expect((await erasedSubjects.findOne({ _id: `account-${accountId}` }))?._id).toBeDefined(),
    );
    // The earlier release made no mark.
    await erasedSubjects.deleteMany({});
    const caseId = await open({ kind: 'complaint', subject: 'behaviour', complaint: text, accountId });
    await act(caseId, 'withdrawals', { reason: 'منصرف شد' });
    const asked = async () => (await read(caseId, 'clerk-101', 'مراجعه حضوری')).asked.complaint;
    expect(await asked()).toBe(text);
    await api.service.stop();
    api = await platform.start(caseHandling);
    await eventually(async () => expect(await asked()).toBe(shown));
    const later = { kind: 'complaint', subject: 'behaviour', complaint: text, accountId };
    await api.when(post('/v1/cases', later).by('clerk-101')).thenRefused(409, 'NumbersMustNotBeAboutErasedPerson');
  });
});
