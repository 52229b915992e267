import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { meterInstalled, type MeterInstalled } from '@pishkhan/contracts';
import { topicOf } from '@pishkhan/messages';
import { eventually, get, post, signedContract, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { customerAccounts } from '../../index.ts';

const contract = (fileNumber: string) => signedContract({ fileNumber });
const open = (fileNumber: string) => post('/v1/accounts', contract(fileNumber)).by('affairs-1');
const changes = (fileNumber: string) => `/v1/accounts/${fileNumber}/terms-changes`;
const threeUnits = { from: '2026-09-23', dwellingUnits: 3, evidence: 'پایان کار شماره ۱۲۳' };

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(customerAccounts);
});
afterAll(() => platform.stop());

const card = async (fileNumber: string) =>
  (await api.when(get(`/v1/accounts/${fileNumber}`).by('clerk-101')).then(200)).body;

const install = (accountId: string, capacity: MeterInstalled['capacity'], revision = 0) =>
  platform.messages.produce(topicOf('metering'), [
    {
      id: crypto.randomUUID(),
      type: 'MeterInstalled',
      version: 1,
      source: 'metering',
      stream: `meter-of-${accountId}`,
      revision,
      previousRevision: revision - 1,
      recordedAt: '2026-11-22T05:00:00.000Z',
      businessDate: '2026-11-22',
      correlationId: 'correlation-1',
      causationId: 'cause-1',
      actor: { subject: 'connections-1', roles: ['connectionsUnit'], office: 'county-1' },
      data: { ...meterInstalled.example, accountId, capacity, installedOn: '2026-06-22', readingId: `i-${accountId}` },
    },
  ]);

describe('POST /v1/accounts/:accountId/terms-changes', () => {
  it('15.4-39: two persons change the units from a day on, and the card shows the terms with their days', async () => {
    await api.when(open('30000001')).then(201);
    const { body } = await api
      .when(post(changes('30000001'), threeUnits).by('affairs-1'))
      .then(201, [{ type: 'TermsChangeProposed', data: { from: '2026-09-23', terms: { dwellingUnits: 3 } } }]);
    await eventually(async () =>
      expect((await card('30000001')).proposedTerms).toMatchObject([
        { changeId: body.changeId, dwellingUnits: 3, evidence: 'پایان کار شماره ۱۲۳', proposedBy: 'affairs-1' },
      ]),
    );
    const confirmation = `${changes('30000001')}/${body.changeId}/confirmations`;
    await api.when(post(confirmation).by('affairs-1')).thenRefused(422, 'ConfirmerMustNotBeProposer');
    await api.when(post(confirmation).by('head-1')).then(201, [{ type: 'SupplyTermsAmended' }]);
    await eventually(async () =>
      expect(await card('30000001')).toMatchObject({
        dwellingUnits: 3,
        terms: [
          { from: '2024-08-22', dwellingUnits: 1 },
          { from: '2026-09-23', use: 'household', dwellingUnits: 3 },
        ],
        amendments: [{ changeId: body.changeId, from: '2026-09-23', dwellingUnits: 3, because: 'agreed' }],
        proposedTerms: [],
      }),
    );
  });
  it('15.4-39: a declined change leaves the terms as they are', async () => {
    await api.when(open('30000002')).then(201);
    const { body } = await api.when(post(changes('30000002'), threeUnits).by('head-1')).then(201);
    await api
      .when(post(`${changes('30000002')}/${body.changeId}/declines`, { reason: 'ملک دیگری است' }).by('affairs-1'))
      .then(201, [{ type: 'TermsChangeDeclined', data: { reason: 'ملک دیگری است' } }]);
    await eventually(async () =>
      expect(await card('30000002')).toMatchObject({ dwellingUnits: 1, amendments: [], proposedTerms: [] }),
    );
  });
  it('names the field if no term is named, and refuses other roles', async () => {
    await api.when(open('30000003')).then(201);
    const { from, evidence } = threeUnits;
    const { body } = await api.when(post(changes('30000003'), { from, evidence }).by('affairs-1')).then(400);
    expect(body).toMatchObject({ errors: [{ field: 'use', rule: 'namesATerm' }] });
    await api.when(post(changes('30000003'), threeUnits).by('clerk-101')).then(403);
  });
  it('F18, 11.6: the card shows the capacity of the installed meter from its day on', async () => {
    await api.when(open('30000004')).then(201);
    await install('30000004', 'G16');
    await eventually(async () =>
      expect(await card('30000004')).toMatchObject({
        meterCapacity: 'G16',
        terms: [{ meterCapacity: 'G4' }, { from: '2026-06-22', meterCapacity: 'G16' }],
        amendments: [{ because: 'installedMeter', meterCapacity: 'G16' }],
      }),
    );
  });
  it('F18, 11.6: a contract registered after its meter was installed has its capacity', async () => {
    await install('30000005', 'G16');
    await eventually(async () =>
      expect(await platform.eventStore.readStream('account-30000005')).toMatchObject([{ type: 'InstalledMeterNoted' }]),
    );
    await api.when(open('30000005')).thenRefused(422, 'ContractCapacityMustBeThatOfTheMeter');
    await api.when(post('/v1/accounts', { ...contract('30000005'), meterCapacity: 'G16' }).by('affairs-1')).then(201);
  });
});
