import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, get, post, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import {
  billCorrected,
  billCorrectionOvertaken,
  billCorrectionProposed,
  billCorrectionRefused,
  billIssued,
  certificateGranted,
  paymentReceived,
  tariffVersionPublished,
} from '@pishkhan/contracts';
import { Value } from 'typebox/value';
import { topicOf, type ContractMessage } from '@pishkhan/messages';
import { day } from '../../bill-account/examples/account.ts';
import { accepted, installed, requested, senderTo, supplied } from '../../bill-account/examples/messages.ts';
import { certificates, publishedSettings } from '../../bill-account/examples/settings.ts';
import { billingAdjustments } from '../../index.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
let send: ReturnType<typeof senderTo>;
const published: ContractMessage[] = [];

const typesIn = async (stream: string) => (await platform.eventStore.readStream(stream)).map(({ type }) => type);
const hashOf = async (correctionId: string): Promise<string> =>
  (await api.when(get(`/v1/corrections/${correctionId}`).by('auditor-1')).then(200)).body.hash;
const approval = (correctionId: string, hash: string) => post(`/v1/corrections/${correctionId}/approvals`, { hash });
const contracts = [
  billIssued,
  paymentReceived,
  billCorrectionOvertaken,
  billCorrectionProposed,
  billCorrected,
  billCorrectionRefused,
  certificateGranted,
  tariffVersionPublished,
];
const heard = (type: string) => published.filter((message) => message.type === type).map(({ data }) => data);

beforeAll(async () => {
  platform = await startTestPlatform({ now: '2026-10-01T04:30:00.000Z' });
  api = await platform.start(billingAdjustments);
  send = senderTo(platform.messages);
  await platform.messages.consume({
    topics: [topicOf('billing-adjustments')],
    group: 'spec',
    handle: async (message) => void published.push(message),
  });
  await api
    .given({ ...publishedSettings, ...certificates })
    .when(get('/v1/corrections').by('auditor-1'))
    .then(200);
});
afterAll(() => platform.stop());

describe('messages of other services', () => {
  it('a reading that arrives before its account is kept, and billed when the account is opened', async () => {
    await send('metering', 'meter-62000001', 'MeterInstalled', installed);
    await send('metering', 'meter-62000001', 'ReadingAccepted', accepted('a', day(5), 1_060));
    await eventually(async () => expect(await typesIn('bill-account-10203040')).toEqual(['MeterTaken', 'ReadingKept']));
    await send('customer-accounts', 'account-10203040', 'AccountOpened', supplied);
    await eventually(async () =>
      expect(await typesIn('bill-account-10203040')).toEqual([
        'MeterTaken',
        'ReadingKept',
        'BillAccountOpened',
        'BillIssued',
      ]),
    );
    await send('metering', 'meter-62000001', 'ReadingAccepted', accepted('b', day(6), 1_240));
    await send('metering', 'meter-62000001', 'ReadingAccepted', accepted('c', day(7), 1_250));
    await eventually(() =>
      expect(heard('BillIssued')).toMatchObject([
        { billNumber: '10203040-1405-01-1' },
        { billNumber: '10203040-1405-02-1' },
        { billNumber: '10203040-1405-03-1', payable: 490_000 },
      ]),
    );
  });

  it('A3-3: a request that breaks a rule is rejected by the rule', async () => {
    await send('case-handling', 'case-refused', 'BillCorrectionRequested', requested('refused', { rightIndex: 1_240 }));
    await eventually(() =>
      expect(heard('BillCorrectionRefused')).toMatchObject([
        {
          correctionId: 'refused',
          caseId: 'case-of-refused',
          rule: 'CorrectIndexMustDiffer',
          says: {
            fa: 'رقم صحیح همان رقم ثبت‌شده است (رقم کنتور: ۱٬۲۴۰)',
            en: 'The right index equals the current one (index: 1240)',
          },
        },
      ]),
    );
  });

  it('15.4-29: a representative with an expired certificate makes no correction', async () => {
    await send(
      'case-handling',
      'case-lapsed',
      'BillCorrectionRequested',
      requested('lapsed', { proposedBy: 'representative-101-lapsed' }),
    );
    await eventually(() =>
      expect(heard('BillCorrectionRefused').at(-1)).toMatchObject({
        correctionId: 'lapsed',
        rule: 'ProposerMustHoldValidCertificate',
      }),
    );
  });

  it('A3-3: a valid request results in a proposal', async () => {
    await send('case-handling', 'case-1', 'BillCorrectionRequested', requested('c-1'));
    const [proposed] = await eventually(() => {
      expect(heard('BillCorrectionProposed')).toHaveLength(1);
      return heard('BillCorrectionProposed');
    });
    expect(proposed).toMatchObject({
      correctionId: 'c-1',
      officeId: 'office-101',
      bills: ['10203040-1405-02-1', '10203040-1405-03-1'],
      approvalsNeeded: ['qualifiedRepresentative'],
      hash: await hashOf('c-1'),
    });
  });
});

describe('15.4-38 a case takes its request back', () => {
  const takenBack = (correctionId: string) => ({
    correctionId,
    caseId: `case-of-${correctionId}`,
    officeId: 'office-101',
    accountId: '10203040',
    withdrawnBy: 'representative-101-a',
    reason: 'رقم دیگری هم اشتباه است',
    withdrawnOn: '2026-10-01',
  });
  it('15.4-38: the proposal ends, the case receives why, and it is in no inbox', async () => {
    await send('case-handling', 'case-back', 'BillCorrectionRequested', requested('back'));
    const hash = await eventually(async () => {
      const found = await hashOf('back');
      expect(found).toMatch(/^[0-9a-f]{64}$/);
      return found;
    });
    await send('case-handling', 'case-back', 'BillCorrectionWithdrawn', takenBack('back'));
    await eventually(() =>
      expect(heard('BillCorrectionRefused').at(-1)).toMatchObject({
        correctionId: 'back',
        rule: 'CorrectionMustNotBeWithdrawn',
        says: { fa: 'درخواست این تعدیل پس گرفته شده است' },
        reason: 'رقم دیگری هم اشتباه است',
      }),
    );
    const { body } = await api.when(get('/v1/corrections/back').by('auditor-1')).then(200);
    expect(body).toMatchObject({ status: 'withdrawn', approvalsLeft: [] });
    await api.when(approval('back', hash).by('representative-101-b')).thenRefused(409, 'CorrectionMustNotBeWithdrawn');
    const inbox = await api.when(get('/v1/corrections?status=awaitingApproval').by('clerk-101')).then(200);
    expect(inbox.body.items.map((item: { correctionId: string }) => item.correctionId)).toEqual(['c-1']);
  });
  it('15.4-38: a withdrawal before its request ends it as well', async () => {
    await send('case-handling', 'case-early', 'BillCorrectionWithdrawn', takenBack('early'));
    await send('case-handling', 'case-early', 'BillCorrectionRequested', requested('early'));
    await eventually(async () => expect(await typesIn('correction-early')).toEqual(['CorrectionWithdrawn']));
  });
});

describe('who may approve (7.5)', () => {
  it('a clerk may read the proposal of the own office, but not approve it', async () => {
    const { body } = await api.when(get('/v1/corrections?status=awaitingApproval').by('clerk-101')).then(200);
    expect(body.items).toMatchObject([
      {
        correctionId: 'c-1',
        approvalsLeft: ['qualifiedRepresentative'],
        proposal: { contractorEntry: { amount: 35_000 }, correctiveBill: { replaces: '10203040-1405-03-1' } },
      },
    ]);
    await api.when(approval('c-1', await hashOf('c-1')).by('clerk-101')).thenRefused(403, 'RoleMustAllow');
  });
  it('another office may neither see nor approve it', async () => {
    expect((await api.when(get('/v1/corrections').by('clerk-102')).then(200)).body.items).toEqual([]);
    await api.when(get('/v1/corrections/c-1').by('clerk-102')).thenRefused(404, 'CorrectionMustExist');
    await api
      .when(approval('c-1', await hashOf('c-1')).by('representative-102'))
      .thenRefused(404, 'CorrectionMustExist');
  });
  it('not the proposer, not the head instead of the representative, not without a certificate, not with an unknown hash', async () => {
    const hash = await hashOf('c-1');
    await api.when(approval('c-1', hash).by('representative-101-a')).thenRefused(422, 'ApproverMustNotBeProposer');
    await api.when(approval('c-1', hash).by('head-1')).thenRefused(403, 'ApproverMustHoldTheRole');
    await api
      .when(approval('c-1', hash).by('representative-101-lapsed'))
      .thenRefused(403, 'ApproverMustHoldValidCertificate');
    await api
      .when(approval('c-1', 'a'.repeat(64)).by('representative-101-b'))
      .thenRefused(422, 'ApprovedHashMustBeCurrent');
    await api.when(approval('c-9', hash).by('representative-101-b')).thenRefused(404, 'CorrectionMustExist');
    await api
      .when(post('/v1/corrections/c-1/approvals', { hash: 'no hash' }).by('representative-101-b'))
      .thenRefused(400, 'InvalidInput');
  });
});

describe('a stale proposal (11.8)', () => {
  const shownAs = async (isStale: boolean) => {
    const shown = { correctionId: 'c-1', isStale };
    expect((await api.when(get('/v1/corrections/c-1').by('auditor-1')).then(200)).body).toMatchObject(shown);
    const { items } = (await api.when(get('/v1/corrections').by('representative-101-b')).then(200)).body;
    expect(items).toContainEqual(expect.objectContaining(shown));
  };
  it('after a payment it is shown as stale at once: approval is rejected, it is computed again, with another hash', async () => {
    const hash = await hashOf('c-1');
    await shownAs(false);
    const bill = (await api.when(get('/v1/bills/10203040-1405-01-1').because('spec').by('clerk-101')).then(200)).body;
    const payment = {
      billId: bill.billId,
      paymentId: bill.paymentId,
      amount: 98_000,
      paidOn: '2026-10-01',
      receiptNumber: 'R-1',
    };
    await api
      .when(post('/v1/payments', payment).by('bank-1'))
      .then(201, [
        { type: 'PaymentReceived', data: { matched: { to: 'bill', difference: 0 }, settles: ['10203040-1405-01-1'] } },
      ]);
    await shownAs(true);
    await eventually(() =>
      expect(heard('BillCorrectionOvertaken')).toEqual([
        {
          correctionId: 'c-1',
          caseId: 'case-of-c-1',
          accountId: '10203040',
          officeId: 'office-101',
          hash,
          isOvertaken: true,
          because: 'payment',
          changes: ['payment'],
        },
      ]),
    );
    await api.when(approval('c-1', hash).by('representative-101-b')).thenRefused(422, 'ProposalMustMatchItsInputs');
    await api
      .when(post('/v1/corrections/c-1/proposals').by('representative-102'))
      .thenRefused(404, 'CorrectionMustExist');
    const { body } = await api
      .when(post('/v1/corrections/c-1/proposals').by('representative-101-b'))
      .then(200, [{ type: 'CorrectionReproposed' }]);
    expect(body).toMatchObject({ status: 'awaitingApproval', approvalsLeft: ['qualifiedRepresentative'] });
    expect(body.hash).not.toBe(hash);
    await eventually(() => shownAs(false));
    await api.when(approval('c-1', hash).by('representative-101-b')).thenRefused(422, 'ApprovedHashMustBeCurrent');
  });
});

describe('approval and posting', () => {
  it('A3-5, 11.8-5: posts once: corrective bill, both sides of Card 74, and a message to the case', async () => {
    platform.clock.set('2026-10-02T04:30:00.000Z');
    const { body } = await api.when(approval('c-1', await hashOf('c-1')).by('representative-101-b')).then(200);
    expect(body).toMatchObject({ status: 'fullyApproved', approvalsLeft: [] });
    await eventually(async () =>
      expect((await typesIn('correction-c-1')).slice(-3)).toEqual([
        'CorrectionApproved',
        'CorrectionFullyApproved',
        'CorrectionPosted',
      ]),
    );
    expect((await typesIn('bill-account-10203040')).slice(-3)).toEqual([
      'PaymentReceived',
      'BillsCorrected',
      'MiscEntryPosted',
    ]);
    await eventually(async () =>
      expect(await typesIn('contractor-account-contractor-zagros')).toEqual(['ContractorDebited']),
    );
    await eventually(() =>
      expect(heard('BillCorrected')).toMatchObject([
        {
          correctionId: 'c-1',
          difference: -63_486,
          contractorEntry: { linkId: 'c-1', contractorId: 'contractor-zagros', amount: 35_000 },
          bills: [
            { billNumber: '10203040-1405-02-1', settlement: 'nextBill' },
            {
              billNumber: '10203040-1405-03-1',
              settlement: 'correctiveBill',
              correctiveBill: { billNumber: '10203040-1405-03-2' },
            },
          ],
        },
      ]),
    );
  });
  it('a repeated approval changes nothing for the same person, and is too late for another', async () => {
    const hash = await hashOf('c-1');
    await api.when(approval('c-1', hash).by('representative-101-b')).then(200, []);
    await api
      .when(approval('c-1', hash).by('representative-101-a'))
      .thenRefused(409, 'CorrectionMustBeAwaitingApproval');
  });
  it('shows the bills with current charges, and a ledger that balances', async () => {
    const { body: bills } = await api
      .when(get('/v1/accounts/10203040/bills').because('spec').by('clerk-101'))
      .then(200);
    expect(
      bills.items.map(({ billNumber, status }: { billNumber: string; status: string }) => [billNumber, status]),
    ).toEqual([
      ['10203040-1405-03-2', 'issued'],
      ['10203040-1405-03-1', 'superseded'],
      ['10203040-1405-02-1', 'corrected'],
      ['10203040-1405-01-1', 'paid'],
    ]);
    const { body: ledger } = await api
      .when(get('/v1/accounts/10203040/ledger').because('spec').by('auditor-1'))
      .then(200);
    const sums = ledger.items.map(({ entries }: { entries: { amount: number }[] }) =>
      entries.reduce((sum, { amount }) => sum + amount, 0),
    );
    expect(sums).toEqual(ledger.items.map(() => 0));
    expect(ledger.items.map(({ kind }: { kind: string }) => kind)).toEqual([
      'miscEntry',
      'correction',
      'payment',
      'bill',
      'bill',
      'bill',
    ]);
  });
});

describe('messages to other services', () => {
  it('each message fits its contract', () => {
    for (const { type, data } of published)
      expect([type, ...Value.Errors(contracts.find((contract) => contract.type === type)!.schema, data)]).toEqual([
        type,
      ]);
    expect(new Set(published.map(({ type }) => type))).toEqual(new Set(contracts.map(({ type }) => type)));
  });
});
