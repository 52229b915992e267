import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { apiOf, eventually, get, post, readsMeters } from '@pishkhan/testing';
import { unpackDataFolder } from '../fixtures/unpack.ts';
import { keepJson } from './folder/small-files.ts';
import { DEMO_PASSWORD } from '@pishkhan/development-issuer/users';
import { passwordTokens, sessionWith } from '@pishkhan/http-client';
import { loadOffices } from './seed/load-offices.ts';
import { startEmbeddedPlatform, type EmbeddedPlatform } from './platform.ts';
import { sampleFile } from './seed/sample-file.ts';

const BUSINESS_TIME = '2026-11-24T04:31:00.000Z';
const accountId = '10203044';
const evidence = 'گزارش ۳۱ کارگاه: کنتور بزرگ‌تر از ثبت دفتر است';

const folder = mkdtempSync(join(tmpdir(), 'pishkhan-override-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('implausible indexes in every service', () => {
  let platform: EmbeddedPlatform;
  const api = (name: string) => {
    const { eventStore, clock, issuer, services } = platform;
    return apiOf(
      services.find((service) => service.name === name)!,
      {
        eventStore,
        clock,
        tokenFor: issuer.tokenFor,
      },
    );
  };
  const read = async (service: string, path: string, user: string) =>
    (await api(service).when(get(path).because('spec').by(user)).then(200)).body;
  const caseOf = (path: string, body: object, user: string) =>
    api('case-handling').when(post(`/v1/cases${path}`, body).by(user));
  const billing = (path: string, body: object, user: string) =>
    api('billing-adjustments').when(post(`/v1/corrections/${path}`, body).by(user));

  beforeAll(async () => {
    unpackDataFolder('6b8781e', folder);
    keepJson(join(folder, 'clock.json'), { offset: Date.parse(BUSINESS_TIME) - Date.now() });
    const settings = { host: '127.0.0.1', firstPort: 0, subscribers: 12, seed: 1405, logLevel: 'silent' } as const;
    platform = await startEmbeddedPlatform({
      ...settings,
      dataFolder: folder,
      clockStart: undefined,
      requestRates: sampleFile('rates/sample-request-rates.json'),
      loginStrength: sampleFile('logins/sample-login-strength.json'),
      deskSessions: sampleFile('desk/sample-desk-sessions.json'),
    });
    await Promise.all(platform.services.map((service) => service.ready()));
    const tokens = passwordTokens(platform.issuer.tokenEndpoint, 'pishkhan');
    await loadOffices(
      (user, service) => sessionWith(platform.url(service), tokens(user, DEMO_PASSWORD)),
      () => {},
    );
    const contracts = readsMeters({ meters: ['62000004'] });
    await api('metering').given(contracts).when(get('/v1/reading-contracts').by('auditor-1')).then(200);
  }, 60_000);
  afterAll(() => platform.stop());

  it('F1, 15.4-34: a right index above the capacity, from the visit to the explanation: refused to the representative, accepted by the head with evidence, signed by others', async () => {
    const opening = { kind: 'meter-visit', accountId, reason: 'مصرف قبض کم است' };
    const { body: opened } = await caseOf('', opening, 'clerk-101').then(201);
    const caseId: string = opened.caseId;
    const { items } = await read('billing-adjustments', `/v1/accounts/${accountId}/bills?limit=1`, 'clerk-101');
    const [{ billNumber, closingReadingId: readingId, meterId }] = items;
    const { lastReading } = await read('metering', `/v1/meters/${meterId}`, 'clerk-101');
    const rightIndex = lastReading.index + 6_000;
    const visit = { visitedOn: '2026-11-24', indexSeen: rightIndex + 5, meterSound: true, remarks: 'عکس ۷' };
    await caseOf(`/${caseId}/visits`, visit, 'clerk-101').then(201);

    const decision = {
      answer: 'errorConfirmed',
      readings: [{ readingId, rightIndex }],
      fault: 'company',
      reason: 'رقم کنتور در بازدید بالاتر است',
    };
    const deciding = (body: object, user: string) => caseOf(`/${caseId}/decisions`, body, user);
    const representative = 'representative-101-a';
    await eventually(() => deciding(decision, representative).thenRefused(422, 'RightIndexMustNotExceedCapacity'));
    const override = { ...decision, override: evidence };
    await deciding(override, representative).thenRefused(403, 'OverrideOfTheCapacityMustBeByTheHead');
    await caseOf(`/${caseId}/escalations`, { reason: 'رقم درست است' }, representative).then(201);
    const impossible = { ...override, readings: [{ readingId, rightIndex: visit.indexSeen + 10 }] };
    await deciding(impossible, 'head-1').thenRefused(422, 'RightIndexMustNotExceedIndexSeen');
    const { body: decided } = await deciding(override, 'head-1').then(201);

    const correctionId: string = decided.requestId;
    const found = await eventually(() => read('billing-adjustments', `/v1/corrections/${correctionId}`, 'head-1'));
    expect(found.proposal).toMatchObject({
      override: { by: 'head-1', evidence, findings: [{ kind: 'exceedsCapacity' }] },
      approvalsNeeded: ['qualifiedRepresentative', 'headOfSubscriberAffairs'],
    });
    // The start added a version of the approval policy to the folder.
    expect(found.proposal.warnings.map(({ kind }: { kind: string }) => kind)).toEqual([
      'overridden',
      'exceedsCapacity',
      'backdatedPolicyVersion',
    ]);
    const { hash } = found;
    await billing(`${correctionId}/approvals`, { hash }, 'head-1').thenRefused(422, 'ApproverMustNotBeProposer');
    await billing(`${correctionId}/approvals`, { hash }, representative).then(200);
    const standIn = { person: 'representative-102', reason: 'رئیس خود رقم را پذیرفته است' };
    await billing(`${correctionId}/stand-ins`, standIn, 'head-1').then(201);
    await billing(`${correctionId}/approvals`, { hash }, 'representative-102').then(200);

    const explained = (user: string) => read('billing-adjustments', `/v1/bills/${billNumber}/explanation`, user);
    const own = await eventually(async () => {
      const { corrections } = await explained('clerk-101');
      expect(corrections).toHaveLength(1);
      return corrections[0];
    });
    expect(own.override).toMatchObject({ by: 'head-1', role: 'headOfSubscriberAffairs', evidence });
    expect(own.sentence.fa).toContain(`رئیس امور مشترکین این رقم را با مدرک پذیرفت، هرچند از رقم`);
    expect(own.sentence.fa).toContain(`مدرک: ${evidence}`);
    expect(own.sentence.en).toContain('The head of subscriber affairs accepted the index with evidence, although from');
    const foreign = (await explained('clerk-102')).corrections[0];
    expect(foreign.sentence.fa).toContain('رئیس امور مشترکین این رقم را با مدرک پذیرفت');
    expect(JSON.stringify(foreign)).not.toContain(evidence);
    await eventually(async () =>
      expect((await read('metering', `/v1/meters/${meterId}`, 'clerk-101')).lastReading.index).toBe(rightIndex),
    );
  }, 60_000);

  it('F8: readings below a misreading wait, and are billed in the order of their days once it is corrected', async () => {
    const account = '10203043';
    const bills = async () =>
      (await read('billing-adjustments', `/v1/accounts/${account}/bills?limit=3`, 'clerk-101')).items;
    const [{ closingReadingId: readingId, meterId }] = await bills();
    const { lastReading } = await read('metering', `/v1/meters/${meterId}`, 'clerk-101');
    const deliver = (...rows: readonly string[]) => {
      const csv = ['meter_serial,read_on,index,kind,reader', ...rows].join('\n');
      const file = post('/v1/reading-files', csv, 'text/csv').by('reader-zagros');
      return api('metering').when(file).then(200);
    };
    const row = (day: string, index: number) => `${meterId},1405-09-${day},${index},actual,reader-17`;
    const { body } = await deliver(row('01', lastReading.index - 9), row('03', lastReading.index - 7));
    expect(body.held).toMatchObject([{ rule: 'IndexMustNotFall' }, { rule: 'IndexMustNotFall' }]);

    const opening = { kind: 'meter-visit', accountId: account, reason: 'رقم قبض زیاد است' };
    const { caseId } = (await caseOf('', opening, 'clerk-101').then(201)).body;
    const visit = { visitedOn: '2026-11-24', indexSeen: lastReading.index - 6, meterSound: true };
    await caseOf(`/${caseId}/visits`, visit, 'clerk-101').then(201);
    const decision = {
      answer: 'errorConfirmed',
      readings: [{ readingId, rightIndex: lastReading.index - 10 }],
      fault: 'company',
      reason: 'رقم کنتور در بازدید کمتر است',
    };
    const { body: decided } = await eventually(() =>
      caseOf(`/${caseId}/decisions`, decision, 'representative-101-a').then(201),
    );
    const correctionId: string = decided.requestId;
    const { hash } = await eventually(() => read('billing-adjustments', `/v1/corrections/${correctionId}`, 'head-1'));
    await billing(`${correctionId}/approvals`, { hash }, 'representative-101-b').then(200);
    await eventually(async () =>
      expect(await bills()).toMatchObject([
        { periodFrom: '2026-11-22', periodTo: '2026-11-24', consumption: '2.000' },
        { periodFrom: '2026-11-21', periodTo: '2026-11-22', consumption: '1.000' },
        expect.anything(),
      ]),
    );
    const { items } = await read('metering', `/v1/readings-to-review?meterId=${meterId}`, 'affairs-1');
    expect(items).toEqual([]);
  }, 60_000);
});
