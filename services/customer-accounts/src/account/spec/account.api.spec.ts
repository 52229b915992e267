import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { billIdOf } from '@pishkhan/identifiers';
import { ask, get, post, signedContract, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { customerAccounts } from '../../index.ts';

const contract = signedContract({});
const numbered = (fileNumber: string, person = {}) => ({
  ...contract,
  fileNumber,
  person: { ...contract.person, ...person },
});
const open = (body: unknown) => post('/v1/accounts', body).by('affairs-1');

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(customerAccounts);
});
afterAll(() => platform.stop());

describe('POST /v1/accounts', () => {
  it('opens an account; no personal data are in its event (B1-2, 8.1)', async () => {
    const { body } = await api
      .when(open(contract))
      .then(201, [{ type: 'AccountOpened', data: { accountId: '10203040', billId: '1020304006239' } }]);
    expect(body).toEqual({ accountId: '10203040', billId: '1020304006239', unusual: [] });
    const [event] = await platform.eventStore.readStream('account-10203040');
    expect(JSON.stringify([event!.data, event!.metadata])).not.toMatch(/0084575948|احمدی|9123456789|1345678901/);
    expect(event!.metadata).toMatchObject({
      actor: { subject: 'affairs-1', roles: ['subscriberAffairsOfficer'], office: 'county-1' },
      businessDate: '2026-11-22',
    });
  });

  it('returns the first response to a repeated command, with one effect', async () => {
    const request = open(numbered('20000001')).key('key-of-20000001');
    const first = await api.when(request).then(201, [{ type: 'AccountOpened' }]);
    const again = await api.when(request).then(201, []);
    expect(again.body).toEqual(first.body);
    expect([first, again].map(({ headers }) => headers.get('idempotency-repeated'))).toEqual([null, 'true']);
    expect(again.headers.get('x-position')).toBe(first.headers.get('x-position'));
  });

  it('rejects a key that was used with another body', async () => {
    await api.when(open(numbered('20000002')).key('key-of-20000002')).then(201);
    await api
      .when(open({ ...numbered('20000002'), dwellingUnits: 2 }).key('key-of-20000002'))
      .thenRefused(422, 'IdempotencyKeyMustNotBeReused');
  });

  it('8.1: leading zeros of the file number are dropped; padded, it is the same account', async () => {
    const { body } = await api.when(open(numbered('00002016')).asTyped()).then(201);
    expect(body).toMatchObject({ accountId: '2016', billId: billIdOf({ fileNumber: '2016', companyCode: '062' }) });
    await api.when(open(numbered('2016'))).thenRefused(409, 'FileNumberMustBeFree');
  });
  it('9.4: an unusual postal code is stored, and the answer says so', async () => {
    const at = (postalCode: string) => ({ address: { postalCode, text: 'خیابان آزمایش' } });
    const { body } = await api.when(open({ ...numbered('20000017'), ...at('2222222222') })).then(201);
    expect(body.unusual).toEqual([
      {
        field: 'address.postalCode',
        fa: 'کد پستی نامعمول است؛ آن را با مدرک مقایسه کنید',
        en: expect.any(String),
      },
    ]);
    const usual = await api.when(open({ ...numbered('20000018'), ...at('1345678901') })).then(201);
    expect(usual.body.unusual).toEqual([]);
  });
  it('rejects a file number that is taken (8.1)', async () => {
    await api.when(open(numbered('20000003'))).then(201);
    await api.when(open(numbered('20000003'))).thenRefused(409, 'FileNumberMustBeFree');
  });

  it('requires confirmation of a doubtful legal id, and stores no person until then (9.2)', async () => {
    const firm = (confirmLegalId?: boolean) => ({
      ...contract,
      fileNumber: '20000004',
      person: { legalId: '10380284792', confirmLegalId, fullName: 'شرکت نمونه', mobile: '09120000000' },
    });
    await api.when(open(firm())).thenRefused(422, 'DoubtfulLegalIdMustBeConfirmed');
    await api.when(open(firm(true))).then(201, [{ type: 'AccountOpened', data: { legalIdConfirmed: true } }]);
  });

  it('15.4-42: accepts ten equal digits as a national id only with a document, which only the vault stores', async () => {
    const person = { ...contract.person, nationalId: '۱۱۱۱۱۱۱۱۱۱' };
    const body = { ...numbered('20000005'), person };
    const { body: problem } = await api
      .when(open(body).asTyped().with({ 'accept-language': 'fa' }))
      .thenRefused(422, 'RepeatedDigitMustBeDocumented');
    expect(problem.title).toBe('ده رقم این کد ملی یکسان است؛ سندی را که آن را تأیید می‌کند وارد کنید');
    expect(
      (await api.when(ask('/v1/account-searches', { search: '1111111111' }).by('clerk-101')).then(200)).body.items,
    ).toEqual([]);
    const documented = { ...body, person: { ...person, nationalIdDocument: 'کارت ملی، سری ۱۲' } };
    await api
      .when(open(documented).asTyped())
      .then(201, [{ type: 'AccountOpened', data: { accountId: '20000005', nationalIdDocumented: true } }]);
    const [event] = await platform.eventStore.readStream('account-20000005');
    expect(JSON.stringify([event!.data, event!.metadata])).not.toMatch(/1111111111|کارت ملی/);
    expect(
      (await api.when(ask('/v1/account-searches', { search: '1111111111' }).by('clerk-101')).then(200)).body.items,
    ).toMatchObject([{ accountId: '20000005', person: { idEnding: '1111' }, matchedBy: ['nationalId'] }]);
  });
  it.each([
    ['a wrong type', { ...contract, dwellingUnits: 'one' }, 'dwellingUnits', 'isWholeNumber'],
    [
      'a national id with a wrong check digit (9.1)',
      numbered('20000009', { nationalId: '0684159415' }),
      'person.nationalId',
      'isNationalId',
    ],
    ['both ids', numbered('20000009', { legalId: '10380284790' }), 'person', 'hasOneId'],
    ['an unknown field', { ...contract, colour: 'red' }, 'colour', 'whitelistValidation'],
    ...['hasOwnProperty', 'toString', 'constructor'].map((name): [string, object, string, string] => [
      `an unknown field with the inherited name ${name}`,
      { ...contract, [name]: 'red' },
      name,
      'whitelistValidation',
    ]),
    ['null for a field', numbered('20000009', { nationalId: null }), 'person.nationalId', 'isNationalId'],
    ['an array instead of an object', { ...contract, address: [contract.address] }, 'address', 'isObject'],
    ['a file number of zeros', numbered('00000000'), 'fileNumber', 'isDigits'],
    ['a file number of nine digits', numbered('120000009'), 'fileNumber', 'isDigits'],
    ['a body that is not an object', [contract], '', 'isObject'],
  ])('names the field of %s', async (_, body, field, rule) => {
    const { body: problem } = await api.when(open(body)).thenRefused(400, 'InvalidInput');
    expect(problem.errors).toContainEqual(expect.objectContaining({ field, rule }));
  });

  it.each([
    ['fa', 'کد ملی نادرست است'],
    ['en', 'national id must be ten digits with a right check digit'],
  ])("starts with the field's own label (%s)", async (language, message) => {
    const request = open(numbered('20000009', { nationalId: '0684159415' })).with({ 'accept-language': language });
    expect((await api.when(request).thenRefused(400, 'InvalidInput')).body.errors).toEqual([
      { field: 'person.nationalId', rule: 'isNationalId', message },
    ]);
  });

  it('requires a token, the role and a key', async () => {
    const { headers } = await api.when(post('/v1/accounts', contract)).thenRefused(401, 'TokenMustBeValid');
    expect(headers.get('www-authenticate')).toContain('Bearer');
    await api.when(post('/v1/accounts', contract).by('clerk-101')).thenRefused(403, 'RoleMustAllow');
    await api.when(open(contract).key('short')).thenRefused(400, 'IdempotencyKeyMustBeGiven');
  });
});

describe('GET /v1/accounts', () => {
  it('reads its own write by X-After-Position, with the person from the vault', async () => {
    const { headers } = await api
      .when(open(numbered('30000001', { fullName: 'كاوه آهنگر', nationalId: '0499370899' })))
      .then(201);
    const { body } = await api
      .when(
        get('/v1/accounts/30000001')
          .because('مراجعه حضوری')
          .by('clerk-102')
          .with({ 'x-after-position': headers.get('x-position')! }),
      )
      .then(200);
    expect(body).toMatchObject({
      accountId: '30000001',
      person: { fullName: 'کاوه آهنگر', idEnding: '0899' },
      address: contract.address,
      use: 'household',
    });
    expect(JSON.stringify(body)).not.toContain('0499370899');
  });

  it('A3-2: whoever goes there gets the address with a reason, no name and no number; another county is unknown', async () => {
    const place = (who: string) => get('/v1/accounts/30000001/place').by(who);
    for (const who of ['expert-1', 'clerk-101'])
      expect((await api.when(place(who).because('بازدید')).then(200)).body).toEqual({
        accountId: '30000001',
        address: contract.address.text,
        masked: false,
      });
    const { body } = await api.when(place('expert-1')).then(200);
    expect([body.masked, body.address === contract.address.text]).toEqual([true, false]);
    await api.when(get('/v1/accounts/99999999/place').by('expert-1')).thenRefused(404, 'AccountMustExist');
    await api.when(place('head-1')).thenRefused(403, 'RoleMustAllow');
    await api.when(get('/v1/accounts/30000001').by('expert-1')).thenRefused(403, 'RoleMustAllow');
  });

  it('finds by the beginning of a name in any spelling, and by number (9.7)', async () => {
    for (const search of ['کاوه اهن', 'كاوه', '30000001', '۳۰۰۰۰۰۰۱']) {
      const { body } = await api.when(ask('/v1/account-searches', { search }).by('auditor-1')).then(200);
      expect(body.items.map(({ accountId }: { accountId: string }) => accountId)).toEqual(['30000001']);
    }
  });

  it('lists all accounts page by page', async () => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await api
        .when(get(`/v1/accounts?limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`).by('head-1'))
        .then(200);
      seen.push(...body.items.map(({ accountId }: { accountId: string }) => accountId));
      cursor = body.next;
    }
    const opened = ['20000001', '20000002', '20000003', '20000004', '20000005', '20000017', '20000018', '2016'];
    expect(seen).toEqual(['10203040', ...opened, '30000001']);
  });

  it('responds with 404 for an unknown account, and 403 for other roles', async () => {
    await api.when(get('/v1/accounts/99999999').by('clerk-101')).thenRefused(404, 'AccountMustExist');
    await api.when(get('/v1/accounts/10203040').by('reader-zagros')).thenRefused(403, 'RoleMustAllow');
    await api.when(get('/v1/accounts?limit=500').by('clerk-101')).thenRefused(400, 'InvalidInput');
    await api.when(get('/v1/accounts?cursor=nonsense!').by('head-1')).thenRefused(400, 'InvalidInput');
  });
});

describe('identifiers as people type them (9.7, 15.4-44)', () => {
  const storedOf = async (accountId: string) =>
    (await api.when(get(`/v1/accounts/${accountId}`).because('حسابرسی').by('auditor-1')).then(200)).body;

  it('case 05: accepts Persian digits and hyphens in every field, and stores 0-9', async () => {
    const body = {
      ...contract,
      fileNumber: '۲۰۰۰۰۲۱۰',
      person: { nationalId: '۱۲۳۴۵۶۷۸۹۱', fullName: 'نمونه آزمایشی', mobile: '۰۹۱۲ ۱۱۱ ۰۰۰۰' },
      address: { postalCode: '۱۳۴۵۶-۷۸۹۰۱', text: 'خيابان  آزمايش\u200f' },
      subscriptionNumber: '۰۶۲۱۲۰۰۰۰۲۱۰',
      openedOn: '۱۴۰۵/۰۱/۰۱',
      climateZone: '۱',
    };
    await api.when(open(body).asTyped()).then(201, [
      {
        type: 'AccountOpened',
        data: {
          accountId: '20000210',
          fileNumber: '20000210',
          subscriptionNumber: '062120000210',
          openedOn: '2026-03-21',
          climateZone: 1,
        },
      },
    ]);
    expect(await storedOf('20000210')).toMatchObject({
      person: { mobile: '+989121110000', idEnding: '7891' },
      address: { postalCode: '1345678901', text: 'خیابان آزمایش' },
    });
  });
  it.each([
    ['case 05', { address: { postalCode: '13456-78901', text: 'خیابان آزمایش' } }, '20000211'],
    ['case 05', { address: { postalCode: '\u200e1345678901\u200c', text: 'خیابان آزمایش' } }, '20000212'],
    ['F7', { billId: `0${billIdOf({ fileNumber: '2000213', companyCode: '062' })}` }, '2000213'],
  ])('%s: accepts %j', async (_, fields, fileNumber) => {
    const person = { legalId: '10380284790', fullName: 'شرکت نمونه', mobile: '09120000000' };
    await api.when(open({ ...numbered(fileNumber), person, ...fields }).asTyped()).then(201);
    expect((await storedOf(fileNumber)).address.postalCode).toBe('1345678901');
  });
  it('F7, F13: an account is found by its number and bill id in any digits, padded or not', async () => {
    for (const search of ['۲۰۰۰۰۲۱۰', '20000-210', '\u200e20000210', '0020000210'])
      expect(
        (await api.when(ask('/v1/account-searches', { search }).by('clerk-101')).then(200)).body.items,
      ).toMatchObject([{ accountId: '20000210' }]);
    expect((await storedOf(encodeURIComponent('۲۰۰۰۰۲۱۰'))).accountId).toBe('20000210');
  });
  it.each([
    ['person.nationalId', { person: { ...contract.person, nationalId: '0000000000' } }, 'کد ملی نادرست است'],
    [
      'person.mobile',
      { person: { ...contract.person, mobile: '021' } },
      'شماره همراه برای اطلاع‌رسانی نادرست است (مانند ۰۹۱۲۳۴۵۶۷۸۹)',
    ],
    ['address.text', { address: { postalCode: '1345678901', text: ' ' } }, 'نشانی را وارد کنید (حداکثر ۴۰۰ نویسه)'],
    ['address.postalCode', { address: { postalCode: '123', text: 'خیابان' } }, 'کد پستی نادرست است (ده رقم)'],
    ['billId', { billId: '1020304006230' }, 'شناسه قبض نادرست است'],
    ['openedOn', { openedOn: '1405-12-30' }, 'روز قرارداد نادرست است؛ اسفند ۱۴۰۵، ۲۹ روز دارد'],
    ['openedOn', { openedOn: '۱۴۰۵/۷/۳۱' }, 'روز قرارداد نادرست است؛ مهر ۳۰ روز دارد'],
    ['openedOn', { openedOn: '1405-13-01' }, 'روز قرارداد نادرست است؛ سال ۱۲ ماه دارد'],
    ['openedOn', { openedOn: '1405-01-32' }, 'روز قرارداد نادرست است؛ فروردین ۳۱ روز دارد'],
    ['openedOn', { openedOn: '2026-02-30' }, 'روز قرارداد نادرست است (مانند ۱۴۰۵/۰۹/۰۱)'],
    ['openedOn', { openedOn: undefined }, 'روز قرارداد را وارد کنید (مانند ۱۴۰۵/۰۹/۰۱)'],
  ])('9.7: %s is rejected by its Persian name', async (field, wrong, message) => {
    const { body } = await api.when(open({ ...numbered('20000219'), ...wrong })).thenRefused(400, 'InvalidInput');
    expect(body.errors).toEqual([{ field, rule: expect.any(String), message }]);
  });
});
