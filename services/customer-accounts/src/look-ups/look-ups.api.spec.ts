import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { caseOpened } from '@pishkhan/contracts';
import { Outage } from '@pishkhan/event-store';
import { isTrackingCode } from '@pishkhan/fields';
import { LookUps } from '@pishkhan/service-kit';
import {
  ask,
  eventually,
  get,
  post,
  said,
  signedContract,
  speaking,
  startTestPlatform,
  wideLookUpLimits,
  type TestPlatform,
} from '@pishkhan/testing';
import { customerAccounts } from '../index.ts';
import { PersonVault } from '../person/vault/person-vault.ts';

const NATIONAL_ID = '0084575948';
const MOBILE = '09123456789';
const accountId = '20000901';
const contract = signedContract({
  fileNumber: accountId,
  person: { nationalId: NATIONAL_ID, fullName: 'سارا احمدی', mobile: MOBILE },
  subscriptionNumber: '062120000901',
});
const caseId = '9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44';
const trackingCode = Array.from({ length: 10 }, (_, digit) => `1405-0901-64396-05772-${digit}`).find(isTrackingCode)!;
const card = get(`/v1/accounts/${accountId}`);
const whole = { masked: false, person: { fullName: 'سارا احمدی', mobile: '+989123456789' } };
const masked = {
  masked: true,
  person: { fullName: 'سا… اح…', mobile: '…6789', idEnding: '5948' },
  address: { postalCode: '…' },
};

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
let vault: PersonVault;
let lookUps: LookUps;
/** Look-ups of a reader in the order of their record. */
const lookUpsOf = async (reader: string) =>
  (await platform.eventStore.readStream(`looked-up-accounts-2026-11-22-${reader}`)).flatMap(
    ({ data }) => (data as { lookUps?: readonly Record<string, unknown>[] }).lookUps ?? [],
  );
const asHeadOfAnotherCounty = async (path: string) => {
  const iat = Math.floor(Date.now() / 1000);
  const claims = { sub: 'head-of-2', roles: ['headOfSubscriberAffairs'], office: 'county-2', iat, exp: iat + 300 };
  const token = await platform.issuer.sign({ iss: platform.issuer.issuer, aud: 'pishkhan', ...claims });
  return (await api.when(get(path).with({ authorization: `Bearer ${token}` })).then(200)).body.items as unknown[];
};
const publish = (version: string, content: object, effectiveFrom = '2026-11-22') =>
  post('/v1/look-up-policies/look-ups/versions', {
    version,
    effectiveFrom,
    sample: true,
    settles: 'N7',
    reason: 'spec',
    content,
  });
const opened = (change: object) => said(caseOpened, `case-${String((change as { caseId: string }).caseId)}`, change);

beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start({
    ...customerAccounts,
    providers: (given) => [
      ...(customerAccounts.providers as Extract<typeof customerAccounts.providers, (...args: never) => unknown>)(given),
      { provide: 'SpecVault', useFactory: (found: PersonVault) => (vault = found), inject: [PersonVault] },
      { provide: 'SpecLookUps', useFactory: (found: LookUps) => (lookUps = found), inject: [LookUps] },
    ],
  });
  await api.when(post('/v1/accounts', contract).by('affairs-1')).then(201);
  await speaking(platform.messages)(
    opened({ caseId, trackingCode, accountId, officeId: 'office-101', restricted: false }),
    opened({
      caseId: caseId.replace(/4$/, '5'),
      trackingCode: 'x',
      accountId,
      officeId: 'office-102',
      restricted: false,
    }),
  );
});
afterAll(() => platform.stop());

describe('look-ups of personal data', () => {
  it('N7: without a reason the card is masked, with one it is whole; both are recorded, by ids only', async () => {
    expect((await api.when(card.by('clerk-101')).then(200)).body).toMatchObject(masked);
    expect((await api.when(card.because('مراجعه حضوری مشترک').by('clerk-101')).then(200)).body).toMatchObject(whole);
    const recorded = await lookUpsOf('clerk-101');
    expect(recorded).toMatchObject([
      { form: 'masked', accounts: [accountId], endpoint: 'GET /v1/accounts/{accountId}', office: 'office-101' },
      { form: 'whole', accounts: [accountId], reason: { kind: 'text', text: 'مراجعه حضوری مشترک' }, hour: 8 },
    ]);
    expect(recorded[0]).not.toHaveProperty('reason');
    expect(recorded[1]!['persons']).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
  });
  it('N7: a case is a reason by its id and by its tracking code, if the reader may see it', async () => {
    for (const reason of [caseId, trackingCode])
      await eventually(async () =>
        expect((await api.when(card.because(reason).by('clerk-101')).then(200)).body).toMatchObject(whole),
      );
    expect((await lookUpsOf('clerk-101')).at(-1)).toMatchObject({ reason: { kind: 'case', caseId, concerned: true } });
    const foreign = await api
      .when(card.because(caseId.replace(/4$/, '5')).by('clerk-101'))
      .thenRefused(422, 'ReasonMustBeVisibleCase');
    const unknown = await api
      .when(card.because(caseId.replace(/4$/, '6')).by('clerk-101'))
      .thenRefused(422, 'ReasonMustBeVisibleCase');
    expect(foreign.body.title).toBe(unknown.body.title);
  });
  it('N7: a reason that is no reason is refused, and one with a personal number too', async () => {
    for (const header of [
      '%',
      '%FF',
      'ab',
      '12345',
      '\u00a0',
      '%E2%80%8C%E2%80%8C%E2%80%8C',
      'x'.repeat(201),
      'two%0Alines',
    ])
      await api.when(card.with({ 'x-reason': header }).by('clerk-101')).thenRefused(400, 'ReasonMustBeReadable');
    for (const number of [
      NATIONAL_ID,
      '۰۰۸۴۵۷۵۹۴۸',
      '0912-345 6789',
      '0912/345/67/89',
      'IR56 0620 0000 0000 0202 9018 68',
    ])
      await api
        .when(card.because(`مراجعه ${number}`).by('clerk-101'))
        .thenRefused(422, 'ReasonMustNotHavePersonalNumber');
  });
  it('N7: searches are recorded by kind and keyed hash, also without a result, and never by the value', async () => {
    const search = (typed: string) => ask('/v1/account-searches', { search: typed }).because('مراجعه').by('clerk-102');
    expect((await api.when(search(MOBILE)).then(200)).body.items).toMatchObject([whole]);
    expect((await api.when(search('09350001122')).then(200)).body.items).toEqual([]);
    await api.when(search(MOBILE)).then(200);
    const recorded = await lookUpsOf('clerk-102');
    expect(recorded).toMatchObject([
      { accounts: [accountId], searched: { by: ['number', 'mobile', 'legalId'] } },
      { accounts: [], persons: [], searched: { by: ['number', 'mobile', 'legalId'] } },
      { accounts: [accountId] },
    ]);
    const [first, second, third] = recorded.map(({ searched }) => (searched as { hash: string }).hash);
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(third).toBe(first);
    expect(second).not.toBe(first);
  });
  it('S7: what belongs to a person is in no address', async () => {
    for (const search of [MOBILE, NATIONAL_ID, '1345678901', '10380284790', 'سارا احمدی'])
      await api
        .when(get(`/v1/accounts?search=${encodeURIComponent(search)}`).by('clerk-101'))
        .thenRefused(422, 'SearchMustNotBeInAddress');
    const { body } = await api
      .when(get(`/v1/accounts?search=${accountId}`).because('مراجعه').by('clerk-101'))
      .then(200);
    expect(body.items).toMatchObject([whole]);
  });
  it('N7: a list without a search is masked even with a reason', async () => {
    const { body } = await api.when(get('/v1/accounts').because('گزارش').by('head-1')).then(200);
    expect(body.items).toMatchObject([masked]);
  });
});

describe('the record before the answer', () => {
  const { append } = { append: undefined as TestPlatform['eventStore']['append'] | undefined };
  const withAppend = async (instead: TestPlatform['eventStore']['append'], work: () => Promise<void>) => {
    const store = platform.eventStore as { append: TestPlatform['eventStore']['append'] };
    const own = append ?? store.append.bind(store);
    store.append = (stream, expected, events) =>
      stream.startsWith('looked-up-') ? instead(stream, expected, events) : own(stream, expected, events);
    await work().finally(() => (store.append = own));
  };
  it.each([
    ['an outage', new Outage('away')],
    ['any other fault', new Error('broken')],
  ])('N7: %s of the store refuses the answer with 503, and nothing of the person is in it', async (_, fault) => {
    await withAppend(
      () => Promise.reject(fault),
      async () => {
        const { status, body, headers } = await api.send(card.because('مراجعه').by('representative-102'));
        expect(status).toBe(503);
        expect(headers.get('retry-after')).toMatch(/^\d+$/);
        expect(JSON.stringify(body)).not.toMatch(/احمدی|6789/);
      },
    );
    expect(await lookUpsOf('representative-102')).toEqual([]);
  });
  it('N7: no answer leaves while its record is not durable, and those that wait share one event', async () => {
    const own = platform.eventStore.append.bind(platform.eventStore);
    const waiting: (() => void)[] = [];
    const left: number[] = [];
    await withAppend(
      (stream, expected, events) =>
        new Promise((resolve, reject) => {
          waiting.push(() => void own(stream, expected, events).then(resolve, reject));
        }),
      async () => {
        const answers = Array.from({ length: 12 }, async (_each, index) => {
          const { status } = await api.send(card.because('مراجعه').by('representative-101-b'));
          left.push(index);
          return status;
        });
        await eventually(() => waiting.length === 1);
        // Twelve requests are in the service, and only their first record is under way.
        await eventually(() => lookUps['waiting'].get('2026-11-22-representative-101-b')?.length === 11);
        expect([waiting.length, left.length]).toEqual([1, 0]);
        waiting.shift()!();
        await eventually(() => waiting.length === 1);
        expect(left.length).toBeLessThanOrEqual(1);
        waiting.shift()!();
        expect(await Promise.all(answers)).toEqual(Array.from({ length: 12 }, () => 200));
      },
    );
    const events = await platform.eventStore.readStream('looked-up-accounts-2026-11-22-representative-101-b');
    expect(events.map(({ data }) => (data as { lookUps: unknown[] }).lookUps.length)).toEqual([1, 11]);
  });
});

describe('who looked at an account, and what is unusual', () => {
  it('N7: the head of the county and the auditor read who looked at an account; other roles do not', async () => {
    for (const examiner of ['head-1', 'auditor-1']) {
      const { body } = await api.when(get(`/v1/look-ups?account=${accountId}&limit=200`).by(examiner)).then(200);
      expect(body.items.map(({ reader }: { reader: string }) => reader)).toEqual(
        expect.arrayContaining(['clerk-101', 'clerk-102', 'representative-101-b']),
      );
      expect(JSON.stringify(body)).not.toMatch(/احمدی|0084575948|9123456789/);
    }
    expect(await asHeadOfAnotherCounty(`/v1/look-ups?account=${accountId}`)).toEqual([]);
    const ofReader = (await api.when(get('/v1/look-ups?reader=clerk-102').by('head-1')).then(200)).body.items;
    expect(ofReader.map(({ reader }: { reader: string }) => reader)).toEqual(['clerk-102', 'clerk-102', 'clerk-102']);
    for (const other of ['clerk-101', 'affairs-1', 'policy-1'])
      await api.when(get('/v1/look-ups').by(other)).thenRefused(403, 'RoleMustAllow');
  });
  it('N7: a limit of the policy refuses with 429, Retry-After and the name of the rule, and is in the report', async () => {
    const narrow = {
      ...wideLookUpLimits,
      personsPerHour: 1,
      answersPerHour: 4,
      unusualMisses: 2,
      unusualWithoutCase: 1,
    };
    await api.when(publish('narrow', narrow).by('policy-1')).then(201);
    await api.when(post('/v1/look-up-policies/look-ups/versions/narrow/confirmations').by('policy-2')).then(200);
    const refused = await api.when(card.because('مراجعه').by('representative-101-b')).then(429);
    expect(refused.body.rule).toBe('AnswersPerHourMustBeWithinLimit');
    expect(Number(refused.headers.get('retry-after'))).toBe(3_600);
    const search = (typed: string) => ask('/v1/account-searches', { search: typed }).by('representative-101-a');
    for (const typed of ['09350001122', '09350001123']) await api.when(search(typed)).then(200);
    platform.clock.set('2026-11-22T20:00:00.000Z');
    await api.when(card.because('کنجکاوی').by('affairs-1')).then(200);
    const { body } = await api.when(get('/v1/unusual-look-ups').by('auditor-1')).then(200);
    const found = body.items.map(({ rule, reader }: { rule: string; reader: string }) => `${rule} ${reader}`);
    expect(found).toEqual(
      expect.arrayContaining([
        'LimitReached representative-101-b',
        'ManySearchesWithoutResult representative-101-a',
        'OutsideWorkingHours affairs-1',
        'ManyWithoutCase affairs-1',
      ]),
    );
    expect(await asHeadOfAnotherCounty('/v1/unusual-look-ups')).toEqual([]);
  });
  it('N7: the own account, and that of a colleague without a case of it, are in the report by the staff register', async () => {
    const entry = post('/v1/staff-members', { username: 'Clerk-101', nationalId: NATIONAL_ID, represents: [] });
    await api.when(entry.by('certifier-1')).then(201);
    await api.when(post('/v1/staff-members/Clerk-101/confirmations').by('policy-1')).then(200);
    const { body } = await api.when(get('/v1/unusual-look-ups').by('head-1')).then(200);
    const of = (wanted: string) =>
      body.items
        .filter(({ rule }: { rule: string }) => rule === wanted)
        .map(({ reader, account }: { reader: string; account: string }) => `${reader} ${account}`);
    expect(of('OwnAccount')).toEqual([`clerk-101 ${accountId}`]);
    expect(of('AccountOfColleague')).toEqual(
      expect.arrayContaining([`clerk-102 ${accountId}`, `representative-101-b ${accountId}`]),
    );
    expect(JSON.stringify(body)).not.toMatch(/احمدی|0084575948/);
  });
  it('N24, 15.4-36: the work of a member of staff is at a registered office of the kind of its role', async () => {
    const enter = (work: object) =>
      post('/v1/staff-members', { username: 'clerk-9', nationalId: NATIONAL_ID, represents: [], ...work });
    const refused: [object, string][] = [
      [{ roles: ['counterClerk'], office: 'nowhere' }, 'OfficeMustBeRegistered'],
      [{ roles: ['counterClerk'], office: 'county-1' }, 'OfficeMustBeOfTheKind'],
      [{ roles: ['counterClerk'] }, 'StaffRolesMustHaveTheirOffice'],
    ];
    for (const [work, rule] of refused) await api.when(enter(work).by('certifier-1')).thenRefused(422, rule);
    await api.when(enter({ roles: ['king'], office: 'office-101' }).by('certifier-1')).then(400);
    await api.when(enter({ roles: ['counterClerk'], office: 'office-101' }).by('certifier-1')).then(201);
    await api.when(post('/v1/staff-members/clerk-9/confirmations').by('policy-1')).then(200);
  });
  it('N7: without a policy in force every answer is masked', async () => {
    const other = await startTestPlatform();
    try {
      const { eventStore } = other;
      const service = await other.start({ ...customerAccounts });
      await service.when(post('/v1/accounts', contract).by('affairs-1')).then(201);
      other.clock.set('2017-01-01T08:00:00.000Z');
      const { body } = await service.when(card.because('مراجعه').by('clerk-101')).then(200);
      expect(body).toMatchObject(masked);
      expect(await eventStore.readStream('looked-up-accounts-2017-01-01-clerk-101')).toHaveLength(1);
    } finally {
      await other.stop();
    }
  });
  it('N7: the policy is known by one name, fits its schema, and a version stays', async () => {
    await api.when(get('/v1/look-up-policies/weather').by('auditor-1')).thenRefused(404, 'LookUpPolicyMustBeKnown');
    await api.when(publish('x', {}, '2027-01-01').by('policy-1')).thenRefused(422, 'LookUpPolicyContentMustFit');
    await api
      .when(publish('narrow', wideLookUpLimits).by('policy-1'))
      .thenRefused(422, 'LookUpPolicyVersionMustNotChange');
    await api
      .when(publish('y', wideLookUpLimits, '2018-04-05').by('policy-1'))
      .thenRefused(422, 'LookUpPolicyDayMustBeUnique');
    expect((await api.when(get('/v1/look-up-policies/look-ups').by('head-1')).then(200)).body.inForce).toBe('narrow');
  });
  it('A6: after erasure no look-up names the person, in the log or in an answer', async () => {
    const before = (await api.when(get(`/v1/look-ups?account=${accountId}`).by('auditor-1')).then(200)).body.items;
    await vault.forget(before[0].persons[0]);
    const log = await platform.eventStore.readAll({ after: { commit: 0n, prepare: 0n }, limit: 10_000 });
    const text = JSON.stringify(log.map(({ stream, data, metadata }) => [stream, data, metadata]));
    expect(text).not.toMatch(/سارا|احمدی|0084575948|9123456789|1345678901|انقلاب/);
    const { body } = await api.when(card.because('حسابرسی').by('auditor-1')).then(200);
    expect([body.person, body.address]).toEqual([null, null]);
  });
});
