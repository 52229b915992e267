import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask, eventually, get, post, signedContract, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { customerAccounts } from '../../index.ts';

const sara = { nationalId: '0084575948', fullName: 'سارا احمدی', mobile: '09123456789' };
const contract = (fileNumber: string, person: object = {}) =>
  signedContract({ fileNumber, person: { ...sara, ...person } });
const open = (fileNumber: string, person: object = {}) =>
  post('/v1/accounts', contract(fileNumber, person)).by('affairs-1');

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(customerAccounts);
  await api.when(open('30000001')).then(201);
});
afterAll(() => platform.stop());

const card = async (accountId: string) =>
  (await api.when(get(`/v1/accounts/${accountId}`).because('حسابرسی').by('auditor-1')).then(200)).body;

describe('N8: a second account of a known person', () => {
  it.each([
    ['another name', { fullName: 'مریم رضایی' }, ['fullName']],
    ['another mobile number', { mobile: '09350000000' }, ['mobile']],
    ['both', { fullName: 'مریم رضایی', mobile: '09350000000' }, ['fullName', 'mobile']],
  ])('%s: asks for identification, reveals no stored value and changes nothing', async (_, person, differs) => {
    const { body } = await api.when(open('30000002', person)).thenRefused(422, 'PersonMustBeIdentified');
    expect(body).toMatchObject({ data: { differs } });
    expect(JSON.stringify(body)).not.toMatch(/احمدی|9123456789/);
    expect(await platform.eventStore.readStream('account-30000002')).toEqual([]);
    expect((await card('30000001')).person).toMatchObject({ fullName: 'سارا احمدی', mobile: '+989123456789' });
    const { body: found } = await api
      .when(ask('/v1/account-searches', { search: 'مریم رضایی' }).by('auditor-1'))
      .then(200);
    expect(found.items).toEqual([]);
  });

  it('equal values, in any spelling: the account is opened for the same subject', async () => {
    await api.when(open('30000003', { fullName: 'سارا  احمدي', mobile: '+98 912 345 6789' })).then(201);
    await eventually(async () =>
      expect((await card('30000003')).subscriberId).toBe((await card('30000001')).subscriberId),
    );
    expect((await card('30000003')).person.fullName).toBe('سارا احمدی');
  });

  it('N8: a document identifies the person: the account is opened, and the stored name and number stay', async () => {
    const identification = { document: 'nationalCard', documentNumber: '۷۷/ب', documentIssuedOn: '2024-08-22' };
    const differing = { ...contract('30000006', { fullName: 'سارا احمدی‌پور', mobile: '09350000000' }), identification };
    await api
      .when(
        post('/v1/accounts', {
          ...differing,
          identification: { ...identification, documentIssuedOn: '2027-08-22' },
        }).by('affairs-1'),
      )
      .thenRefused(422, 'DocumentMustBeIssued');
    await api.when(post('/v1/accounts', differing).by('affairs-1')).then(201, [
      {
        type: 'AccountOpened',
        data: { identified: { document: 'nationalCard', issuedOn: '2024-08-22', checkedBy: 'affairs-1' } },
      },
    ]);
    const [first, second] = [await card('30000001'), await card('30000006')];
    expect(second.person).toEqual(first.person);
    expect(second).toMatchObject({ subscriberId: first.subscriberId, personVersion: 0, personChanges: [] });
    const stored = await platform.eventStore.readStream('account-30000006');
    expect(JSON.stringify(stored.map(({ data, metadata }) => [data, metadata]))).not.toMatch(/۷۷|احمدی|9350000000/);
  });

  it('N8, N29: no person is stored for a file number that another county has', async () => {
    const accountId = '30000004';
    const [first] = await platform.eventStore.readStream('account-30000001');
    const { data, metadata } = first!;
    await platform.eventStore.append(`account-${accountId}`, -1, [
      {
        id: crypto.randomUUID(),
        type: 'AccountOpened',
        data: { ...(data as object), accountId, fileNumber: accountId, countyOffice: 'county-2' },
        metadata: { ...metadata, commandId: crypto.randomUUID() },
      },
    ]);
    const nargess = { nationalId: '0499370899', fullName: 'نرگس یگانه' };
    await api.when(open(accountId, nargess)).thenRefused(409, 'FileNumberMustBeFree');
    await api.when(open('30000005', { ...nargess, fullName: 'نرگس یکتا' })).then(201);
    await eventually(async () => expect((await card('30000005')).person.fullName).toBe('نرگس یکتا'));
  });
});
