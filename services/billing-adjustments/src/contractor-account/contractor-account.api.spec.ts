import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CivilDate } from '@pishkhan/calendar';
import { contractorRegistered } from '@pishkhan/contracts';
import { rial } from '@pishkhan/money';
import { defineService } from '@pishkhan/service-kit';
import { get, said, speaking, startTestPlatform } from '@pishkhan/testing';
import { ContractorAccountApi } from './contractor-account.api.ts';
import { knownContractors } from './views/known-contractors.view.ts';
import { contractorBalance, contractorStatement } from './views/contractor-statement.view.ts';
import type { ContractorAccountEvent } from './domain/contractor-account.messages.ts';
import { contractorAccount, entriesOf } from './domain/contractor-account.ts';

const service = defineService({
  name: 'billing-adjustments',
  title: { fa: 'حساب پیمانکار', en: 'Contractor accounts' },
  deciders: [contractorAccount],
  views: [contractorStatement, contractorBalance, knownContractors],
  publish: {},
  reactions: [],
  controllers: [ContractorAccountApi],
});
const debited = (linkId: string, amount: number, postedOn = '2026-11-22'): ContractorAccountEvent => {
  const debit = {
    contractorId: 'contractor-zagros',
    linkId,
    amount: rial(amount),
    accountId: '1000001',
    caseId: 'case-1',
    correctionId: 'correction-1',
    reason: 'misread digit',
    postedOn: postedOn as CivilDate,
  };
  return { type: 'ContractorDebited', data: { ...debit, posting: { entries: entriesOf(debit) } } };
};
let platform: Awaited<ReturnType<typeof startTestPlatform>>;
let api: Awaited<ReturnType<typeof platform.start>>;

beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(service);
  const registered = ['contractor-zagros', 'contractor-alborz'];
  await speaking(platform.messages)(
    ...registered.map((contractorId) => said(contractorRegistered, `contractor-${contractorId}`, { contractorId })),
  );
});
afterAll(() => platform.stop());

const misreadBy = (event: ContractorAccountEvent, contractId: string) => {
  const misreading = { readOn: '2026-10-01' as CivilDate, contractId, zone: 'zone-1' };
  return { ...event, data: { ...event.data, misreading } } as ContractorAccountEvent;
};

describe('GET /v1/contractors/:contractorId/account', () => {
  const own = get('/v1/contractors/contractor-zagros/account?limit=2');
  it('A3-5: returns the debits, the latest first, the debt, and the sum of each Jalali month', async () => {
    const { body } = await api
      .given({
        'contractor-account-contractor-zagros': [
          debited('link-1', 35_000, '2026-11-21'),
          debited('link-2', 10),
          debited('link-3', 5),
        ],
      })
      .when(own.by('head-1'))
      .then(200);
    expect(body).toMatchObject({
      contractorId: 'contractor-zagros',
      balance: 35_015,
      months: [
        { from: '2026-11-22', amount: 15, entries: 2 },
        { from: '2026-10-23', amount: 35_000, entries: 1 },
      ],
      items: [
        { linkId: 'link-3', amount: 5 },
        { linkId: 'link-2', amount: 10 },
      ],
    });
    const next = await api
      .when(get(`/v1/contractors/contractor-zagros/account?limit=2&cursor=${body.next}`).by('auditor-1'))
      .then(200);
    expect(next.body).toMatchObject({
      items: [{ linkId: 'link-1', amount: 35_000, accountId: '1000001', caseId: 'case-1', reason: 'misread digit' }],
      next: null,
    });
  });
  it('A3-5, 10.1: shows the lines of one Jalali month, by any day of it', async () => {
    const path = '/v1/contractors/contractor-zagros/account?month=1405/08/15';
    const { body } = await api.when(get(path).by('head-1')).then(200);
    expect(body.items.map(({ linkId }: { linkId: string }) => linkId)).toEqual(['link-1']);
    expect(body).toMatchObject({ balance: 35_015, months: [{ entries: 2 }, { entries: 1 }] });
    const none = get('/v1/contractors/contractor-zagros/account?month=1405/12/29').by('head-1');
    expect((await api.when(none).then(200)).body.items).toEqual([]);
  });
  it('is empty for a contractor without debits', async () => {
    const { body } = await api.when(get('/v1/contractors/contractor-alborz/account').by('reader-alborz')).then(200);
    expect(body).toEqual({
      contractorId: 'contractor-alborz',
      balance: 0,
      months: [],
      contracts: [],
      items: [],
      next: null,
    });
  });
  it('A3-5: shows the lines of one contract, and the sum of each; entries of earlier releases have none', async () => {
    const entries = [
      misreadBy(debited('link-1', 30_000), 'contract-1'),
      misreadBy(debited('link-2', 500), 'contract-1'),
      misreadBy(debited('link-3', 200), 'contract-2'),
      debited('link-4', 7),
    ];
    const inStream = entries.map((entry) => ({
      ...entry,
      data: { ...entry.data, contractorId: 'contractor-alborz' },
    })) as ContractorAccountEvent[];
    const asked = (query: string) => get(`/v1/contractors/contractor-alborz/account${query}`).by('head-1');
    const { body } = await api
      .given({ 'contractor-account-contractor-alborz': inStream })
      .when(asked('?contractId=contract-1'))
      .then(200);
    expect(body.contracts).toEqual([
      { contractId: 'contract-1', amount: 30_500, entries: 2 },
      { contractId: 'contract-2', amount: 200, entries: 1 },
      { contractId: null, amount: 7, entries: 1 },
    ]);
    expect(body.items.map(({ linkId }: { linkId: string }) => linkId)).toEqual(['link-2', 'link-1']);
    expect(body.items[0]).toMatchObject({ misreadOn: '2026-10-01', contractId: 'contract-1', zone: 'zone-1' });
    const unknown = await api.when(asked('?contractId=unknown')).then(200);
    expect(unknown.body.items.map(({ linkId }: { linkId: string }) => linkId)).toEqual(['link-4']);
  });
  it('A3-5, N29: ContractorAccountMustExist, another account and an unknown one have the same answer', async () => {
    await api.when(own.by('reader-zagros')).then(200);
    const unknown = get('/v1/contractors/contractor-nobody/account');
    const answers = [own.by('reader-alborz'), unknown.by('reader-alborz'), unknown.by('head-1')].map(
      async (request) => {
        const { body } = await api.when(request).thenRefused(404, 'ContractorAccountMustExist');
        const { correlationId: _, instance: _instance, ...problem } = body;
        return JSON.stringify(problem).replaceAll(/contractor-(zagros|nobody)/g, 'ID');
      },
    );
    expect(new Set(await Promise.all(answers)).size).toBe(1);
    await api.when(own.by('clerk-101')).then(403);
  });
  it('N5, N24: OwnContractorMustBeRegistered, a contractor that nobody has registered sees nothing', async () => {
    const now = Math.floor(Date.now() / 1_000);
    const claims = { iss: platform.issuer.issuer, aud: 'pishkhan', sub: 'x', iat: now, exp: now + 600 };
    const token = await platform.issuer.sign({ ...claims, roles: ['readingContractor'], office: 'contractor-x' });
    await api
      .when(get('/v1/contractors/contractor-x/account').with({ authorization: `Bearer ${token}` }))
      .thenRefused(403, 'OwnContractorMustBeRegistered');
  });
});
