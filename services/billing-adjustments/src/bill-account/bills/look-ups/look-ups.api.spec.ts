import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accountOpened, caseOpened, staffMemberRegistered } from '@pishkhan/contracts';
import { startService } from '@pishkhan/service-kit';
import {
  dyingStore,
  eventually,
  get,
  post,
  publishVersion,
  said,
  speaking,
  startTestPlatform,
  wideLookUpLimits,
  type TestPlatform,
} from '@pishkhan/testing';
import { billingAdjustments } from '../../../index.ts';
import { day } from '../../examples/account.ts';
import { after, opened, pay, read } from '../../examples/history.ts';
import { publishedSettings } from '../../examples/settings.ts';

const account = after(opened, [read('a', day(5), 190), pay()]);
const bill = '10203040-1405-01-1';
const caseId = '9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44';
const because = 'مراجعه حضوری مشترک';
const endpoints = [
  '/v1/accounts/10203040/bills',
  '/v1/accounts/10203040/ledger',
  '/v1/accounts/10203040/payments',
  `/v1/bills/${bill}`,
  `/v1/bills/${bill}/explanation`,
];
/** What tells how a household lives, or which receipt it paid with. */
const telling =
  /"(consumption|charges|standing|lines|entries|reference|receiptNumber|readings|openingReadingId|sentence|index)"/;

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
const lookUpsOf = async (reader: string) =>
  (await platform.eventStore.readStream(`looked-up-payees-2026-10-01-${reader}`)).flatMap(
    ({ data }) => (data as { lookUps?: readonly Record<string, unknown>[] }).lookUps ?? [],
  );
const bodyOf = async (path: string, who: string, reason?: string) => {
  const asked = get(path).by(who);
  return (await api.when(reason === undefined ? asked : asked.because(reason)).then(200)).body;
};

beforeAll(async () => {
  platform = await startTestPlatform({ now: '2026-10-01T04:30:00.000Z' });
  api = await platform.start(billingAdjustments);
  await api
    .given({ ...publishedSettings, 'bill-account-10203040': account.events })
    .when(get('/v1/corrections').by('auditor-1'))
    .then(200);
  const about = { caseId, accountId: '10203040', officeId: 'office-101', restricted: false };
  await speaking(platform.messages)(said(caseOpened, `case-${caseId}`, about));
});
afterAll(() => platform.stop());

describe('N7, S7: bills, ledger, payments and explanation of a household', () => {
  it.each(endpoints)('%s shows the slip without a reason, the rest with one, and records both', async (path) => {
    const before = (await lookUpsOf('clerk-101')).length;
    const masked = await bodyOf(path, 'clerk-101');
    expect(JSON.stringify(masked)).toContain('"masked":true');
    expect(JSON.stringify(masked)).not.toMatch(telling);
    const whole = await bodyOf(path, 'clerk-101', because);
    expect(JSON.stringify(whole)).toContain('"masked":false');
    expect(JSON.stringify(whole)).toMatch(telling);
    const rows = Array.isArray(whole.items) ? whole.items.length : 1;
    const recorded = (await lookUpsOf('clerk-101')).slice(before);
    const found = { accounts: ['10203040'], persons: ['10203040'], counties: ['county-1'], office: 'office-101' };
    expect(recorded).toMatchObject([
      { ...found, form: 'masked' },
      { ...found, form: 'whole', rows, reason: { kind: 'text', text: because } },
    ]);
    expect(recorded[0]).not.toHaveProperty('rows');
    expect(rows).toBeGreaterThan(0);
  });
  it('the record names reader, roles and office, not how and when the reader logged in (N23)', async () => {
    await bodyOf(endpoints[0]!, 'clerk-101');
    const events = await platform.eventStore.readStream('looked-up-payees-2026-10-01-clerk-101');
    expect(events.at(-1)!.metadata.actor).toEqual({
      subject: 'clerk-101',
      roles: ['counterClerk'],
      office: 'office-101',
    });
  });
  it('the slip has what a customer at the counter asks for: number, payment id, deadline, what is left to pay', async () => {
    const { items } = await bodyOf('/v1/accounts/10203040/bills', 'clerk-101');
    expect(items).toMatchObject([
      { billNumber: bill, paymentId: expect.any(String), paymentDeadline: expect.any(String), leftToPay: 0 },
    ]);
  });
  it('no role is exempt, the auditor neither; a case is a reason, and says whether it is about the account', async () => {
    for (const who of ['auditor-1', 'head-1', 'receivables-1', 'expert-1'])
      expect(await bodyOf(`/v1/bills/${bill}`, who)).not.toHaveProperty('lines');
    await eventually(async () => expect(await bodyOf(`/v1/bills/${bill}`, 'head-1', caseId)).toHaveProperty('lines'));
    expect((await lookUpsOf('head-1')).at(-1)).toMatchObject({ reason: { kind: 'case', caseId, concerned: true } });
    await api
      .when(get(`/v1/bills/${bill}`).because(caseId.replace(/4$/, '5')).by('head-1'))
      .thenRefused(422, 'ReasonMustBeVisibleCase');
  });
  it('the head of the county sees who read which bill and why', async () => {
    const { items } = await bodyOf('/v1/look-ups?account=10203040&reader=clerk-101&limit=200', 'head-1');
    expect(items).toContainEqual(
      expect.objectContaining({ endpoint: 'GET /v1/bills/{billNumber}/explanation', reason: because, rows: 1 }),
    );
  });
});

describe('N7: the staff register', () => {
  it('the own account is in the report also with a case; that of a colleague without a case of it', async () => {
    const mark = 'q83vEjRWeJCrze8SNFZ4kA';
    await speaking(platform.messages)(
      said(accountOpened, 'account-10203040', { accountId: '10203040', countyOffice: 'county-1', holder: mark }),
      said(staffMemberRegistered, 'staff-member-clerk-102', { subject: 'clerk-102', marks: [mark], subscribers: [] }),
    );
    for (const who of ['clerk-102', 'affairs-1']) await bodyOf(`/v1/bills/${bill}/explanation`, who, because);
    await bodyOf(`/v1/bills/${bill}`, 'receivables-1', caseId);
    await eventually(async () => {
      const { items } = await bodyOf('/v1/unusual-look-ups', 'head-1');
      const of = (rule: string, reader: string) =>
        items.some((each: Record<string, unknown>) => each['rule'] === rule && each['reader'] === reader);
      expect([of('OwnAccount', 'clerk-102'), of('AccountOfColleague', 'affairs-1')]).toEqual([true, true]);
      expect(of('AccountOfColleague', 'receivables-1')).toBe(false);
    });
  });
});

describe('N7: neighbours and family names', () => {
  it('an account with the postal code or family name of the reader is in the report without a case of it', async () => {
    const [holder, place, family] = ['mark-of-subscriber', 'place-of-account', 'family-of-account'];
    const subject = (username: string, more: object) =>
      said(staffMemberRegistered, `staff-member-${username}`, {
        subject: username,
        marks: [`mark-of-${username}`],
        subscribers: [],
        ...more,
      });
    await speaking(platform.messages)(
      said(accountOpened, 'account-10203040', {
        accountId: '10203040',
        countyOffice: 'county-1',
        holder,
        place,
        family,
      }),
      subject('Expert-1', { place, family }),
      subject('affairs-1', { family }),
      subject('receivables-2', { place: 'elsewhere', family: 'another' }),
      subject('clerk-101', {}),
    );
    for (const who of ['expert-1', 'affairs-1', 'receivables-2', 'clerk-101'])
      await api.send(get(`/v1/bills/${bill}`).because(because).by(who));
    await eventually(async () => {
      const { items } = await bodyOf('/v1/unusual-look-ups', 'head-1');
      const of = (rule: string) =>
        items
          .filter((each: Record<string, unknown>) => each['rule'] === rule)
          .map((each: Record<string, unknown>) => `${String(each['reader'])} ${String(each['account'])}`);
      expect(of('AccountOfNeighbour')).toEqual(['expert-1 10203040']);
      expect(of('AccountOfFamilyName')).toEqual(['affairs-1 10203040']);
      expect(JSON.stringify(items)).not.toContain(place);
    });
  });
});

describe('N7: the record before the answer', () => {
  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('a process killed %s its record has answered nothing', async (when, recorded) => {
    const reader = when === 'before' ? 'representative-101-a' : 'representative-101-b';
    const own = await platform.platformFor('billing-adjustments');
    const { store: eventStore } = dyingStore(platform.eventStore, { event: 'PersonalDataLookedUp', when });
    const mortal = await startService(billingAdjustments, { ...own, eventStore }, { host: '127.0.0.1', port: 0 });
    try {
      await mortal.ready();
      const authorization = `Bearer ${await platform.tokenFor(reader)}`;
      const headers = { authorization, 'x-reason': encodeURIComponent(because) };
      const answer = await fetch(`${mortal.url}/v1/accounts/10203040/bills`, { headers });
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, expect.stringMatching(/^\d+$/)]);
      expect(await answer.text()).not.toMatch(/paymentId|consumption|payable/);
    } finally {
      await mortal.stop();
    }
    expect(await lookUpsOf(reader)).toHaveLength(recorded);
  });
});

describe('N7: limits of rows', () => {
  it('a reader above the limit of the role gets 429 with the rule, masked answers go on, and the head sees it', async () => {
    const content = { ...wideLookUpLimits, rowsPerHour: 1, rowsPerDay: 100, rowsByRole: [] };
    const draft = { version: 'narrow', effectiveFrom: '2026-10-01', sample: true, settles: 'N7', content };
    await publishVersion(api, '/v1/look-up-policies/look-ups/versions', draft);
    await bodyOf(`/v1/bills/${bill}`, 'representative-102', because);
    const refused = await api.when(get(`/v1/bills/${bill}`).because(because).by('representative-102')).then(429);
    expect(refused.body.rule).toBe('RowsPerHourMustBeWithinLimit');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await bodyOf(`/v1/bills/${bill}`, 'representative-102')).toMatchObject({ masked: true });
    await eventually(async () => {
      const { items } = await bodyOf('/v1/unusual-look-ups', 'head-1');
      expect(items).toContainEqual(expect.objectContaining({ rule: 'LimitReached', reader: 'representative-102' }));
    });
  });
  it('a policy that names a role twice does not fit', async () => {
    const twice = [1, 2].map((perHour) => ({ role: 'auditor', perHour, perDay: 5 }));
    const content = { ...wideLookUpLimits, rowsByRole: twice };
    const version = { version: 'twice', effectiveFrom: '2026-10-02', sample: true, settles: 'N7', reason: 'spec' };
    await api
      .when(post('/v1/look-up-policies/look-ups/versions', { ...version, content }).by('policy-1'))
      .thenRefused(422, 'LookUpPolicyContentMustFit');
  });
});
