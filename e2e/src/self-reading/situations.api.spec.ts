import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { billingAdjustments } from '@pishkhan/billing-adjustments';
import { parseJalali } from '@pishkhan/calendar';
import { caseHandling } from '@pishkhan/case-handling';
import { accountOpened } from '@pishkhan/contracts';
import { billIdOf } from '@pishkhan/identifiers';
import { metering } from '@pishkhan/metering';
import {
  calendar,
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

const representative = 'representative-101-a';
const on = (jalali: string): string => parseJalali(jalali)!;

let platform: TestPlatform;
let billing: Awaited<ReturnType<TestPlatform['start']>>;
let cases: Awaited<ReturnType<TestPlatform['start']>>;
let meters: Awaited<ReturnType<TestPlatform['start']>>;

beforeAll(async () => {
  // 10:00 of 1405-05-11 in Tehran.
  platform = await startTestPlatform({ now: `${on('1405-05-11')}T06:30:00.000Z` });
  billing = await platform.start(billingAdjustments);
  cases = await platform.start(caseHandling);
  meters = await platform.start(metering);
  const contracts = readsMeters({ zone: 'zone-a' });
  await meters.given(contracts).when(get('/v1/reading-contracts').by('auditor-1')).then(200);
  await billing.given(settings).when(get('/v1/corrections').by('auditor-1')).then(200);
  await publishVersion(cases, '/v1/working-calendars', calendar);
});
afterAll(() => platform.stop());

interface Bill {
  readonly billNumber: string;
  readonly consumption: string;
  readonly periodTo: string;
}
type Row = readonly [readOn: string, index: number | 'absent'];
/** A household with a meter; readings of the contractor arrive as files. */
const household = async (accountId: string, installedOn: string, index: number) => {
  const serial = `6${accountId}`;
  const supply = { accountId, fileNumber: accountId, billId: billIdOf({ fileNumber: accountId, companyCode: '062' }) };
  const openedOn = on(installedOn);
  await speaking(platform.messages)(said(accountOpened, `account-${accountId}`, { ...supply, openedOn }));
  const meter = { serial, accountId, capacity: 'G4', registerDigits: 5, installedOn: openedOn, index, zone: 'zone-a' };
  await meters.when(post('/v1/meters', meter).by('connections-1')).then(201);
  const read = async (...rows: Row[]) => {
    const lines = rows.map(([day, figure]) =>
      figure === 'absent'
        ? `${serial},${on(day)},,absent,reader-17`
        : `${serial},${on(day)},${figure},actual,reader-17`,
    );
    const csv = ['meter_serial,read_on,index,kind,reader', ...lines].join('\n');
    await meters.when(post('/v1/reading-files', csv, 'text/csv').by('reader-zagros')).then(200);
  };
  const bills = async (count: number): Promise<readonly Bill[]> => {
    const path = `/v1/accounts/${accountId}/bills`;
    const { body } = await eventually(async () => {
      const found = await billing.when(get(path).because('spec').by('auditor-1')).then(200);
      expect(found.body.items).toHaveLength(count);
      return found;
    });
    return body.items;
  };
  return { accountId, serial, read, bills };
};

const explained = async (billNumber: string) =>
  (await billing.when(get(`/v1/bills/${billNumber}/explanation`).because('spec').by('auditor-1')).then(200)).body;
const file = async (caseId: string, by = representative) =>
  (await cases.when(get(`/v1/cases/${caseId}`).by(by)).then(200)).body;
const at = (caseId: string, stage: string) =>
  eventually(async () => {
    const found = await file(caseId);
    expect(found.stage).toBe(stage);
    return found;
  });
const declared = async (accountId: string, figure: object): Promise<string> => {
  const request = { kind: 'self-reading', accountId, ...figure };
  const opening = post('/v1/cases', request).by('clerk-101').asTyped();
  const { body } = await eventually(() => cases.when(opening).then(201));
  return body.caseId;
};
const decide = (caseId: string, answer: string, by = representative, form: object = {}) =>
  post(`/v1/cases/${caseId}/decisions`, { answer, reason: 'طبق مدارک پرونده', ...form })
    .by(by)
    .asTyped();
const informed = (caseId: string) =>
  cases.when(post(`/v1/cases/${caseId}/notices`, { channel: 'inPerson' }).by('clerk-101')).then(201);

describe('A9 with a slip', () => {
  it('A9-3, A9-4, 15.4-12, 15.4-22: approved, confirmed, billed until the day read, and handed over in 24 hours', async () => {
    const { accountId, serial, bills, read } = await household('3100009', '1405-03-01', 1_000);
    await read(['1405-04-01', 1_100]);
    await bills(1);
    const slip = { slipNumber: 'S-9', slipLeftOn: on('1405-05-08') };
    const caseId = await declared(accountId, {
      channel: 'telephone',
      index: '۱٬۱۹۰',
      readOn: '1405/05/09',
      announcedOn: '1405/05/10',
      ...slip,
    });
    await cases.when(decide(caseId, 'figureEntered')).then(201);
    await cases.when(decide(caseId, 'confirmed', 'affairs-1')).then(201);
    const { clocks } = await at(caseId, 'delivery');
    expect(clocks[1]).toMatchObject({ clock: 'bill', state: 'running', dueAt: `${on('1405-05-12')}T06:30:00.000Z` });
    expect(await bills(2)).toMatchObject([{ consumption: '90.000', periodTo: on('1405-05-09') }, {}]);
    await informed(caseId);
    const closed = await file(caseId, 'clerk-101');
    expect(closed).toMatchObject({ outcome: 'billed', state: 'closed' });
    expect(closed.notices[0].says.fa).toContain('مصرف ۹۰ مترمکعب');
    const { body } = await meters.when(get(`/v1/meters/${serial}/readings`).because('spec').by('auditor-1')).then(200);
    expect(body.items[0]).toMatchObject({
      index: 1_190,
      kind: 'actual',
      readOn: on('1405-05-09'),
      declared: { channel: 'telephone', announcedOn: on('1405-05-10'), approvedBy: representative, caseId },
    });
  });
});

describe('situation 16: a figure of days that are billed by estimates', () => {
  it('15.4-12, 15.4-31, 15.4-32, A9-4: both estimated bills come before a person and are put right', async () => {
    const { accountId, serial, read, bills } = await household('3100016', '1405-02-01', 700);
    await read(['1405-03-01', 1_000], ['1405-04-01', 'absent'], ['1405-05-01', 'absent']);
    expect((await bills(3)).map(({ consumption }) => consumption)).toEqual(['300.000', '300.000', '300.000']);
    const caseId = await declared(accountId, {
      channel: 'post',
      index: 1_090,
      readOn: '1405-04-15',
      announcedOn: '1405-05-10',
      evidence: 'عکس ۱۶',
    });
    await cases.when(decide(caseId, 'figureEntered')).then(201);
    await cases.when(decide(caseId, 'confirmed', 'affairs-1')).then(201);
    const proposed = await eventually(async () => {
      const { body } = await billing
        .when(get('/v1/corrections?approvalsLeft=headOfSubscriberAffairs&limit=200').by('head-1'))
        .then(200);
      const own = body.items.find((each: { accountId: string }) => each.accountId === accountId);
      expect(own).toBeDefined();
      return own;
    });
    expect(proposed.bills ?? proposed.proposal?.bills).toHaveLength(2);
    expect(await file(caseId)).toMatchObject({ stage: 'reading' });
    const { hash } = (await billing.when(get(`/v1/corrections/${proposed.correctionId}`).by('head-1')).then(200)).body;
    await billing.when(post(`/v1/corrections/${proposed.correctionId}/approvals`, { hash }).by('head-1')).then(200);
    await at(caseId, 'evidenceAnswer');
    await informed(caseId);
    expect(await file(caseId, 'clerk-101')).toMatchObject({ outcome: 'keptAsEvidence' });
    platform.clock.set(`${on('1405-06-01')}T06:30:00.000Z`);
    await read(['1405-06-01', 1_190]);
    const inForce = (await bills(5)).filter(({ billNumber }) => !billNumber.endsWith('1405-03-1'));
    const last = await Promise.all(inForce.slice(0, 3).map(({ billNumber }) => explained(billNumber)));
    expect(last.map(({ consumption }) => consumption)).toEqual(['66.000', '62.000', '62.000']);
    const { body } = await meters.when(get(`/v1/meters/${serial}/readings`).because('spec').by('auditor-1')).then(200);
    const indexes = body.items.map(({ readOn, index }: { readOn: string; index: number }) => [readOn, index]);
    expect(indexes.slice(0, 5)).toEqual([
      [on('1405-06-01'), 1_190],
      [on('1405-05-01'), 1_124],
      [on('1405-04-15'), 1_090],
      [on('1405-04-01'), 1_062],
      [on('1405-03-01'), 1_000],
    ]);
  });
});

describe('situation 17: a figure that falls', () => {
  it('A9-3, 15.4-33, 15.4-34: registered as declared, and another figure with its evidence is billed', async () => {
    const { accountId, serial, read, bills } = await household('3100017', '1405-05-01', 9_800);
    await read(['1405-06-01', 9_924]);
    await bills(1);
    platform.clock.set(`${on('1405-07-02')}T06:30:00.000Z`);
    const caseId = await declared(accountId, {
      channel: 'counter',
      index: '09790',
      readOn: '1405-07-01',
      slipNumber: 'S-17',
      slipLeftOn: '1405-07-01',
      evidence: 'عکس: 0997 و رقم آخر میان ۴ و ۵',
    });
    const falls = await cases.when(decide(caseId, 'figureEntered')).thenRefused(422, 'FigureMustBePossible');
    expect(falls.body.data).toMatchObject({ index: 9_790, previousIndex: 9_924, previousReadOn: on('1405-06-01') });
    expect(await bills(1)).toHaveLength(1);
    const right = { index: 9_974, evidence: 'عکس کنتور؛ چرخ آخر میان ۴ و ۵ است' };
    await cases.when(decide(caseId, 'otherFigureEntered', representative, right)).then(201);
    await cases.when(decide(caseId, 'confirmed', 'affairs-1')).then(201);
    await at(caseId, 'delivery');
    const [bill] = await bills(2);
    expect(bill).toMatchObject({ consumption: '50.000', periodTo: on('1405-07-01') });
    expect((await explained(bill!.billNumber)).charges.total).toBe(80_695);
    const { body } = await meters.when(get(`/v1/meters/${serial}/readings`).because('spec').by('auditor-1')).then(200);
    expect(body.items[0]).toMatchObject({ index: 9_974, declared: { declaredIndex: 9_790 } });
    await informed(caseId);
  });
});
