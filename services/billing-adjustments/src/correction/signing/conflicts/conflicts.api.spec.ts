import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fold } from '@pishkhan/decider';
import { eventually } from '@pishkhan/testing/eventually';
import { get, post, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { billingAdjustments } from '../../../index.ts';
import { readPolicyFile } from '../../../pricing/policy/policy-files.ts';
import { billAccount } from '../../../bill-account/domain/bill-account.ts';
import { billing, day, eventsOf, reading } from '../../../bill-account/examples/account.ts';
import { requestOf, seenAt, simulated } from '../../../bill-account/examples/correction.ts';
import { certificates, publishedSettings } from '../../../bill-account/examples/settings.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
const issued = eventsOf([
  billing(reading('a', day(5), 1_060)),
  billing(reading('b', day(6), 5_240)),
  billing(reading('c', day(7), 5_250)),
]);
const request = requestOf({ correctionId: 'quick', rightIndex: 5_239, ...seenAt(5_262) });
const limits = readPolicyFile('sample-conflicts.json');

beforeAll(async () => {
  platform = await startTestPlatform({ now: '2026-10-02T04:30:00.000Z' });
  api = await platform.start(billingAdjustments);
  await api
    .given({
      ...publishedSettings,
      ...certificates,
      'policy-conflicts': [{ type: 'PolicyVersionPublished', data: limits }],
      'bill-account-10203040': issued,
      'correction-quick': [
        {
          type: 'CorrectionProposed',
          data: {
            request,
            ...simulated(fold(billAccount, issued), request),
            countyOffice: 'county-1',
            disputedReaders: [],
            proposedOn: day(7, 10),
          },
        },
      ],
    })
    .when(get('/v1/corrections').by('auditor-1'))
    .then(200);
});
afterAll(() => platform.stop());

const conflicts = async (query = '') =>
  (await api.when(get(`/v1/conflicts${query}`).by('auditor-1')).then(200)).body.items;

describe('S3: GET /v1/conflicts', () => {
  it('a decision within minutes is shown to the auditor with persons, reason and the events behind it', async () => {
    await eventually(async () =>
      expect(await conflicts('?which=all')).toMatchObject([{ matter: 'quick', because: [] }]),
    );
    expect(await conflicts()).toEqual([]);
    const { body } = await api.when(get('/v1/corrections/quick').by('auditor-1')).then(200);
    await api.when(post('/v1/corrections/quick/approvals', { hash: body.hash }).by('representative-101-b')).then(200);
    await eventually(async () => {
      const [found] = await conflicts('?rule=QuickApproval');
      expect(found).toMatchObject({
        matter: 'quick',
        kind: 'correction',
        status: 'decided',
        minutes: 0,
        because: expect.arrayContaining([
          {
            rule: 'QuickApproval',
            fa: 'تأیید چند دقیقه پس از پیشنهاد، یا تصمیم چند دقیقه پس از ثبت درخواست',
            en: 'Approved within minutes of the proposal, or decided within minutes of the registration',
          },
        ]),
      });
      expect(found.parts).toEqual(
        expect.arrayContaining([
          { as: 'proposer', by: request.proposedBy, round: 0 },
          expect.objectContaining({ as: 'signer', by: 'representative-101-b', role: 'qualifiedRepresentative' }),
        ]),
      );
      expect(found.events.slice(0, 2)).toEqual([
        { stream: 'correction-quick', revision: 0, type: 'CorrectionProposed' },
        { stream: 'correction-quick', revision: 1, type: 'CorrectionApproved' },
      ]);
      expect(found).not.toHaveProperty('atAccounts');
    });
  });
  it('filters by person, office, county, kind, rule and day', async () => {
    const matters = async (query: string) => (await conflicts(query)).map(({ matter }: { matter: string }) => matter);
    expect(await matters('?person=Representative-101-B')).toEqual(['quick']);
    expect(await matters('?person=clerk-102')).toEqual([]);
    expect(await matters('?county=county-1&office=office-101&kind=correction')).toEqual(['quick']);
    expect(await matters('?county=county-2')).toEqual([]);
    expect(await matters('?rule=SignedInPlace')).toEqual([]);
    expect(await matters('?from=2026-07-01&to=2026-07-31')).toEqual([]);
  });
  it('is for auditors alone, and for three months at most', async () => {
    for (const person of ['head-1', 'clerk-101', 'representative-101-b', 'receivables-1'])
      for (const path of ['conflicts', 'conflicts-among-peers'])
        await api.when(get(`/v1/${path}`).by(person)).thenRefused(403, 'RoleMustAllow');
    await api.when(get('/v1/conflicts?from=2026-01-01&to=2026-09-01').by('auditor-1')).thenRefused(400, 'InvalidInput');
    const { body } = await api.when(get('/v1/conflicts-among-peers').by('auditor-1')).then(200);
    expect(body).toMatchObject({ to: '2026-10-02', policy: 'sample-1', items: [] });
  });
});
