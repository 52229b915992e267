import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accountOpened, selfReadingRequested } from '@pishkhan/contracts';
import {
  accountsOpened,
  get,
  post,
  publishVersion,
  said,
  speaking,
  startTestPlatform,
  type TestPlatform,
} from '@pishkhan/testing';
import { eventually } from '@pishkhan/testing/eventually';
import { modelOf } from '@pishkhan/views';
import { metering } from '../../index.ts';
import { unreadConnections } from './unread-connections.view.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
const estimates = '10205001';
const declared = '10205002';
const exchanged = '10205003';
const removed = '10205004';
const elsewhere = '10205005';

const installed = (serial: string, accountId: string) => ({
  type: 'MeterInstalled',
  data: {
    meterId: serial,
    serial,
    accountId,
    capacity: 'G4',
    registerDigits: 5,
    installedOn: '2026-03-21',
    index: 100,
    readingId: `installed-${serial}`,
  },
});
const estimated = (serial: string, accountId: string, ...days: string[]) =>
  days.map((readOn, at) => ({
    type: 'ReadingAccepted',
    data: {
      readingId: `${serial}-${readOn}`,
      meterId: serial,
      accountId,
      readOn,
      index: 200 + 100 * at,
      rolledOver: false,
      kind: 'estimated',
      estimate: { because: 'readerEstimated', method: 'byReader' },
    },
  }));
const twice = ['2026-05-22', '2026-07-23'];
const list = (query = '') => get(`/v1/unread-connections${query}`);
const seen = async (who: string, query = '') => (await api.when(list(query).by(who)).then(200)).body.items;
const accountsSeen = async (who: string, query = '') =>
  (await seen(who, query)).map(({ accountId }: { readonly accountId: string }) => accountId);
const policy = (version: string, effectiveFrom: string, selfReadingCountsAsRead: boolean) => ({
  version,
  effectiveFrom,
  sample: true,
  settles: '15.4-6',
  content: { selfReadingCountsAsRead },
});

beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(metering);
  await accountsOpened(platform.messages, estimates, declared, exchanged, removed);
  await speaking(platform.messages)(
    said(accountOpened, `account-${elsewhere}`, { accountId: elsewhere, countyOffice: 'county-2' }),
  );
  await api
    .given({
      'meter-U-1': [installed('U-1', estimates), ...estimated('U-1', estimates, ...twice)],
      'meter-U-2': [installed('U-2', declared), ...estimated('U-2', declared, ...twice)],
      'meter-U-3': [installed('U-3', exchanged), ...estimated('U-3', exchanged, ...twice)],
      'meter-U-4': [installed('U-4', removed), ...estimated('U-4', removed, ...twice)],
      'meter-U-5': [installed('U-5', elsewhere), ...estimated('U-5', elsewhere, ...twice)],
    })
    .when(list().by('auditor-1'))
    .then(200);
});
afterAll(() => platform.stop());

describe('15.4-6: the rights of the head', () => {
  it('B3-7, B7-4: both are shown with their periods and the notice that is still to be proven', async () => {
    await eventually(async () =>
      expect(await accountsSeen('head-1')).toEqual([estimates, declared, exchanged, removed]),
    );
    const periods = [
      { after: '2026-03-21', to: '2026-05-22', closedBy: 'estimated' },
      { after: '2026-05-22', to: '2026-07-23', closedBy: 'estimated' },
    ];
    const notice = { fa: expect.any(String), en: expect.any(String) };
    const right = { since: '2026-07-23', periods, inARow: 2, notice };
    expect((await seen('head-1'))[0]).toEqual({
      accountId: estimates,
      meterId: 'U-1',
      countyOffice: 'county-1',
      rights: [
        { ...right, trigger: 'notDetermined', rule: 'B3-7' },
        { ...right, trigger: 'notRead', rule: 'B7-4' },
      ],
    });
  });

  it('N7: of the own county; the auditor sees all and chooses a county', async () => {
    await eventually(async () => expect(await accountsSeen('head-2')).toEqual([elsewhere]));
    expect(await accountsSeen('auditor-1')).toHaveLength(5);
    expect(await accountsSeen('auditor-1', '?countyOffice=county-2')).toEqual([elsewhere]);
    await api.when(list().by('affairs-1')).thenRefused(403, 'RoleMustAllow');
    await api.when(list('?trigger=other').by('head-1')).thenRefused(400, 'InvalidInput');
    const { body } = await api.when(list('?limit=3').by('head-1')).then(200);
    expect(body.items).toHaveLength(3);
    expect(await accountsSeen('head-1', `?limit=3&cursor=${body.next}`)).toEqual([removed]);
  });

  it('15.4-6: an approved self-reading ends both, by the policy of its day', async () => {
    const figure = said(selfReadingRequested, 'case-self-reading', {
      ...selfReadingRequested.example,
      accountId: declared,
      meterId: 'U-2',
      readOn: '2026-09-22',
      announcedOn: '2026-09-22',
      index: 350,
    });
    await speaking(platform.messages)(figure);
    await eventually(async () => expect(await accountsSeen('head-1')).toEqual([estimates, exchanged, removed]));
    const path = '/v1/reading-policies/unread-periods/versions';
    await publishVersion(api, path, policy('1', '2018-04-05', true));
    await publishVersion(api, path, policy('2', '2026-09-01', false));
    expect(await seen('head-1', '?trigger=notRead')).toMatchObject([
      { accountId: estimates },
      { accountId: declared, rights: [{ trigger: 'notRead', inARow: 3 }] },
      { accountId: exchanged },
      { accountId: removed },
    ]);
    expect(await accountsSeen('head-1', '?trigger=notDetermined')).toEqual([estimates, exchanged, removed]);
  });

  it('Card 13: an exchange and a removal settle what their removal index settles', async () => {
    const entered = async (serial: string, more: object) => {
      const body = { takenOffOn: '2026-09-22', index: 350, ...more };
      const { exchangeId } = (
        await api.when(post(`/v1/meters/${serial}/exchanges`, body).by('connections-1')).then(201)
      ).body;
      await api.when(post(`/v1/meters/${serial}/exchanges/${exchangeId}/confirmations`).by('head-1')).then(200);
    };
    const putIn = { serial: 'U-31', capacity: 'G4', registerDigits: 5, index: 0 };
    await entered('U-3', { reason: 'fault', putIn });
    await entered('U-4', { absence: 'removed' });
    await eventually(async () => expect(await accountsSeen('head-1')).toEqual([estimates, declared]));
  });

  it('the store answers the list from an index', async () => {
    const { database } = await platform.platformFor('metering');
    const { collection } = modelOf(database, unreadConnections);
    for (const field of ['since', 'notDetermined', 'notRead']) {
      const found = collection.find({ [field]: { $gt: '1900-01-01' } }).sort({ [field]: 1, _id: 1 });
      expect(JSON.stringify(await found.explain('queryPlanner'))).toMatch(
        new RegExp(`^(?!.*"SORT").*"IXSCAN","indexName":"${field}_1__id_1"`, 'u'),
      );
    }
  });
});
