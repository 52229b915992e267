import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { officeRegistered } from '@pishkhan/contracts';
import { eventually, get, post, said, speaking, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { caseHandling } from '../index.ts';

const name = 'handling-policy-complaint-referral';
const path = '/v1/case-policies/complaint-referral/versions';
const version = (named: string, effectiveFrom: string, more: object = {}) => ({
  version: named,
  effectiveFrom,
  sample: true,
  settles: '15.2-10',
  content: { answerPeriodStartsAt: 'referral', referWithinWorkingDays: 2 },
  ...more,
});
let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
const read = async (username: string) =>
  (await api.when(get(`/v1/published-documents/${name}`).by(username)).then(200)).body;
const propose = (body: object) => post(path, body).by('policy-1');
const decide = (named: string, what: string, by: string, body?: object) =>
  post(`${path}/${named}/${what}`, body).by(by);

beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(caseHandling);
});
afterAll(() => platform.stop());

describe('documents that people administer (7.5, 15.2)', () => {
  it('15.2: the list has fees, calendars, policies of cases and of look-ups, with their titles', async () => {
    const { body } = await api.when(get('/v1/published-documents').by('auditor-1')).then(200);
    const found = new Map(body.items.map((item: { document: string; title: { fa: string } }) => [item.document, item]));
    expect(found.get(name)).toEqual({
      document: name,
      title: { fa: 'ارجاع و پاسخ شکایت', en: 'Referral of complaints and their answer' },
      isOfOneUnit: false,
      sample: false,
      inForce: null,
      next: [],
      waiting: [],
    });
    for (const document of ['fee-schedule-counter-offices', 'working-calendar-company'])
      expect(found.has(document)).toBe(true);
    await api.when(get('/v1/published-documents').by('clerk-101')).thenRefused(403, 'RoleMustAllow');
    await api
      .when(get('/v1/published-documents/weather').by('policy-1'))
      .thenRefused(404, 'PublishedDocumentMustExist');
  });
  it('10.3: each registered office has a calendar of its own', async () => {
    const office = {
      officeId: 'office-101',
      kind: 'counterOffice',
      name: 'دفتر ۱۰۱',
      countyOffice: 'county-1',
    } as const;
    await speaking(platform.messages)(said(officeRegistered, 'office-office-101', office));
    const { body } = await eventually(() =>
      api.when(get('/v1/published-documents/working-calendar-office-101').by('policy-1')).then(200),
    );
    expect(body).toMatchObject({
      title: { fa: 'تقویم کاری دفتر ۱۰۱' },
      fixed: { unit: 'office-101' },
      firstDay: 'from',
      proposals: '/v1/working-calendars',
      decisions: '/v1/working-calendars/office-101',
    });
  });
  it('15.2: the form of a version has the words, types and units of its fields', async () => {
    const { fields, proposals, firstDay, freeName } = await read('policy-1');
    expect({ proposals, firstDay, freeName }).toEqual({ proposals: path, firstDay: 'effectiveFrom', freeName: '1' });
    expect(fields[0]).toMatchObject({
      name: 'content',
      type: 'group',
      rowFields: [
        { name: 'answerPeriodStartsAt', options: [{ label: { fa: 'ثبت شکایت' } }, { label: { fa: 'ارجاع' } }] },
        { name: 'referWithinWorkingDays', type: 'count' },
      ],
    });
    const { body } = await api
      .when(get('/v1/published-documents/fee-schedule-counter-offices').by('policy-1'))
      .then(200);
    const fees = body.fields[0].rowFields as { name: string; label: { fa: string }; unit: { fa: string } }[];
    expect(fees.find((fee) => fee.name === 'billReview')).toMatchObject({ type: 'amount', unit: { fa: 'ریال' } });
    expect(fees.every(({ label }) => label.fa !== '')).toBe(true);
  });
  it('7.5: a proposal shows who may confirm it and why the proposer may not, then who declined it and why', async () => {
    await api.when(propose(version('1', '2026-12-01'))).then(201);
    const [own] = (await read('policy-1')).versions;
    expect(own).toMatchObject({ version: '1', state: 'waiting', proposedBy: 'policy-1', mayConfirm: false });
    expect(own.mayNotConfirm.fa).toBe('پیشنهاددهنده نسخه نمی‌تواند خودش آن را تأیید کند');
    expect((await read('head-1')).versions).toMatchObject([
      { mayConfirm: true, body: { effectiveFrom: '2026-12-01' } },
    ]);
    expect(await read('auditor-1')).toMatchObject({
      mayPropose: false,
      mayDecide: false,
      versions: [{ mayConfirm: false }],
    });
    await api.when(decide('1', 'declines', 'head-1', { reason: 'the week is too short' })).then(200);
    expect((await read('policy-1')).versions).toMatchObject([
      { state: 'declined', proposedBy: 'policy-1', declinedBy: 'head-1', declinedBecause: 'the week is too short' },
    ]);
  });
  it('7.5: versions of today, of later days and of former ones are told apart', async () => {
    for (const [named, day] of [
      ['2', '2026-11-22'],
      ['3', '2027-01-01'],
    ] as const) {
      await api.when(propose(version(named, day))).then(201);
      await api.when(decide(named, 'confirmations', 'head-1')).then(200);
    }
    const { versions } = await read('head-1');
    expect(versions.map(({ version: named, state }: { version: string; state: string }) => [named, state])).toEqual([
      ['3', 'later'],
      ['1', 'declined'],
      ['2', 'inForce'],
    ]);
    const { body } = await api.when(get('/v1/published-documents').by('head-1')).then(200);
    expect(body.items.find(({ document }: { document: string }) => document === name)).toMatchObject({
      sample: true,
      inForce: { version: '2', from: '2026-11-22' },
      next: [{ version: '3' }],
    });
  });
  it('7.5: ProposalMustChangeTheVersionBefore, if the form was opened over another version', async () => {
    const late = version('4', '2027-06-01', { basedOn: '2' });
    const refused = await api.when(propose(late)).thenRefused(409, 'ProposalMustChangeTheVersionBefore');
    expect(refused.body.data).toEqual({ basedOn: '2', version: '3' });
    await api
      .when(propose({ ...late, basedOn: '3' }))
      .then(201, [{ type: 'CasePolicyProposed', data: { basedOn: '3' } }]);
  });
  it('7.5: of two proposals over one version the second is shown as overtaken, and refused', async () => {
    await api.when(propose(version('5', '2027-05-01', { basedOn: '3' }))).then(201);
    await api.when(decide('5', 'confirmations', 'head-1')).then(200);
    const { versions } = await read('head-1');
    expect(versions.find(({ version: named }: { version: string }) => named === '4')).toMatchObject({
      mayConfirm: false,
      mayNotConfirm: { fa: expect.stringContaining('نسخه دیگری اجرا می‌شود') },
    });
    await api.when(decide('4', 'confirmations', 'head-1')).thenRefused(409, 'ProposalMustChangeTheVersionBefore');
    await api.when(decide('4', 'declines', 'head-1', { reason: 'version 5 came first' })).then(200);
  });
});
