import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accountOpened, staffMemberRegistered } from '@pishkhan/contracts';
import { eventually, get, post, said, speaking, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { billingAdjustments } from '../../../index.ts';
import { day, terms } from '../../examples/account.ts';
import { after, opened, read, type Step } from '../../examples/history.ts';
import { payAmount } from '../../examples/money.ts';
import { certificates, publishedSettings } from '../../examples/settings.ts';

const [accountId, headsAccount, thirdAccount] = ['30000011', '30000012', '30000013'];
/** A receipt of 30,000,000 for two accounts each. */
const split = [
  { reason: 'returnedCheque', receipt: 'cheque-30', accounts: ['30000014', '30000015'] },
  { reason: 'wrongAccount', receipt: 'slip-30', accounts: ['30000016', '30000017'] },
  { reason: 'returnedCheque', receipt: 'C-45', padded: 'C-00045', accounts: ['30000018', '30000019'] },
] as const;
const reportedAs = (each: (typeof split)[number], place: number): string =>
  place > 0 && 'padded' in each ? each.padded : each.receipt;
const paidWith = (account: string, payments: readonly Step[]) => ({
  [`bill-account-${account}`]: JSON.parse(
    JSON.stringify(after(opened, [read('a', day(5), 300), ...payments]).events).replaceAll(terms.accountId, account),
  ),
});
/** Each account has receipts of its own. */
const accountOf = (account: string) =>
  paidWith(account, [
    payAmount(`large-${account}`, 21_000_000),
    payAmount(`r1-${account}`, 12_000_000),
    payAmount(`r2-${account}`, 12_000_000),
  ]);

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
const step = (reversalId: string, name: string, body?: object) =>
  post(`/v1/payment-reversals/${reversalId}/${name}`, body);
const requested = async (
  receipt: string,
  account = accountId,
  by = 'receivables-1',
  reason = 'returnedCheque',
): Promise<string> => {
  const { body } = await api.when(get(`/v1/accounts/${account}/payments`).because('spec').by('clerk-101')).then(200);
  const { reference } = body.items.find((each: { receiptNumber: string }) =>
    [receipt, `${receipt}-${account}`].includes(each.receiptNumber),
  );
  const evidence = {
    reason,
    documentNumber: 'B-1',
    documentDate: '1405/09/01',
    extent: 'thisPayment',
  };
  const request = post(`/v1/payments/${reference}/reversals`, evidence).asTyped().by(by);
  return (await api.when(request).then(201)).body.reversalId;
};
const statusOf = async (reversalId: string): Promise<string> =>
  (await api.when(get(`/v1/payment-reversals/${reversalId}`).by('auditor-1')).then(200)).body.status;

beforeAll(async () => {
  platform = await startTestPlatform({ now: '2026-12-01T04:30:00.000Z' });
  api = await platform.start(billingAdjustments);
  const accounts = Object.assign(
    {},
    ...[accountId, headsAccount, thirdAccount].map(accountOf),
    ...split.flatMap((each) =>
      each.accounts.map((account, place) => paidWith(account, [payAmount(reportedAs(each, place), 15_000_000)])),
    ),
  );
  await api
    .given({ ...publishedSettings, ...certificates, ...accounts })
    .when(get('/v1/corrections').by('auditor-1'))
    .then(200);
  const mark = 'mark-of-the-head-00000';
  const say = speaking(platform.messages);
  await say(
    said(staffMemberRegistered, 'staff-member-head-1', { subject: 'head-1', marks: [mark], subscribers: [] }),
    said(accountOpened, `account-${headsAccount}`, { accountId: headsAccount, subscriberId: 's-1', holder: mark }),
  );
});
afterAll(() => platform.stop());

describe('N3 over HTTP: two reversals of one account at one moment, each below the band', () => {
  it('N3: one is posted, the other shows its confirmation and waits for the head, and nothing is lost', async () => {
    const [one, other] = [await requested('r1'), await requested('r2')];
    const answers = await Promise.all(
      [one, other].map((id) => api.send(step(id, 'confirmations').by('receivables-2'))),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const waiting = await eventually(async () => {
      const found = await Promise.all([one, other].map(statusOf));
      expect(found.toSorted()).toEqual(['posted', 'requested']);
      return found[0] === 'requested' ? one : other;
    });
    await api.when(step(waiting, 'confirmations').by('receivables-3')).thenRefused(404, 'ReversalMustExist');
    const { body } = await api.when(get(`/v1/payment-reversals/${waiting}`).by('head-1')).then(200);
    expect(body).toMatchObject({
      approvalsNeeded: ['receivablesOfficer', 'headOfSubscriberAffairs'],
      approvals: [{ by: 'receivables-2', role: 'receivablesOfficer' }],
      sum: { own: 12_000_000, total: 24_000_000, raisesBand: true },
      statusTitle: { fa: 'در انتظار تأیید' },
      reasonTitle: { fa: 'برگشت چک' },
      yourPart: 'sign',
      barred: [
        { person: 'receivables-1', as: 'proposer', title: { fa: 'پیشنهاددهنده' } },
        { person: 'receivables-2', as: 'signer' },
      ],
    });
    expect(body.history.map(({ kind, by }: { kind: string; by: string }) => [kind, by])).toEqual([
      ['requested', 'receivables-1'],
      ['signed', 'receivables-2'],
      ['foundShort', 'billing-adjustments'],
    ]);
    const { body: asked } = await api.when(get(`/v1/payment-reversals/${waiting}`).by('receivables-1')).then(200);
    expect(asked.yourPart).toBeUndefined();
    const { body: ofAccount } = await api
      .when(get(`/v1/payment-reversals?account=${accountId}&status=requested`).by('receivables-2'))
      .then(200);
    expect(ofAccount.items.map(({ reversalId }: { reversalId: string }) => reversalId)).toEqual([waiting]);
    await api.when(step(waiting, 'confirmations').by('head-1')).then(200);
    await eventually(async () => expect(await statusOf(waiting)).toBe('posted'));
  });
});

describe('N3 over HTTP: one receipt of 30,000,000 over two accounts, taken back payment by payment', () => {
  it.each(split)(
    'N3: $reason of $receipt: the head signs each, also if both are confirmed at one moment',
    async (each) => {
      const { reason, receipt, accounts } = each;
      const ids = [
        await requested(receipt, accounts[0], 'receivables-1', reason),
        await requested(reportedAs(each, 1), accounts[1], 'receivables-1', reason),
      ];
      const answers = await Promise.all(ids.map((id) => api.send(step(id, 'confirmations').by('receivables-2'))));
      for (const { body } of answers)
        expect(body).toMatchObject({ status: 'requested', approvalsLeft: ['headOfSubscriberAffairs'] });
      for (const id of ids) {
        const { body } = await api.when(get(`/v1/payment-reversals/${id}`).by('head-1')).then(200);
        expect(body.sum).toMatchObject({ own: 15_000_000, raisesBand: true });
        expect(body.sum.items.at(-1)).toMatchObject({ amount: 15_000_000, because: 'sameReceipt' });
        await api.when(step(id, 'confirmations').by('head-1')).then(200);
        await eventually(async () => expect(await statusOf(id)).toBe('posted'));
      }
    },
  );
});

describe('N26, N4 over HTTP: the bars of a reversal', () => {
  it('N26: two persons do not change places after a decline', async () => {
    const first = await requested('r1', thirdAccount);
    await api.when(step(first, 'declines', { reason: 'ناقص است' }).by('receivables-2')).then(200);
    const again = await requested('r1', thirdAccount, 'receivables-2');
    expect(again).toBe(first);
    const { body } = await api
      .when(step(again, 'confirmations').by('receivables-1'))
      .thenRefused(422, 'SignerMustNotHaveProposedBefore');
    expect(body.title).toContain('پیش‌تر');
    await api.when(step(again, 'confirmations').by('head-1')).then(200);
  });
  it('N4, 15.4-35: a head who is the subscriber names a representative, who confirms this reversal alone', async () => {
    const reversalId = await requested('large', headsAccount);
    const { body } = await api.when(step(reversalId, 'confirmations').by('receivables-2')).then(200);
    expect(body).toMatchObject({ status: 'requested', approvalsLeft: ['headOfSubscriberAffairs'] });
    await eventually(() =>
      api.when(step(reversalId, 'confirmations').by('head-1')).thenRefused(422, 'SignerMustNotBenefit'),
    );
    await api.when(step(reversalId, 'confirmations').by('representative-102')).thenRefused(404, 'ReversalMustExist');
    await api
      .when(step(reversalId, 'stand-ins', { person: 'representative-102', reason: 'رئیس، مشترک است' }).by('head-1'))
      .then(201, [{ type: 'PaymentReversalStandInNamed', data: { because: 'headMayNotSign' } }]);
    await eventually(async () => {
      const { body: list } = await api.when(get('/v1/payment-reversals').by('representative-102')).then(200);
      expect(list.items.map((each: { reversalId: string }) => each.reversalId)).toEqual([reversalId]);
    });
    await api.when(step(reversalId, 'confirmations').by('representative-102')).then(200, [
      {
        type: 'PaymentReversalConfirmed',
        data: { role: 'headOfSubscriberAffairs', inPlace: { as: 'qualifiedRepresentative', namedBy: 'head-1' } },
      },
    ]);
    await eventually(async () => expect(await statusOf(reversalId)).toBe('posted'));
  });
});
