import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { billIssued, caseClosed, caseOpened, meterExchanged, meterInstalled, type Contract } from '@pishkhan/contracts';
import { billIdOf } from '@pishkhan/identifiers';
import {
  ask,
  eventually,
  get,
  post,
  signedContract,
  startTestPlatform,
  said,
  speaking,
  type TestPlatform,
} from '@pishkhan/testing';
import { customerAccounts } from '../../index.ts';

const contract = signedContract({
  fileNumber: '20000301',
  person: { nationalId: '0084575948', fullName: 'علی‌رضا کاظمی نژاد', mobile: '09123456789' },
  address: { postalCode: '1345678901', text: 'شیراز، خیابان ولی‌عصر، پلاک ۷' },
  subscriptionNumber: '062120000301',
});
const other = {
  ...contract,
  fileNumber: '20000302',
  person: { legalId: '10380284790', fullName: 'شرکت نمونه', mobile: '09350000000' },
  address: { postalCode: '9876543210', text: 'تبریز، خیابان آزادی' },
  subscriptionNumber: '062120000302',
};

const BILL_ID = billIdOf({ fileNumber: '20000301', companyCode: '062' });

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
const say = (source: Contract, stream: string, change: object) =>
  speaking(platform.messages)(said(source, stream, change));
const find = async (search: string, by = 'clerk-101') =>
  (await api.when(ask('/v1/account-searches', { search }).by(by)).then(200)).body.items.map(
    ({ accountId, matchedBy }: { accountId: string; matchedBy: string[] }) => `${accountId}: ${matchedBy.join()}`,
  );

beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(customerAccounts);
  for (const body of [contract, other]) await api.when(post('/v1/accounts', body).by('affairs-1')).then(201);
  await say(meterInstalled, 'meter-1', { accountId: '20000301', serial: 'G4-0071', meterId: 'G4-0071' });
  await say(billIssued, 'bill-account-20000301', { accountId: '20000301', paymentId: '28750121' });
  await eventually(async () => expect(await find('28750121')).toHaveLength(1));
});
afterAll(() => platform.stop());

describe('GET /v1/accounts?search=', () => {
  it.each([
    ['fileNumber', ['20000301', '۲۰۰۰۰۳۰۱', '0020000301', '20000-301']],
    ['billId', [BILL_ID, `000${BILL_ID}`, BILL_ID.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]!)]],
    ['subscriptionNumber', ['062120000301', '62120000301', '062 120000301', '۰۶۲۱۲۰۰۰۰۳۰۱']],
    ['paymentId', ['28750121', '0000028750121', '۲۸۷۵۰۱۲۱']],
    ['meterSerial', ['G4-0071', 'G۴-۰۰۷۱', '\u200eG4‐0071 ', 'g4-0071', 'G4 0071', 'g۴۰۰۷۱']],
    ['mobile', ['09123456789', '۰۹۱۲ ۳۴۵ ۶۷۸۹', '+98 912 345 6789', '9123456789']],
    ['nationalId', ['0084575948', '84575948', '۰۰۸۴۵۷۵۹۴۸', '008-457594-8']],
    ['postalCode', ['1345678901', '13456-78901', '۱۳۴۵۶۷۸۹۰۱']],
    ['name', ['کاظمی‌نژاد', 'کاظمینژاد', 'كاظمي', 'علیرضا کاظمی نژاد']],
    ['address', ['ولیعصر', 'شیراز، ولی عصر', 'خيابان ولي‌عصر پلاک']],
  ])('15.4-44, F7, F13: finds an account by its %s as people type it', async (by, typed) => {
    for (const search of typed) expect([search, await find(search)]).toEqual([search, [`20000301: ${by}`]]);
  });
  it.each([
    ['a space, as it is stored', 'علی‌رضا کاظمی نژاد'],
    ['a half space', 'کاظمی\u200cنژاد'],
    ['nothing between the words', 'کاظمینژاد'],
    ['a half space in every place', 'علی\u200cرضا\u200cکاظمی\u200cنژاد'],
    ['Arabic letters and nothing between', 'عليرضاكاظمينژاد'],
  ])('case 06, 9.7: finds account 20000301 by its name with %s', async (_, search) =>
    expect(await find(search)).toEqual(['20000301: name']),
  );
  it('9.2 finds a legal entity by its national id', async () =>
    expect(await find('۱۰۳۸۰۲۸۴۷۹۰')).toEqual(['20000302: legalId']));
  it('lists accounts of several fields, and pages through them', async () => {
    expect(await find('خیابان')).toEqual(['20000301: address', '20000302: address']);
    const first = await api.when(ask('/v1/account-searches', { limit: 1, search: 'خیابان' }).by('head-1')).then(200);
    const second = await api
      .when(ask('/v1/account-searches', { limit: 1, search: 'خیابان', cursor: first.body.next }).by('head-1'))
      .then(200);
    expect([first, second].map(({ body }) => body.items[0].accountId)).toEqual(['20000301', '20000302']);
  });
  it('finds nothing that only begins like a number, and nothing by another person', async () => {
    for (const search of ['2000030', '0499370899', '09120000000', '1111111111', 'آبادان'])
      expect(await find(search)).toEqual([]);
    expect(await find('؟؟', 'auditor-1')).toEqual([]);
  });
  it('9.7 a view and an event have no personal data', async () => {
    const { database } = await platform.platformFor('customer-accounts');
    const collections = await database.db!.collections();
    const stored = await Promise.all(collections.map((each) => each.find().toArray()));
    const events = await platform.eventStore.readStream('account-20000301');
    const everything = JSON.stringify([stored, events.map(({ data, metadata }) => [data, metadata])]);
    expect(everything).toContain('20000301');
    expect(everything).not.toMatch(/9123456789|0084575948|1345678901|کاظمی|ولی/);
  });
});

describe('GET /v1/accounts/{id}', () => {
  const card = async (by = 'clerk-101') =>
    (await api.when(get('/v1/accounts/20000301').because('spec').by(by)).then(200)).body;
  const opened = (caseId: string, change: object = {}) =>
    say(caseOpened, `case-${caseId}`, { accountId: '20000301', caseId, ...change });
  it('names the meter, what is owed, the last bills and the open cases of the own office', async () => {
    await opened('case-1');
    await opened('case-2', { officeId: 'office-102' });
    await opened('case-3', { restricted: true });
    await opened('case-4', { kind: 'complaint', restricted: undefined });
    const cases = async (by: string) => (await card(by)).openCases.map(({ caseId }: { caseId: string }) => caseId);
    await eventually(async () => expect(await cases('head-1')).toEqual(['case-1', 'case-2']));
    expect([await cases('clerk-101'), await cases('clerk-102'), await cases('auditor-1')]).toEqual([
      ['case-1'],
      ['case-2'],
      ['case-1', 'case-2'],
    ]);
    expect(await card()).toMatchObject({
      meter: {
        serial: 'G4-0071',
        capacity: 'G4',
        lastReading: { readOn: '2024-08-22', index: 120, kind: 'installation' },
      },
      billing: {
        owed: 367_853,
        lastBills: [{ billNumber: '1000001-1405-07-1', paymentId: '28750121', payable: 367_000, state: 'open' }],
      },
      openCases: [{ trackingCode: '1405-0901-00017-4', title: { fa: 'درخواست بررسی قبض' } }],
    });
    expect((await card()).billing).not.toHaveProperty('paymentIds');
    await say(caseClosed, 'case-case-1', { accountId: '20000301', caseId: 'case-1' });
    await eventually(async () => expect(await cases('head-1')).toEqual(['case-2']));
  });
  it('has neither meter nor bills before they exist, and is closed to a reader', async () => {
    expect((await api.when(get('/v1/accounts/20000302').by('clerk-101')).then(200)).body).toMatchObject({
      meter: null,
      billing: null,
      openCases: [],
      notices: [],
    });
    await api.when(get('/v1/accounts/20000301').by('reader-zagros')).thenRefused(403, 'RoleMustAllow');
  });
  it('F18, 11.6 says that the installed meter has another capacity than the contract', async () => {
    expect((await card()).notices).toEqual([]);
    await say(meterInstalled, 'meter-G16-1', {
      accountId: '20000302',
      meterId: 'G16-1',
      serial: 'G16-1',
      capacity: 'G16',
    });
    await eventually(async () => {
      const { body } = await api.when(get('/v1/accounts/20000302').by('clerk-101')).then(200);
      expect(body.notices).toEqual([
        { fa: expect.stringContaining('کنتور نصب‌شده G16 است'), en: expect.stringContaining('the installed meter G16') },
      ]);
    });
  });
});

describe('A2-5: an exchanged meter', () => {
  it('the serial of the old meter still finds the account, like that of the new one', async () => {
    const { takenOff, putIn } = meterExchanged.example;
    await say(meterExchanged, 'meter-1', {
      accountId: '20000301',
      takenOff: { ...takenOff, meterId: 'G4-0071' },
      putIn: { ...putIn, meterId: 'G4-0999', serial: 'G4-0999' },
    });
    await eventually(async () => expect(await find('g40999')).toEqual(['20000301: meterSerial']));
    expect(await find('G4-0071')).toEqual(['20000301: meterSerial']);
  });
});
