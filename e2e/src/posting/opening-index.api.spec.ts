import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { billingAdjustments } from '@pishkhan/billing-adjustments';
import { caseHandling } from '@pishkhan/case-handling';
import { accountOpened } from '@pishkhan/contracts';
import { billIdOf } from '@pishkhan/identifiers';
import { metering } from '@pishkhan/metering';
import {
  calendar,
  fees,
  eventually,
  get,
  post,
  publishVersion,
  readsMeters,
  said,
  speaking,
  startTestPlatform,
  type TestPlatform,
} from '@pishkhan/testing';
import { settings } from '../objection/surroundings.builders.ts';

/**
 * Total of a bill of 31 warm days (household, G4, zone 1, sample tariff of 1404-07), reckoned by hand from the printed
 * lines (11.5, 11.6, 15.4-16, 15.4-30): gas price, standing charge 5,167, levy 10 % of the gas price, VAT 9 % of gas
 * price and standing charge.
 */
const totalOf = {
  '280': 599_419 + 5_167 + 59_942 + 54_413,
  '290': 631_689 + 5_167 + 63_169 + 57_317,
  '310': 698_280 + 5_167 + 69_828 + 63_310,
  '600': 1_961_821 + 5_167 + 196_182 + 177_029,
  '1300': 5_424_021 + 5_167 + 542_402 + 488_627,
} as const;
type Consumption = keyof typeof totalOf;
const representative = 'representative-101-a';

let platform: TestPlatform;
let billing: Awaited<ReturnType<TestPlatform['start']>>;
let cases: Awaited<ReturnType<TestPlatform['start']>>;
let meters: Awaited<ReturnType<TestPlatform['start']>>;

beforeAll(async () => {
  platform = await startTestPlatform({ now: '2026-09-27T04:30:00.000Z' });
  billing = await platform.start(billingAdjustments);
  cases = await platform.start(caseHandling);
  meters = await platform.start(metering);
  const contracts = readsMeters({ zone: 'zone-a' });
  await meters.given(contracts).when(get('/v1/reading-contracts').by('auditor-1')).then(200);
  const certificate = {
    subject: 'representative-102',
    office: 'office-102',
    certificateNumber: 'C-representative-102',
    issuer: 'certifier-1',
    validFrom: '2026-03-21',
    validTo: '2027-03-20',
  };
  const standIn = { 'certificate-representative-102': [{ type: 'CertificateGranted', data: certificate }] };
  await billing
    .given({ ...settings, ...standIn })
    .when(get('/v1/corrections').by('auditor-1'))
    .then(200);
  await publishVersion(cases, '/v1/working-calendars', calendar);
  await publishVersion(cases, '/v1/fee-schedules', fees);
});
afterAll(() => platform.stop());

type Row = readonly [readOn: string, index: number | 'absent'];
/** A household whose meter was installed on 1 Tir 1405; its readings arrive as one file of the contractor. */
const household = async (accountId: string, index: number, registerDigits = 5) => {
  const serial = `6${accountId}`;
  const supply = { accountId, fileNumber: accountId, billId: billIdOf({ fileNumber: accountId, companyCode: '062' }) };
  await speaking(platform.messages)(said(accountOpened, `account-${accountId}`, { ...supply, openedOn: '2026-06-22' }));
  const meter = {
    serial,
    accountId,
    capacity: 'G4',
    registerDigits,
    installedOn: '2026-06-22',
    index,
    zone: 'zone-a',
  };
  await meters.when(post('/v1/meters', meter).by('connections-1')).then(201);
  const read = async (...rows: Row[]) => {
    const lines = rows.map(([readOn, figure]) =>
      figure === 'absent' ? `${serial},${readOn},,absent,reader-17` : `${serial},${readOn},${figure},actual,reader-17`,
    );
    const csv = ['meter_serial,read_on,index,kind,reader', ...lines].join('\n');
    const { body } = await meters.when(post('/v1/reading-files', csv, 'text/csv').by('reader-zagros')).then(200);
    expect(body).toMatchObject({ accepted: rows.length });
  };
  const readings = async () => {
    const { body } = await meters.when(get(`/v1/meters/${serial}/readings`).because('spec').by('auditor-1')).then(200);
    return (body.items as { readingId: string; readOn: string; index: number }[]).toReversed();
  };
  /** Each bill in force of the account: its indexes, consumption and total, the first one first. */
  const bills = async (count: number) => {
    const { body } = await eventually(async () => {
      const found = await billing
        .when(get(`/v1/accounts/${accountId}/bills`).because('spec').by('auditor-1'))
        .then(200);
      expect(found.body.items).toHaveLength(count);
      return found;
    });
    const explained = await Promise.all(
      body.items.map(async ({ billNumber }: { billNumber: string }) => {
        const path = `/v1/bills/${billNumber}/explanation`;
        return (await billing.when(get(path).because('spec').by('auditor-1')).then(200)).body;
      }),
    );
    return explained
      .filter(({ supersededBy }) => supersededBy === undefined)
      .toSorted((one, other) => one.periodFrom.localeCompare(other.periodFrom))
      .map(({ readings: { opening, closing }, consumption, charges, receivable }) => ({
        indexes: [opening.index, closing.index],
        consumption,
        total: charges.total,
        receivable,
      }));
  };
  return { accountId, read, readings, bills };
};
type Household = Awaited<ReturnType<typeof household>>;

/** Registration and visit: the clerk's part of the case. */
const visited = async ({ accountId }: Household, indexSeen: number, remarks?: string): Promise<string> => {
  const request = { kind: 'meter-visit', accountId, reason: 'رقم قبض با کنتور نمی‌خواند' };
  const { body } = await eventually(() => cases.when(post('/v1/cases', request).by('clerk-101')).then(201));
  const visit = { visitedOn: '2026-09-27', indexSeen, meterSound: true, ...(remarks && { remarks }) };
  await eventually(() => cases.when(post(`/v1/cases/${body.caseId}/visits`, visit).by('clerk-101')).then(201));
  return body.caseId;
};
const decision = (caseId: string, readings: readonly { readingId: string; rightIndex: number }[]) => {
  const answer = { answer: 'errorConfirmed', readings, fault: 'company', reason: 'رقم‌ها اشتباه ثبت شده است' };
  return post(`/v1/cases/${caseId}/decisions`, answer).by(representative);
};
/** Decision, proposal, every approval, posting and notice. */
const corrected = async (
  { accountId }: Household,
  caseId: string,
  readings: readonly { readingId: string; rightIndex: number }[],
) => {
  const decided = await eventually(() => cases.when(decision(caseId, readings)).then(201));
  const path = `/v1/corrections/${decided.body.requestId}`;
  const { body: proposed } = await eventually(() => billing.when(get(path).by('representative-101-b')).then(200));
  const signers = { qualifiedRepresentative: 'representative-101-b', headOfSubscriberAffairs: 'head-1' };
  for (const role of proposed.proposal.approvalsNeeded as (keyof typeof signers)[])
    await billing.when(post(`${path}/approvals`, { hash: proposed.hash }).by(signers[role])).then(200);
  await eventually(async () => {
    const { body } = await cases.when(get(`/v1/cases/${caseId}`).by('clerk-101')).then(200);
    expect(body).toMatchObject({ stage: 'correctedAnswer' });
  });
  await cases.when(post(`/v1/cases/${caseId}/notices`, { channel: 'phone' }).by('clerk-101')).then(201);
  const { body: file } = await cases.when(get(`/v1/cases/${caseId}`).by('clerk-101')).then(200);
  expect(file).toMatchObject({ outcome: 'corrected', accountId });
  return { proposal: proposed.proposal, file };
};
/** The head confirms a wide rollover with the decision; the other persons sign. */
const postedByHead = async (home: Household, readings: readonly { readingId: string; rightIndex: number }[]) => {
  const caseId = await visited(home, 900);
  const escalation = { reason: 'گذر از صفر را رئیس تأیید می‌کند' };
  await eventually(() => cases.when(post(`/v1/cases/${caseId}/escalations`, escalation).by(representative)).then(201));
  const answer = { answer: 'errorConfirmed', readings, fault: 'company', reason: 'کنتور از صفر گذشته است' };
  const confirmed = { ...answer, rolloverEvidence: 'عکس شمارنده' };
  const { body: decided } = await eventually(() =>
    cases.when(post(`/v1/cases/${caseId}/decisions`, confirmed).by('head-1')).then(201),
  );
  const path = `/v1/corrections/${decided.requestId}`;
  const { body: proposed } = await eventually(() => billing.when(get(path).by('representative-101-b')).then(200));
  const sign = (by: string) => post(`${path}/approvals`, { hash: proposed.hash }).by(by);
  await billing.when(sign('representative-101-b')).then(200);
  if (proposed.proposal.approvalsNeeded.length > 1) {
    const named = { person: 'representative-102', reason: 'رئیس پیشنهاددهنده است' };
    await billing.when(post(`${path}/stand-ins`, named).by('head-1')).then(201);
    await billing.when(sign('representative-102')).then(200);
  }
  await eventually(async () => {
    const { body } = await cases.when(get(`/v1/cases/${caseId}`).by('clerk-101')).then(200);
    expect(body).toMatchObject({ stage: 'correctedAnswer' });
  });
  await cases.when(post(`/v1/cases/${caseId}/notices`, { channel: 'phone' }).by('clerk-101')).then(201);
  return proposed.proposal;
};
/** Metering's indexes are those that billing bills, period by period. */
const agreed = async (
  home: Household,
  indexes: readonly number[],
  consumptions: readonly Consumption[],
  { issued = consumptions.length } = {},
) => {
  await eventually(async () => expect((await home.readings()).map(({ index }) => index)).toEqual(indexes));
  const inForce = await home.bills(issued);
  expect(inForce.map(({ indexes: pair }) => pair)).toEqual(indexes.slice(1).map((each, at) => [indexes[at], each]));
  expect(inForce.map(({ consumption, total }) => [consumption, total])).toEqual(
    consumptions.map((each) => [`${each}.000`, totalOf[each]]),
  );
  return inForce.at(-1)!.receivable as number;
};
const changes = ({ bills }: { bills: readonly Record<'before' | 'after', { total: number }>[] }) =>
  bills.map(({ before, after }) => [before.total, after.total]);

describe('F5, 15.4-38: a wrong opening index and two misreads in one case, over both services', () => {
  it('F5c, 15.4-38: the opening index before the first bill, from registration to the next true bill', async () => {
    const home = await household('31000001', 1_100);
    await home.read(['1405-05-01', 2_400], ['1405-06-01', 3_700]);
    expect((await home.bills(2)).map(({ total }) => total)).toEqual([totalOf['1300'], totalOf['1300']]);
    const caseId = await visited(home, 1_900);
    const [opening, first, second] = await home.readings();
    const right = [
      { readingId: opening!.readingId, rightIndex: 1_000 },
      { readingId: first!.readingId, rightIndex: 1_310 },
      { readingId: second!.readingId, rightIndex: 1_600 },
    ];
    await eventually(() =>
      cases.when(decision(caseId, right.slice(0, 2))).thenRefused(422, 'EveryReadingAboveIndexSeenMustBeCorrected'),
    );
    const { proposal } = await corrected(home, caseId, right);
    expect(changes(proposal)).toEqual([
      [totalOf['1300'], totalOf['310']],
      [totalOf['1300'], totalOf['290']],
    ]);
    expect(proposal.difference).toBe(totalOf['310'] + totalOf['290'] - 2 * totalOf['1300']);
    expect(await agreed(home, [1_000, 1_310, 1_600], ['310', '290'])).toBe(totalOf['310'] + totalOf['290']);
    await home.read(['1405-07-01', 1_880]);
    expect(await agreed(home, [1_000, 1_310, 1_600, 1_880], ['310', '290', '280'])).toBe(
      totalOf['310'] + totalOf['290'] + totalOf['280'],
    );
  });

  it('F5c, 15.4-31, case 01: with an estimate between the misreads, which is derived anew from the right ones', async () => {
    const home = await household('31000002', 1_100);
    await home.read(['1405-05-01', 2_400], ['1405-06-01', 'absent'], ['1405-07-01', 4_300]);
    expect((await home.bills(3)).map(({ indexes }) => indexes)).toEqual([
      [1_100, 2_400],
      [2_400, 3_700],
      [3_700, 4_300],
    ]);
    const caseId = await visited(home, 1_950);
    const [opening, first, , last] = await home.readings();
    const { proposal, file } = await corrected(home, caseId, [
      { readingId: opening!.readingId, rightIndex: 1_000 },
      { readingId: first!.readingId, rightIndex: 1_310 },
      { readingId: last!.readingId, rightIndex: 1_900 },
    ]);
    expect(changes(proposal)).toEqual([
      [totalOf['1300'], totalOf['310']],
      [totalOf['1300'], totalOf['310']],
      [totalOf['600'], totalOf['280']],
    ]);
    const right = 2 * totalOf['310'] + totalOf['280'];
    expect(proposal.difference).toBe(right - 2 * totalOf['1300'] - totalOf['600']);
    expect(file.correction.difference).toBe(proposal.difference);
    expect(file.notices[0].says.fa).toMatch(/^اشتباه قرائت تأیید و اصلاح شد\. /);
    // The third bill was unpaid inside its deadline: a corrective bill replaced it, and asks for the whole debt.
    expect(file.notices[0].says.fa).toContain('مبلغ قابل پرداخت قبض اصلاحی ۲٬۳۹۲٬۰۰۰ ریال');
    expect(await agreed(home, [1_000, 1_310, 1_620, 1_900], ['310', '310', '280'], { issued: 4 })).toBe(right);
  });

  it('F5c: the opening index alone, before any bill: no amount changes, and the first bill starts at the right index', async () => {
    const home = await household('31000003', 100);
    const caseId = await visited(home, 90);
    const [opening] = await home.readings();
    const { proposal, file } = await corrected(home, caseId, [{ readingId: opening!.readingId, rightIndex: 80 }]);
    expect(proposal).toMatchObject({ bills: [], difference: 0 });
    expect(file.notices[0].says.fa).toMatch(
      /^اشتباه قرائت تأیید و اصلاح شد\. هنوز قبضی با رقم پیشین صادر نشده بود؛ قبض بعدی با رقم صحیح حساب می‌شود\. /,
    );
    await eventually(async () => expect((await home.readings()).map(({ index }) => index)).toEqual([80]));
    await home.read(['1405-05-01', 390]);
    expect(await agreed(home, [80, 390], ['310'])).toBe(totalOf['310']);
  });
});

describe('F11, 15.4-33, 15.4-34: the head confirms a rollover above the share of the register for a corrected index', () => {
  it('from the decision to the posting, the explanation, the meter and the next true bill', async () => {
    const home = await household('31000004', 4_000, 4);
    await home.read(['1405-05-01', 7_000], ['1405-06-01', 9_000]);
    await home.bills(2);
    const caseId = await visited(home, 1_400, 'عکس شمارنده');
    const [, , last] = await home.readings();
    const right = [{ readingId: last!.readingId, rightIndex: 1_200 }];
    const answer = { answer: 'errorConfirmed', readings: right, fault: 'company', reason: 'کنتور از صفر گذشته است' };
    const confirmed = { ...answer, rolloverEvidence: 'عکس شمارنده در بازدید' };
    const decide = (body: object, by: string) => post(`/v1/cases/${caseId}/decisions`, body).by(by);
    await eventually(() =>
      cases.when(decide(answer, representative)).thenRefused(422, 'EveryReadingAboveIndexSeenMustBeCorrected'),
    );
    await cases.when(decide(confirmed, representative)).thenRefused(403, 'WideRolloverMustBeConfirmedByTheHead');
    const escalation = { reason: 'گذر از صفر را رئیس تأیید می‌کند' };
    await cases.when(post(`/v1/cases/${caseId}/escalations`, escalation).by(representative)).then(201);
    const { body: decided } = await eventually(() => cases.when(decide(confirmed, 'head-1')).then(201));
    const path = `/v1/corrections/${decided.requestId}`;
    const { body: proposed } = await eventually(() => billing.when(get(path).by('representative-101-b')).then(200));
    expect(proposed.proposal.warnings).toMatchObject([
      { kind: 'overridden', fa: expect.stringContaining('مدرک: عکس شمارنده در بازدید'), data: { by: 'head-1' } },
      { kind: 'rolloverAboveShare', fa: expect.stringContaining('۴٬۲۰۰ مترمکعب') },
    ]);
    const sign = (by: string) => post(`${path}/approvals`, { hash: proposed.hash }).by(by);
    await billing.when(sign('head-1')).thenRefused(422, 'ApproverMustNotBeProposer');
    await billing.when(sign('representative-101-b')).then(200);
    const named = { person: 'representative-102', reason: 'رئیس پیشنهاددهنده است' };
    await billing.when(post(`${path}/stand-ins`, named).by('head-1')).then(201);
    await billing.when(sign('representative-102')).then(200);
    await eventually(async () =>
      expect((await home.readings()).map(({ index }) => index)).toEqual([4_000, 7_000, 1_200]),
    );
    const serial = '631000004';
    const { body: readings } = await meters
      .when(get(`/v1/meters/${serial}/readings`).because('spec').by('auditor-1'))
      .then(200);
    expect(readings.items[0]).toMatchObject({ index: 1_200, rolledOver: true });
    const inForce = await home.bills(2);
    expect(inForce.map(({ indexes, consumption }) => [indexes, consumption])).toEqual([
      [[4_000, 7_000], '3000.000'],
      [[7_000, 1_200], '4200.000'],
    ]);
    const { body: bills } = await billing
      .when(get('/v1/accounts/31000004/bills').because('spec').by('auditor-1'))
      .then(200);
    const [newest] = bills.items;
    const explained = await billing
      .when(get(`/v1/bills/${newest.billNumber}/explanation`).because('spec').by('auditor-1'))
      .then(200);
    expect(explained.body.corrections).toMatchObject([
      {
        override: {
          by: 'head-1',
          evidence: 'عکس شمارنده در بازدید',
          findings: [{ kind: 'rolloverAboveShare', fa: expect.stringContaining('گذر شمارنده از صفر') }],
        },
      },
    ]);
    await home.read(['1405-07-04', 1_390]);
    await eventually(async () =>
      expect((await home.bills(3)).at(-1)).toMatchObject({ indexes: [1_200, 1_390], consumption: '190.000' }),
    );
  });
  it('is kept by a mark that nobody had confirmed: a further correction of the index before it bills what the meter counted', async () => {
    const home = await household('31000005', 8_000, 4);
    const held = `meter_serial,read_on,index,kind,reader\n631000005,1405-05-01,400,actual,reader-17`;
    await meters.when(post('/v1/reading-files', held, 'text/csv').by('reader-zagros')).then(200);
    const worklist = get('/v1/readings-to-review?meterId=631000005').by('affairs-1');
    const { body: waiting } = await meters.when(worklist).then(200);
    const accepted = { reason: 'کنتور از صفر گذشته است' };
    const accept = post(`/v1/readings-to-review/${waiting.items[0].reviewId}/acceptance`, accepted).by('affairs-1');
    await meters.when(accept).then(200);
    await home.read(['1405-06-01', 800]);
    await home.bills(2);
    const before = (await home.readings())[1]!.readingId;
    const right = (rightIndex: number) => [{ readingId: before, rightIndex }];
    await corrected(home, await visited(home, 900), right(9_500));
    await postedByHead(home, right(8_100));
    const proposal = await postedByHead(home, right(8_090));
    expect(proposal.readings.map(({ readingId }: { readingId: string }) => readingId)).toEqual([before]);
    await eventually(async () =>
      expect((await home.readings()).map(({ index }) => index)).toEqual([8_000, 8_090, 800]),
    );
    const last = (await meters.when(get('/v1/meters/631000005/readings').because('spec').by('auditor-1')).then(200))
      .body.items[0];
    expect(last).toMatchObject({ index: 800, rolledOver: true });
    await home.read(['1405-07-04', 900]);
    await eventually(async () => {
      const { body } = await billing.when(get('/v1/accounts/31000005/bills').because('spec').by('auditor-1')).then(200);
      const inForce = await home.bills(body.items.length);
      expect(inForce.map(({ indexes, consumption }) => [indexes, consumption])).toEqual([
        [[8_000, 8_090], '90.000'],
        [[8_090, 800], '2710.000'],
        [[800, 900], '100.000'],
      ]);
    });
  });
});
