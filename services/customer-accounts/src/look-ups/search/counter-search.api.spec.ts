import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask, get, post, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { customerAccounts } from '../../index.ts';

const MOBILE = '09123456789';
const contractOf = (fileNumber: string, changes: object = {}) => ({
  fileNumber,
  person: { nationalId: '0084575948', fullName: 'سارا احمدی', mobile: MOBILE },
  address: { postalCode: '1345678901', text: 'شیراز، خیابان ولی‌عصر، پلاک ۷' },
  subscriptionNumber: `0621${fileNumber}`,
  countyOffice: 'county-1',
  use: 'household',
  climateZone: 1,
  dwellingUnits: 1,
  meterCapacity: 'G4',
  openedOn: '2024-08-22',
  ...changes,
});
const company = { legalId: '10380284790', fullName: 'شرکت احمدی', mobile: '09350000000' };
const cooperative = { nationalId: '0499370899', fullName: 'تعاونی بهار', mobile: '09360000000' };

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
const searching = (search: string) => ask('/v1/account-searches', { limit: 200, search }).because('مراجعه حضوری');
const found = async (search: string, by = 'clerk-101') =>
  (await api.when(searching(search).by(by)).then(200)).body.items as {
    accountId: string;
    masked: boolean;
    person: { fullName: string; mobile: string };
    address: { postalCode: string; text: string };
  }[];
const idsOf = (items: readonly { readonly accountId: string }[]) => items.map(({ accountId }) => accountId);
const withToken = async (claims: object) => {
  const now = Math.floor(Date.now() / 1000);
  const token = await platform.issuer.sign({
    iss: platform.issuer.issuer,
    aud: 'pishkhan',
    sub: 'clerk-9',
    iat: now,
    exp: now + 600,
    ...claims,
  });
  return { authorization: `Bearer ${token}` };
};

beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(customerAccounts);
  const contracts = [
    contractOf('20000501'),
    contractOf('20000502'),
    contractOf('20000503', {
      person: company,
      address: { postalCode: '9876543210', text: 'تبریز، خیابان آزادی' },
      countyOffice: 'county-2',
    }),
  ];
  for (const body of contracts) {
    const officer = await withToken({ roles: ['subscriberAffairsOfficer'], office: body.countyOffice });
    await api.when(post('/v1/accounts', body).with(officer)).then(201);
  }
});
afterAll(() => platform.stop());

describe('GET /v1/accounts for a counter role', () => {
  it('N7: a counter has no list of accounts', async () => {
    for (const by of ['clerk-101', 'representative-101-a'])
      await api.when(get('/v1/accounts?limit=200').by(by)).thenRefused(422, 'SearchMustBeNamed');
  });

  it('N7: a name or an address has at least three letters', async () => {
    for (const search of ['سا', 'ا .', '«ا»'])
      await api.when(searching(search).by('clerk-101')).thenRefused(422, 'SearchMustHaveThreeLetters');
    expect(await found('سار')).toHaveLength(2);
  });

  it('N7: a name finds accounts of the own county only, masked', async () => {
    const items = await found('احمدی');
    expect(idsOf(items)).toEqual(['20000501', '20000502']);
    expect(items[0]).toMatchObject({
      masked: true,
      person: { fullName: 'سا… اح…', mobile: '…6789' },
      address: { postalCode: '…' },
    });
    expect(JSON.stringify(items)).not.toMatch(/9123456789|1345678901|سارا|احمدی|ولی/);
    expect(idsOf(await found('احمدی', 'auditor-1'))).toEqual(['20000501', '20000502', '20000503']);
  });

  it('N7: an exact identifier finds the account of any county, whole', async () => {
    for (const search of ['20000503', '062120000503', '09350000000', '10380284790', '9876543210'])
      expect(await found(search)).toMatchObject([
        { accountId: '20000503', masked: false, person: { fullName: 'شرکت احمدی', mobile: '+989350000000' } },
      ]);
  });

  it('N7: an identifier of several accounts shows them masked, and the account number opens one', async () => {
    const items = await found(MOBILE);
    expect(items.map(({ accountId, masked }) => [accountId, masked])).toEqual([
      ['20000501', true],
      ['20000502', true],
    ]);
    expect(await found(items[0]!.accountId)).toMatchObject([{ masked: false, person: { fullName: 'سارا احمدی' } }]);
  });

  it('N7: shows at most 20 accounts, and no second page', async () => {
    for (let index = 0; index < 21; index++) {
      const body = contractOf(`200006${String(index).padStart(2, '0')}`, { person: cooperative });
      await api.when(post('/v1/accounts', body).by('affairs-1')).then(201);
    }
    const { body } = await api.when(searching('تعاونی').by('clerk-101')).then(200);
    expect([body.items.length, body.next]).toEqual([20, null]);
  });

  it('N10: a token without an office is refused, and the county is that of the registered office', async () => {
    const noOffice = await withToken({ roles: ['counterClerk'], county: 'county-1' });
    const noCounty = await withToken({ roles: ['counterClerk'], office: 'office-101' });
    const refused = await api.when(searching('20000501').with(noOffice)).thenRefused(403, 'ClaimMustBePresent');
    expect(refused.body.data).toEqual({ claim: 'office' });
    const words = await api.when(searching('احمدی').with(noCounty)).then(200);
    expect(idsOf(words.body.items)).toEqual(['20000501', '20000502']);
    const elsewhere = await withToken({ roles: ['counterClerk'], office: 'office-201' });
    expect(idsOf((await api.when(searching('احمدی').with(elsewhere)).then(200)).body.items)).toEqual(['20000503']);
  });
});

describe('accounts for a county', () => {
  it('N7: a county lists, finds and opens its own accounts only', async () => {
    const listed = (await api.when(get('/v1/accounts?limit=200').by('head-1')).then(200)).body.items;
    expect(idsOf(listed)).toContain('20000501');
    expect(idsOf(listed)).not.toContain('20000503');
    expect(idsOf(await found('20000503', 'head-1'))).toEqual([]);
    await api.when(get('/v1/accounts/20000501').by('affairs-1')).then(200);
  });

  it('N29: an account of another county and an unknown one have the same response', async () => {
    const bodyOf = async (accountId: string) => {
      const { body } = await api
        .when(get(`/v1/accounts/${accountId}`).by('head-1'))
        .thenRefused(404, 'AccountMustExist');
      const { instance: _instance, correlationId: _correlationId, ...rest } = body;
      return JSON.parse(JSON.stringify(rest).replaceAll(accountId, 'ID')) as object;
    };
    expect(await bodyOf('20000503')).toEqual(await bodyOf('99999999'));
  });
});
