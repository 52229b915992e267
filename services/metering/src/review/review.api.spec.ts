import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { parseJalali } from '@pishkhan/calendar';
import { envelopeFor } from '@pishkhan/service-kit';
import { accountOpened } from '@pishkhan/contracts';
import { derivedId } from '@pishkhan/identifiers';
import {
  get,
  post,
  publishVersion,
  readsMeters,
  said,
  speaking,
  startTestPlatform,
  type TestPlatform,
} from '@pishkhan/testing';
import { eventually } from '@pishkhan/testing/eventually';
import { modelOf } from '@pishkhan/views';
import { countyOfAccount } from '../copies/county-of-account.view.ts';
import { setTimeout } from 'node:timers/promises';
import { metering } from '../index.ts';

/** Lag of the views, ms. */
let delay = 0;
let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
beforeAll(async () => {
  platform = await startTestPlatform();
  const { eventStore } = platform;
  const subscribe = eventStore.subscribe.bind(eventStore);
  jest
    .spyOn(eventStore, 'subscribe')
    .mockImplementation(({ handle, ...options }) =>
      subscribe({ ...options, handle: async (...batch) => (await setTimeout(delay), handle(...batch)) }),
    );
  api = await platform.start(metering);
  const meters = Array.from({ length: 100 }, (_, number) => `H7-09${String(number).padStart(2, '0')}`);
  const contracts = readsMeters({ meters: [...meters, 'H7-0102', 'H7-0105', 'H7-0701'] });
  const alborz = readsMeters({ meters: ['H7-0800'] }, 'contractor-alborz');
  await api
    .given({ ...contracts, ...alborz })
    .when(get('/v1/reading-contracts').by('auditor-1'))
    .then(200);
  await publishVersion(api, '/v1/reading-policies/index-judgement/versions', policy);
});
afterAll(() => platform.stop());

const policy = {
  version: 'sample-1',
  effectiveFrom: '2018-04-05',
  sample: true,
  settles: '15.4-33: limits of the judgement',
  content: {
    rolloverPercentOfRegister: 25,
    confirmPercentOfCapacity: 15,
    confirmTimesSameSeason: 3,
    unusualTimesSameSeason: 10,
    unusualCubicMetresPer30Days: 600,
    readingsOfAStandstill: 3,
    reviewWithinDays: 3,
  },
};
const file = (...rows: string[]) =>
  post('/v1/reading-files', ['meter_serial,read_on,index,kind,reader', ...rows].join('\n'), 'text/csv').by(
    'reader-zagros',
  );
/** The account is of the county before its meter is installed. */
const opened = async (accountId: string, countyOffice: string) => {
  await speaking(platform.messages)(said(accountOpened, `account-${accountId}`, { accountId, countyOffice }));
  const { database } = await platform.platformFor('metering');
  await eventually(async () => expect(await modelOf(database, countyOfAccount).findById(accountId)).not.toBeNull());
};
/** By an earlier release, which did not ask for the county of the account. */
const installedBefore = (serial: string, accountId: string, installedOn: string, index: number) => {
  const terms = { serial, accountId, capacity: 'G4', registerDigits: 5, installedOn, index };
  const data = { meterId: serial, readingId: derivedId(serial, installedOn), ...terms };
  return api
    .given({ [`meter-${serial}`]: [{ type: 'MeterInstalled', data }] })
    .when(get(`/v1/meters/${serial}`).because('spec').by('auditor-1'))
    .then(200);
};
const install = async (serial: string, on: string, index: number, countyOffice?: string) => {
  const accountId = `2${serial.replace(/\D/g, '')}`;
  if (countyOffice !== 'none') await opened(accountId, countyOffice ?? 'county-1');
  if (countyOffice !== undefined) return installedBefore(serial, accountId, parseJalali(on)!, index);
  return api
    .when(
      post('/v1/meters', {
        serial,
        accountId,
        capacity: 'G4',
        registerDigits: 5,
        installedOn: parseJalali(on),
        index,
      }).by('connections-1'),
    )
    .then(201);
};
/** Delivers a file and waits until its held rows are in the worklist. */
const delivered = async (...rows: string[]) => {
  const { body, headers } = await api.when(file(...rows)).then(200);
  await worklist('', headers);
  return { body, headers };
};
const worklist = async (meterId: string, after: Headers, more = '', who = 'affairs-1') =>
  (
    await api
      .when(
        get(`/v1/readings-to-review?${meterId && `meterId=${meterId}`}${more}`)
          .by(who)
          .with({ 'x-after-position': after.get('x-position')! }),
      )
      .then(200)
  ).body.items;
const review = (reviewId: string, step: string, body: object, who = 'affairs-1') =>
  post(`/v1/readings-to-review/${reviewId}/${step}`, body).by(who);
const readingsOf = async (meterId: string, after: Headers) =>
  (
    await api
      .when(
        get(`/v1/meters/${meterId}/readings`)
          .because('spec')
          .by('auditor-1')
          .with({ 'x-after-position': after.get('x-position')! }),
      )
      .then(200)
  ).body.items;

describe('GET /v1/readings-to-review', () => {
  it('F1, F8: shows the held reading with its reason in words, its numbers and its deadline', async () => {
    await install('H7-0901', '1405-05-01', 8_500);
    const { body, headers } = await api.when(file('H7-0901,1405-05-31,99604,actual,r1')).then(200);
    expect(body).toMatchObject({
      accepted: 0,
      refused: [],
      held: [{ line: 2, rule: 'ConsumptionMustNotExceedCapacity' }],
    });
    const [item, ...others] = await worklist('H7-0901', headers);
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      reviewId: body.held[0].reviewId,
      about: 'reading',
      accountId: '270901',
      readOn: '2026-08-22',
      index: 99_604,
      previous: { readOn: '2026-07-23', index: 8_500 },
      contractorId: 'contractor-zagros',
      readerId: 'r1',
      fileId: body.fileId,
      line: 2,
      heldOn: '2026-11-22',
      reviewUntil: '2026-11-25',
      visit: null,
      end: null,
    });
    expect(item.reasons).toEqual([
      { finding: 'exceedsCapacity', fa: expect.stringContaining('۹۱٬۱۰۴'), en: expect.stringContaining('4320') },
    ]);
    expect(item.reasons[0].fa).not.toMatch(/[a-z]/i);
  });
  it('A2: shows a standstill until the meter moves', async () => {
    await install('H7-0902', '1405-03-01', 500);
    const { headers } = await api
      .when(
        file(
          'H7-0902,1405-04-01,510,actual,r1',
          'H7-0902,1405-05-01,510,actual,r1',
          'H7-0902,1405-06-01,510,actual,r1',
        ),
      )
      .then(200);
    const [item] = await worklist('H7-0902', headers);
    expect(item).toMatchObject({ about: 'standstill', index: 510, reasons: [{ finding: 'standsStill' }] });
    await api.when(review(item.reviewId, 'rejection', { reason: 'x' })).thenRefused(422, 'OnlyAReadingMayBeCorrected');
    const moved = await api.when(file('H7-0902,1405-07-01,520,actual,r1')).then(200);
    expect(await worklist('H7-0902', moved.headers)).toEqual([]);
    expect(await worklist('H7-0902', moved.headers, '&state=reviewed')).toMatchObject([
      { end: { outcome: 'released', by: null } },
    ]);
  });
  it('is for subscriber affairs, field experts and auditors', async () => {
    await api.when(get('/v1/readings-to-review').by('expert-1')).then(200);
    await api.when(get('/v1/readings-to-review').by('clerk-101')).thenRefused(403, 'RoleMustAllow');
    await api.when(get('/v1/readings-to-review').by('reader-zagros')).thenRefused(403, 'RoleMustAllow');
    await api.when(get('/v1/readings-to-review?state=odd').by('affairs-1')).thenRefused(400, 'InvalidInput');
  });
});

describe('the county of a reading (1.2, 15.4-26)', () => {
  const held = async (serial: string, county: string) => {
    await install(serial, '1405-05-01', 8_500, county);
    return delivered(`${serial},1405-05-31,99604,actual,r1`);
  };
  it('15.4-26: an officer, the head and an expert see and decide readings of their county only; the auditor sees all', async () => {
    const { body, headers } = await held('H7-0921', 'county-2');
    for (const who of ['affairs-1', 'head-1', 'expert-1'])
      expect(await worklist('H7-0921', headers, '', who)).toEqual([]);
    expect(await worklist('H7-0921', headers, '', 'auditor-1')).toHaveLength(1);
    const { reviewId } = body.held[0];
    const reason = { reason: 'x', evidence: 'y' };
    for (const [step, more] of [
      ['acceptance', {}],
      ['correction', { rightIndex: 8_600 }],
      ['rejection', {}],
      ['visit', {}],
    ] as const)
      for (const who of ['affairs-1', 'head-1'])
        await api
          .when(review(reviewId, step, { reason: 'x', ...(step === 'correction' && reason), ...more }, who))
          .thenRefused(404, 'ReviewMustExist');
  });
  it('1.2: an account whose county is not known is no officer’s, until its contract arrives', async () => {
    const { body, headers } = await held('H7-0922', 'none');
    expect(await worklist('H7-0922', headers)).toEqual([]);
    expect(await worklist('H7-0922', headers, '', 'auditor-1')).toHaveLength(1);
    const rejection = review(body.held[0].reviewId, 'rejection', { reason: 'x' });
    await api.when(rejection).thenRefused(503, 'ViewIsBehind');
    await opened('270922', 'county-1');
    expect(await worklist('H7-0922', headers)).toHaveLength(1);
    await api.when(rejection).then(200);
  });
  it('pages are full although readings of other counties lie between', async () => {
    for (const serial of ['H7-0923', 'H7-0924', 'H7-0925'])
      await held(serial, serial === 'H7-0924' ? 'county-2' : 'county-1');
    const walk = async (who: string) => {
      const seen: string[] = [];
      let next = '';
      for (;;) {
        const { body } = await api.when(get(`/v1/readings-to-review?limit=1${next}`).by(who)).then(200);
        expect(body.items).toHaveLength(body.items.length === 0 && body.next === null ? 0 : 1);
        seen.push(...body.items.map(({ meterId }: { meterId: string }) => meterId));
        if (body.next === null) return seen;
        next = `&cursor=${body.next}`;
      }
    };
    const own = await walk('affairs-1');
    expect(own).toEqual(expect.arrayContaining(['H7-0923', 'H7-0925']));
    expect(own).not.toContain('H7-0924');
    expect(new Set(own).size).toBe(own.length);
    expect(await walk('auditor-1')).toContain('H7-0924');
  });
});

describe('a decision right after the delivery', () => {
  it('11.4: is taken without the position of the delivery, while the worklist lags', async () => {
    await install('H7-0970', '1405-05-01', 8_500);
    const { body } = await api.when(file('H7-0970,1405-05-31,99604,actual,r1')).then(200);
    delay = 300;
    const late = await api.when(file('H7-0970,1405-06-20,99703,actual,r1')).then(200);
    await api
      .when(review(late.body.held[0].reviewId, 'visit', { reason: 'رقم با کنتور مقایسه شود' }))
      .then(200, [{ type: 'ReadingVisitOrdered' }]);
    delay = 0;
    await api
      .when(review(body.held[0].reviewId, 'rejection', { reason: 'کنتور همسایه' }))
      .then(200, [{ type: 'ReadingReviewEnded' }]);
    await api.when(review('none', 'rejection', { reason: 'x' })).thenRefused(404, 'ReviewMustExist');
  });
});

describe('decisions on a held reading', () => {
  it('case 09, 15.4-33: 40 after 99100 is kept, not accepted, until a person confirms the rollover', async () => {
    await install('H7-0701', '1405-04-01', 99_000);
    const { body } = await delivered('H7-0701,1405-05-01,99100,actual,r1', 'H7-0701,1405-06-01,40,actual,r1');
    expect(body).toMatchObject({ accepted: 1, held: [{ line: 3, rule: 'RolloverMustBeConfirmed' }] });
    const { reviewId } = body.held[0];
    const accepted = await api.when(review(reviewId, 'acceptance', { reason: 'شمارنده از صفر گذشته است' })).then(200, [
      { type: 'ReadingReviewEnded', data: { outcome: 'accepted', reason: 'شمارنده از صفر گذشته است' } },
      { type: 'ReadingAccepted', data: { index: 40, rolledOver: true, confirmed: { by: 'person', reviewId } } },
    ]);
    expect((await readingsOf('H7-0701', accepted.headers))[0]).toMatchObject({ index: 40, confirmed: 'person' });
    await api.when(review(reviewId, 'acceptance', { reason: 'again' })).then(200, []);
    await api.when(review(reviewId, 'rejection', { reason: 'late' })).thenRefused(409, 'ReviewMustBeOpen');
    expect(await worklist('H7-0701', accepted.headers, '&state=reviewed')).toMatchObject([
      { open: false, end: { outcome: 'accepted', by: 'affairs-1', overridden: false } },
    ]);
  });
  it('15.4-33: a small rollover is confirmed by the policy, which the reading names', async () => {
    await install('H7-0903', '1404-01-01', 99_000);
    const { body, headers } = await delivered(
      'H7-0903,1404-05-01,99500,actual,r1',
      'H7-0903,1404-06-01,99600,actual,r1',
      'H7-0903,1405-05-01,99900,actual,r1',
      'H7-0903,1405-06-01,40,actual,r1',
    );
    expect(body).toMatchObject({ accepted: 4, held: [] });
    expect((await readingsOf('H7-0903', headers))[0]).toMatchObject({ rolledOver: true, confirmed: 'policy' });
    expect((await platform.eventStore.readStream('meter-H7-0903')).at(-1)!.data).toMatchObject({
      confirmed: { by: 'policy', policy: 'index-judgement', version: 'sample-1' },
    });
  });
  it('15.4-34: only the head overrides the capacity, with evidence', async () => {
    await install('H7-0904', '1405-05-01', 8_500);
    const { body } = await delivered('H7-0904,1405-05-31,14000,actual,r1');
    const { reviewId } = body.held[0];
    const reason = 'کارگاه شبانه‌روزی کار می‌کند';
    await api.when(review(reviewId, 'acceptance', { reason })).thenRefused(403, 'OverrideMustBeByTheHead');
    await api.when(review(reviewId, 'acceptance', { reason }, 'head-1')).thenRefused(422, 'OverrideMustNameEvidence');
    const { headers } = await api
      .when(review(reviewId, 'acceptance', { reason, evidence: 'عکس ۷' }, 'head-1'))
      .then(200, [
        { type: 'ReadingReviewEnded', data: { evidence: 'عکس ۷', overridden: [{ kind: 'exceedsCapacity' }] } },
        { type: 'ReadingAccepted', data: { index: 14_000 } },
      ]);
    expect(await worklist('H7-0904', headers, '&state=reviewed')).toMatchObject([
      { end: { by: 'head-1', overridden: true, evidence: 'عکس ۷', next: null } },
    ]);
  });
  it('15.4-34, F8: an accepted index that falls says in Persian what is left to do, and stays in the list until that is done', async () => {
    await install('H7-0914', '1405-05-01', 8_500);
    const { body } = await delivered('H7-0914,1405-05-20,8600,actual,r1', 'H7-0914,1405-05-31,8580,actual,r1');
    const { reviewId } = body.held[0];
    const accepting = review(reviewId, 'acceptance', { reason: 'بازدید شد', evidence: 'عکس ۹' }, 'head-1');
    const { headers } = await api.when(accepting).then(200);
    const [{ end, open }] = await worklist('H7-0914', headers, '&state=correctionAwaited');
    expect(open).toBe(true);
    expect(await worklist('H7-0914', headers, '&state=reviewed')).toEqual([]);
    expect(end.next.fa).toContain('تا اصلاح قرائت پیش از آن (رقم ۸٬۶۰۰ در ۲۰ مرداد ۱۴۰۵) قبض نمی‌شود');
    expect(end.next.fa).not.toMatch(/[a-z]/i);
    const later = await delivered('H7-0914,1405-06-31,8700,actual,r1');
    expect(await worklist('H7-0914', later.headers)).toEqual([]);
    expect(await worklist('H7-0914', later.headers, '&state=reviewed')).toMatchObject([
      { open: false, correctionAwaited: false, end: { outcome: 'accepted', overridden: true, next: null } },
    ]);
  });
  it('15.4-33: the head confirms a rollover by more than the share of the register, and the next reading is accepted', async () => {
    await install('H7-0948', '1404-06-01', 90_000);
    const { body } = await delivered('H7-0948,1405-06-01,20000,actual,r1');
    expect(body).toMatchObject({ accepted: 0, held: [{ line: 2, rule: 'IndexMustNotFall' }] });
    const { reviewId } = body.held[0];
    const confirmation = { reason: 'شمارنده از صفر گذشته است', evidence: 'عکس ۴۸', rolledOver: true };
    await api.when(review(reviewId, 'acceptance', confirmation)).thenRefused(403, 'OverrideMustBeByTheHead');
    await api
      .when(review(reviewId, 'acceptance', { ...confirmation, evidence: undefined }, 'head-1'))
      .thenRefused(422, 'OverrideMustNameEvidence');
    await api
      .when(review(reviewId, 'acceptance', confirmation, 'head-1'))
      .then(200, [
        { type: 'ReadingReviewEnded', data: { outcome: 'accepted', evidence: 'عکس ۴۸' } },
        { type: 'ReadingAccepted', data: { index: 20_000, rolledOver: true, rolloverConfirmed: true } },
        { type: 'AcceptedFallSettled' },
      ]);
    const next = await delivered('H7-0948,1405-07-01,20300,actual,r1');
    expect(next.body).toMatchObject({ accepted: 1, held: [], refused: [] });
    expect(await readingsOf('H7-0948', next.headers)).toMatchObject([
      { index: 20_300, rolledOver: false, confirmed: null },
      { index: 20_000, rolledOver: true, confirmed: 'person' },
      { kind: 'installation' },
    ]);
  });
  it('F1: a right index is judged again', async () => {
    await install('H7-0905', '1405-05-01', 8_500);
    const { body } = await delivered('H7-0905,1405-05-31,99604,actual,r1');
    const { reviewId } = body.held[0];
    const correction = (rightIndex: unknown) => ({ rightIndex, reason: 'عکس', evidence: 'عکس ۸' });
    await api.when(review(reviewId, 'correction', correction('abc'))).thenRefused(400, 'InvalidInput');
    await api.when(review(reviewId, 'correction', { rightIndex: 8_604 })).thenRefused(400, 'InvalidInput');
    await api
      .when(review(reviewId, 'correction', correction(14_000)))
      .thenRefused(422, 'ConsumptionMustNotExceedCapacity');
    await api.when(review(reviewId, 'correction', correction(8_400))).thenRefused(422, 'IndexMustNotFall');
    await api.when(review(reviewId, 'correction', correction(108_604))).thenRefused(422, 'IndexMustFitRegister');
    await api.when(review(reviewId, 'correction', correction('۸٬۶۰۴')).asTyped()).then(200, [
      { type: 'ReadingReviewEnded', data: { outcome: 'corrected', rightIndex: 8_604 } },
      { type: 'ReadingAccepted', data: { index: 8_604 } },
    ]);
    expect((await api.when(file('H7-0905,1405-05-31,99604,actual,r1', '')).then(200)).body).toMatchObject({
      accepted: 0,
      unchanged: 1,
      held: [],
    });
  });
  it('situation 17: a dial between two figures: 09790 after 9,924 falls, is no rollover, and 9,974 by photograph counts', async () => {
    await install('H7-0919', '1405-06-01', 9_924);
    const { body, headers } = await delivered('H7-0919,1405-07-01,09790,actual,r1');
    expect(body).toMatchObject({ accepted: 0, refused: [], held: [{ rule: 'IndexMustNotFall' }] });
    const [waiting] = await worklist('H7-0919', headers);
    expect(waiting).toMatchObject({ index: 9_790, previous: { index: 9_924 }, reasons: [{ finding: 'falls' }] });
    const right = { rightIndex: '09974', reason: 'عکس کنتور', evidence: 'عکس: چرخ آخر میان ۴ و ۵' };
    const corrected = await api.when(review(waiting.reviewId, 'correction', right).asTyped()).then(200, [
      { type: 'ReadingReviewEnded', data: { outcome: 'corrected', rightIndex: 9_974 } },
      { type: 'ReadingAccepted', data: { index: 9_974, rolledOver: false } },
    ]);
    expect((await readingsOf('H7-0919', corrected.headers))[0]).toMatchObject({ index: 9_974, confirmed: 'person' });
    const [ended] = await worklist('H7-0919', corrected.headers, '&state=reviewed');
    expect(ended).toMatchObject({ index: 9_790, end: { outcome: 'corrected' } });
  });
  it('F8: a misreading is rejected with a reason and stays on record; the same row again is rejected by name', async () => {
    await install('H7-0906', '1405-05-01', 8_500);
    const { body } = await delivered('H7-0906,1405-05-31,8400,actual,r1');
    const { reviewId } = body.held[0];
    await api.when(review(reviewId, 'rejection', {})).thenRefused(400, 'InvalidInput');
    await api.when(review('no-such-review', 'rejection', { reason: 'x' })).thenRefused(404, 'ReviewMustExist');
    await api.when(review(reviewId, 'rejection', { reason: 'x' }, 'clerk-101')).thenRefused(403, 'RoleMustAllow');
    await api
      .when(review(reviewId, 'rejection', { reason: 'کنتور همسایه' }))
      .then(200, [{ type: 'ReadingReviewEnded', data: { outcome: 'rejected' } }]);
    const again = await delivered('H7-0906,1405-05-31,8400,actual,r1');
    expect(again.body).toMatchObject({
      accepted: 0,
      held: [],
      refused: [{ line: 2, rule: 'ReadingMustNotBeRejected', data: { reason: 'کنتور همسایه' } }],
    });
  });
  it('A3-2: an ordered visit is in the list of the field expert, with its reason', async () => {
    await install('H7-0907', '1405-05-01', 8_500);
    const { body } = await delivered('H7-0907,1405-05-31,8400,actual,r1');
    const { headers } = await api
      .when(review(body.held[0].reviewId, 'visit', { reason: 'کنتور عوض شده است؟' }))
      .then(200, [{ type: 'ReadingVisitOrdered' }]);
    expect(await worklist('H7-0907', headers, '&state=visitOrdered', 'expert-1')).toMatchObject([
      { open: true, visit: { by: 'affairs-1', reason: 'کنتور عوض شده است؟' } },
    ]);
    await api
      .when(review(body.held[0].reviewId, 'acceptance', { reason: 'x' }, 'expert-1'))
      .thenRefused(403, 'RoleMustAllow');
  });
});

describe('the same file again', () => {
  const rows = ['H7-0105,1404-06-01,1050,actual,r1'];
  it('case 03: after the meter is installed it accepts the row, and a third delivery changes nothing', async () => {
    const first = await api.when(file(...rows)).then(200);
    expect(first.body).toMatchObject({ accepted: 0, refused: [{ line: 2, rule: 'MeterMustBeInContract' }] });
    await install('H7-0105', '1404-05-01', 1_000);
    const second = await api
      .when(file(...rows))
      .then(200, [{ type: 'ReadingAccepted' }, { type: 'ReadingFileJudgedAgain' }]);
    expect(second.body).toMatchObject({ fileId: first.body.fileId, accepted: 1, unchanged: 0, refused: [] });
    const third = await api.when(file(...rows)).then(200, []);
    expect(third.body).toMatchObject({ accepted: 0, unchanged: 1, refused: [] });
  });
  it('case 03: after a crash in the middle the rows of that delivery count as accepted once', async () => {
    await install('H7-0908', '1405-05-01', 100);
    const crashed = ['H7-0908,1405-05-31,150,actual,r1', 'H7-0909,1405-05-31,150,actual,r1'];
    const first = await api.when(file(...crashed)).then(200);
    expect(first.body).toMatchObject({ accepted: 1, refused: [{ line: 3, rule: 'MeterMustBeInContract' }] });
    await install('H7-0909', '1405-05-01', 100);
    // The second delivery recorded its row and crashed before the file.
    const { commandId, commandHash } = envelopeFor(
      { actor: { subject: 'reader-zagros', roles: ['readingContractor'] } },
      { key: ['row', first.body.fileId, '3', '1'], contentHash: first.body.fileId, businessDate: '2026-08-22' },
    );
    const [installed] = await platform.eventStore.readStream('meter-H7-0909');
    const accepted = (await platform.eventStore.readStream('meter-H7-0908')).at(-1)!;
    const { schemaVersion, ...metadata } = accepted.metadata;
    await platform.eventStore.append('meter-H7-0909', 0, [
      {
        id: crypto.randomUUID(),
        type: 'ReadingAccepted',
        data: { ...(accepted.data as object), meterId: 'H7-0909', readingId: 'r-9', accountId: '270909' },
        metadata: { ...metadata, schemaVersion, commandId, commandHash },
      },
    ]);
    expect(installed!.type).toBe('MeterInstalled');
    const second = await api.when(file(...crashed)).then(200, [{ type: 'ReadingFileJudgedAgain' }]);
    expect(second.body).toMatchObject({ accepted: 1, unchanged: 1, refused: [] });
    expect((await api.when(file(...crashed)).then(200, [])).body).toMatchObject({ accepted: 0, unchanged: 2 });
  });
  it('F8: staff list the files with rejected rows; a contractor sees its own', async () => {
    const { body, headers } = await api.when(file('H7-9999,1405-05-31,1,actual,r1')).then(200);
    const list = (query: string, who: string) =>
      api
        .when(
          get(`/v1/reading-files${query}`)
            .by(who)
            .with({ 'x-after-position': headers.get('x-position')! }),
        )
        .then(200);
    const { items } = (await list('?rows=refused', 'affairs-1')).body;
    expect(items[0]).toMatchObject({
      fileId: body.fileId,
      contractorId: 'contractor-zagros',
      refusedRows: 1,
      refused: [
        {
          line: 2,
          rule: 'MeterMustBeInContract',
          field: 'meter_serial',
          data: { serial: 'H7-9999', readOn: '2026-08-22', index: 1 },
        },
      ],
    });
    expect(items.every(({ refusedRows }: { refusedRows: number }) => refusedRows > 0)).toBe(true);
    expect((await list('', 'reader-alborz')).body.items).toEqual([]);
    expect((await list('', 'reader-zagros')).body.items.length).toBeGreaterThan(1);
    await api.when(get('/v1/reading-files').by('clerk-101')).thenRefused(403, 'RoleMustAllow');
  });
});

describe('rows of a file', () => {
  it('15.4-46, situation 20: are judged in the order of their days, whatever their order in the file', async () => {
    const rows = (serial: string) => [
      `${serial},1405-05-31,150,actual,r1`,
      `${serial},1405-06-31,190,actual,r1`,
      `${serial},1405-07-30,240,actual,r1`,
      `${serial},1405-08-30,235,actual,r1`,
    ];
    const orders = [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [2, 0, 3, 1],
    ];
    for (const [place, order] of orders.entries()) {
      const serial = `H7-091${place + 5}`;
      await install(serial, '1405-05-01', 100);
      const { body, headers } = await delivered(...order.map((row) => rows(serial)[row]!));
      const heldLine = order.indexOf(3) + 2;
      expect(body).toMatchObject({ accepted: 3, refused: [], held: [{ line: heldLine, rule: 'IndexMustNotFall' }] });
      const indexes = (await readingsOf(serial, headers)).map(({ index }: { index: number }) => index);
      expect(indexes.slice(0, 3)).toEqual([240, 190, 150]);
    }
  });
  it('15.4-46, 10.1: a missing or impossible day is named by line, column, what was read, and what is wrong', async () => {
    await install('H7-0918', '1405-05-01', 100);
    const { body } = await delivered(
      'H7-0918,,150,actual,r1',
      'H7-0918,1405-07-31,240,actual,r1',
      'H7-0918,1405-07-30,240,actual,r1',
    );
    expect(body).toMatchObject({
      accepted: 1,
      refused: [
        { line: 2, rule: 'ReadOnMustBeJalaliDay', field: 'read_on', message: expect.stringContaining('را وارد کنید') },
        {
          line: 3,
          field: 'read_on',
          message: expect.stringContaining('مهر ۳۰ روز دارد'),
          data: { read: '1405-07-31' },
        },
      ],
    });
  });
  it('15.4-46, situation 20: two figures of one meter and day both go to a person', async () => {
    await install('H7-0911', '1405-05-01', 100);
    const { body, headers } = await api
      .when(file('H7-0911,1405-05-31,150,actual,r1', 'H7-0911,1405-05-31,156,actual,r2'))
      .then(200);
    expect(body).toMatchObject({
      accepted: 0,
      held: [
        { line: 2, rule: 'DayMustHaveOneFigure' },
        { line: 3, rule: 'DayMustHaveOneFigure' },
      ],
    });
    expect(await worklist('H7-0911', headers)).toHaveLength(2);
  });
  it('case 02, 15.4-32: readings below an estimate are accepted, and a late one is shown as evidence of its day', async () => {
    await install('H7-0102', '1404-10-01', 1_000);
    const { body } = await api
      .when(
        file(
          'H7-0102,1404-11-01,1600,actual,reader-17',
          'H7-0102,1404-12-01,,absent,reader-17',
          'H7-0102,1405-01-15,1900,actual,reader-17',
          'H7-0102,1405-02-15,1950,actual,reader-17',
        ),
      )
      .then(200);
    expect(body).toMatchObject({ accepted: 4, held: [], refused: [] });
    const late = await api
      .when(file('H7-0102,1404-12-01,1750,actual,reader-17'))
      .then(200, [{ type: 'ReadingKeptAsEvidence' }, { type: 'ReadingFileReceived' }]);
    expect(late.body).toMatchObject({ accepted: 1 });
    const readings = await readingsOf('H7-0102', late.headers);
    expect(readings.map(({ kind, index }: { kind: string; index: number }) => [kind, index])).toEqual(
      expect.arrayContaining([
        ['actual', 1_950],
        ['actual', 1_900],
        ['estimated', 2_200],
        ['evidence', 1_750],
        ['actual', 1_600],
      ]),
    );
  });
});
