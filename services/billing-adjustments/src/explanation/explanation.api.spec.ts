import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { factOf } from '@pishkhan/event-store';
import { eventually } from '@pishkhan/testing/eventually';
import { get, post, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { billing, day, eventsOf, reading } from '../bill-account/examples/account.ts';
import { contractorsFault, correcting, requestOf } from '../bill-account/examples/correction.ts';
import { publishedSettings } from '../bill-account/examples/settings.ts';
import { correctionOfFactor } from '../bill-account/domain/correcting/estimates/own-proposals.ts';
import { billAccount } from '../bill-account/domain/bill-account.ts';
import { billingAdjustments } from '../index.ts';
import type { BillAccountEvent } from '../bill-account/domain/bill-account.messages.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;

const remarks = 'four read as two';
const issued = eventsOf([
  billing(reading('a', day(5), 1_060)),
  billing(reading('b', day(6), 1_240)),
  billing(reading('c', day(7), 1_250)),
]);
const first = { ...contractorsFault, evidence: { ...requestOf().evidence!, remarks } };
const corrected = eventsOf([correcting(first, day(7, 10))], issued);
const byOffice102 = {
  correctionId: 'c-2',
  caseId: 'case-2',
  officeId: 'office-102',
  readingId: 'reading-a',
  rightIndex: 1_050,
};
const again = eventsOf([correcting(byOffice102, day(7, 11))], corrected);

/** Events of earlier releases, without the office of the case and the visit. */
const older = (event: BillAccountEvent) => {
  if (event.type !== 'BillsCorrected') return event;
  const { officeId: _office, evidence: _evidence, ...data } = event.data;
  return { ...event, data };
};
const asked = {
  type: 'CorrectionRefused',
  data: { request: requestOf(byOffice102), rule: 'CorrectIndexMustDiffer', refusedOn: day(7, 11) },
};

beforeAll(async () => {
  platform = await startTestPlatform({ now: '2026-10-01T04:30:00.000Z' });
  api = await platform.start(billingAdjustments);
  const append = (history: Parameters<typeof api.given>[0]) =>
    api.given(history).when(get('/v1/corrections').by('auditor-1')).then(200);
  await append({ ...publishedSettings, 'bill-account-10203040': issued });
  platform.clock.set('2026-10-02T04:30:00.000Z');
  await append({ 'bill-account-10203040': corrected.slice(issued.length) });
  platform.clock.set('2026-10-03T04:30:00.000Z');
  await append({ 'correction-c-2': [asked], 'bill-account-10203040': again.slice(corrected.length).map(older) });
});
afterAll(() => platform.stop());

const asking = (billNumber: string, asKnownOn: string, username = 'auditor-1') =>
  get(`/v1/bills/${billNumber}/explanation?asKnownOn=${encodeURIComponent(asKnownOn)}`)
    .because('spec')
    .by(username);
const explained = async (username: string, billNumber = '10203040-1405-02-1', asKnownOn = '2026-10-03') =>
  (await api.when(asking(billNumber, asKnownOn, username)).then(200)).body;
const lineOf = (
  { lines }: { lines: readonly { line: string; sentence: { fa: string; en: string } }[] },
  name: string,
) => lines.find(({ line }) => line === name)!;

describe('GET /v1/bills/:billNumber/explanation', () => {
  it('11.8-3: before and after the correction differ only by the correction', async () => {
    const before = await explained('auditor-1', undefined, '2026-10-01');
    const after = await explained('auditor-1', undefined, '2026-10-02T20:30:00+03:30');
    expect(before.corrections).toEqual([]);
    expect(after.corrections).toMatchObject([
      {
        correctionId: 'c-1',
        readings: [{ wrongIndex: 1_240, rightIndex: 1_140, because: 'corrected' }],
        approvals: [{ by: 'representative-101-b', certificateNumber: 'C-101-2' }],
      },
    ]);
    const [{ before: charged, after: right }] = after.corrections;
    expect([before.charges, after.charges]).toEqual([charged, right]);
    expect([after.payable, after.chargesAsIssued]).toEqual([before.payable, before.chargesAsIssued]);
    for (const line of ['previousDebt', 'thousandRialRemainder'])
      expect(lineOf(after, line)).toEqual(lineOf(before, line));
    expect(after.lines[0].inputs.map(({ kind }: { kind: string }) => kind)).toEqual([
      'termsOfSupply',
      'reading',
      'reading',
      'correction',
    ]);
  });
  it('rejects a later bill, an unknown bill, and an invalid time', async () => {
    await api.when(asking('10203040-1405-02-1', '2026-09-30')).thenRefused(404, 'BillMustBeKnownThen');
    await api
      .when(get('/v1/bills/10203040-1405-99-1/explanation').because('spec').by('auditor-1'))
      .thenRefused(404, 'BillMustExist');
    for (const none of ['yesterday', '1405-12-30', '2026-02-30'])
      expect(
        (await api.when(asking('10203040-1405-02-1', none)).thenRefused(400, 'InvalidInput')).body.errors,
      ).toMatchObject([{ field: 'asKnownOn' }]);
  });
  it('9.7: gives the reason of a correction in the language of the request alone', async () => {
    const reasonIn = async (language: string) =>
      (
        await api
          .when(asking('10203040-1405-02-1', '2026-10-02T20:30:00+03:30').with({ 'accept-language': language }))
          .then(200)
      ).body.corrections[0].reason;
    expect(await reasonIn('en')).toMatch(/^the right index is 1140; /);
    expect(await reasonIn('fa')).toMatch(new RegExp(`^رقم صحیح ۱٬۱۴۰ است؛ .*${remarks}$`));
  });
  it('10.1: the day may be Jalali, in Persian digits too', async () => {
    for (const known of ['1405-07-10', '۱۴۰۵/۷/۱۰'])
      expect((await explained('auditor-1', undefined, known)).corrections).toHaveLength(1);
    await api.when(asking('10203040-1405-02-1', '1405-07-08')).thenRefused(404, 'BillMustBeKnownThen');
  });
});

describe('access to the case of a correction (15.4-21)', () => {
  const caseOf = ({ correctionId, caseId, reason, approvals, sentence }: Record<string, unknown>) => ({
    correctionId,
    caseId,
    reason: typeof reason,
    approvals: Array.isArray(approvals),
    seen: JSON.stringify(sentence).includes('1262'),
  });
  const whole = (correctionId: string, caseId: string) => ({
    correctionId,
    caseId,
    reason: 'string',
    approvals: true,
    seen: true,
  });
  const redacted = (correctionId: string) => ({
    correctionId,
    caseId: undefined,
    reason: 'undefined',
    approvals: false,
    seen: false,
  });

  it.each([
    ['clerk-101', [whole('c-1', 'case-1'), redacted('c-2')]],
    ['representative-102', [redacted('c-1'), whole('c-2', 'case-2')]],
    ['head-1', [whole('c-1', 'case-1'), whole('c-2', 'case-2')]],
    ['auditor-1', [whole('c-1', 'case-1'), whole('c-2', 'case-2')]],
    ['affairs-1', [whole('c-1', 'case-1'), whole('c-2', 'case-2')]],
  ])(
    '15.4-21: %s sees the case behind a correction of the own scope only, also of an event without office',
    async (username, cases) => expect((await explained(username)).corrections.map(caseOf)).toEqual(cases),
  );
  it('15.4-21: another office gets amounts, indexes and date, and nothing of the case', async () => {
    const {
      corrections: [foreign],
    } = await explained('clerk-102');
    expect(Object.keys(foreign).toSorted()).toEqual([
      'after',
      'before',
      'cause',
      'correctionId',
      'difference',
      'eventId',
      'postedOn',
      'readings',
      'recordedAt',
      'sentence',
      'settlement',
    ]);
    expect(foreign).toMatchObject({
      cause: { kind: 'readings', readings: [{ readingId: 'reading-b', rightIndex: 1_140 }] },
      difference: -237_004,
      postedOn: '2026-10-02',
    });
    expect(foreign.sentence).toEqual({
      fa: 'رقم قرائت ۱ شهریور ۱۴۰۵ از ۱٬۲۴۰ به ۱٬۱۴۰ اصلاح و در ۱۰ مهر ۱۴۰۵ ثبت شد.',
      en: 'The index read on 2026-08-23 was corrected from 1240 to 1140, posted on 2026-10-02.',
    });
    for (const word of ['case-1', 'clerk-101', 'representative-101', remarks])
      expect(JSON.stringify(foreign)).not.toContain(word);
  });
});

describe('texts for a clerk', () => {
  it('A3-3: the result of the visit, in Persian with Persian digits and Jalali days', async () => {
    const {
      corrections: [own],
    } = await explained('clerk-101');
    expect(own.sentence.fa).toBe(
      `رقم قرائت ۱ شهریور ۱۴۰۵ از ۱٬۲۴۰ به ۱٬۱۴۰ اصلاح و در ۱۰ مهر ۱۴۰۵ ثبت شد. در بازدید ۸ مهر ۱۴۰۵، رقم کنتور ۱٬۲۶۲ بود: ${remarks}.`,
    );
    expect(own.sentence.en).toBe(
      `The index read on 2026-08-23 was corrected from 1240 to 1140, posted on 2026-10-02. At the visit of 2026-09-30 the meter showed 1262: ${remarks}.`,
    );
  });
  it('11.1: a line has the title of its tariff', async () => {
    const { sentence } = lineOf(await explained('clerk-101'), 'standingCharge');
    expect(sentence.fa).toMatch(/^آبونمان: ماهانه [۰-۹٬]+ ریال برای ۳۱ روز، /);
    expect(sentence.fa).toContain('۳۱ روز، «تعرفه نمونه از ۱ مهر ۱۴۰۴»');
    expect(sentence.en).toContain('31 days, “Sample tariff from 1404-07-01”');
  });
  it('A6-3, A3-5: a sentence explains the carried lines', async () => {
    const bill = await explained('clerk-101', '10203040-1405-03-2');
    expect(lineOf(bill, 'miscEntry').sentence).toEqual({
      fa: 'متفرقه (کارت ۷۴) از برگشت کارمزد به هزینه پیمانکار قرائت: \u200e−۳۵٬۰۰۰ ریال',
      en: 'Misc entries (Card 74) from the fee given back at the reading contractor’s expense: -35,000 rial',
    });
    expect(lineOf(bill, 'correction').sentence.fa).toContain('از تعدیل ۱۰ مهر ۱۴۰۵:');
    expect(lineOf(bill, 'previousDebt').sentence.fa).toContain('از قبض ۱۰۲۰۳۰۴۰-۱۴۰۵-۰۲-۱:');
  });
  it('11.8-5: a replaced bill names its corrective bill', async () => {
    expect((await explained('clerk-101', '10203040-1405-03-1')).replaced).toEqual({
      fa: 'این قبض دیگر قابل پرداخت نیست؛ قبض اصلاحی ۱۰۲۰۳۰۴۰-۱۴۰۵-۰۳-۲ جایگزین آن شده است.',
      en: 'This bill is no longer to be paid: the corrective bill 10203040-1405-03-2 has taken its place.',
    });
    expect(await explained('clerk-101', '10203040-1405-03-1', '2026-10-01')).not.toHaveProperty('replaced');
  });
});

describe('11.4: standard m³ of a major subscriber', () => {
  const path = '/v1/accounts/10203040/volume-factors';
  const body = {
    from: day(7),
    source: 'corrector',
    factor: '1.500000',
    gaugePressure: '413.685000',
    document: 'گواهی ۷',
  };

  const decisionsOn = async (factorId: string) => {
    const query = '/v1/conflicts?which=all&kind=volumeFactor&person=affairs-1&county=county-1';
    const { items } = (await api.when(get(query).by('auditor-1')).then(200)).body;
    return items.filter(({ matter }: { matter: string }) => matter === factorId);
  };

  it('S3, 7.5: the second person sees what a factor was calculated from, the unit why it was declined, and auditors who decided', async () => {
    const { factor: _, ...rest } = body;
    const measured = { atmosphericPressure: '90.000000', temperature: '25.000000' };
    const { body: proposed } = await api
      .when(post(path, { ...rest, source: 'conditions', ...measured }).by('affairs-1'))
      .then(201);
    const reason = 'گزارش فشار ناخوانا است';
    const items = async () => (await api.when(get(path).by('affairs-1')).then(200)).body.items;
    const seen = { factorId: proposed.factorId, atmosphericPressure: '90.000000', temperature: '25.000000' };
    expect(await items()).toMatchObject([{ ...seen, compressibility: '1.000000', state: 'waiting' }]);
    const listed = async (username: string, state = 'waiting') =>
      (await api.when(get(`/v1/volume-factors?state=${state}`).by(username)).then(200)).body.items;
    expect(await listed('head-1')).toMatchObject([{ ...seen, accountId: '10203040', decidedBy: null }]);
    expect([await listed('head-2'), await listed('auditor-1')]).toMatchObject([[], [seen]]);
    await api.when(post(`${path}/${proposed.factorId}/declines`, { reason }).by('head-1')).then(200);
    expect(await items()).toMatchObject([{ ...seen, state: 'declined', declinedBecause: reason }]);
    expect(await listed('head-1')).toEqual([]);
    expect(await listed('head-1', 'declined')).toMatchObject([{ decidedBy: 'head-1', declinedBecause: reason }]);
    await eventually(async () =>
      expect(await decisionsOn(proposed.factorId)).toMatchObject([
        {
          status: 'declined',
          parts: [
            { as: 'proposer', by: 'affairs-1' },
            { as: 'decliner', by: 'head-1' },
          ],
        },
      ]),
    );
  });
  it('9.7, 11.4: a factor with a thousands sign is refused at its field, because ۴٬۸۰۴ may be 4.804', async () => {
    for (const factor of ['۴٬۸۰۴', '4,804']) {
      const { body: problem } = await api
        .when(post(path, { ...body, factor }).by('affairs-1'))
        .thenRefused(400, 'InvalidInput');
      expect(problem.errors).toMatchObject([{ field: 'factor', rule: 'isDecimal' }]);
    }
  });
  it('N17, N7: a number of a person is no document of a factor, and one in the reason of a decline opens with a reason', async () => {
    await api
      .when(post(path, { ...body, document: 'کد ملی 0084575948' }).by('affairs-1'))
      .thenRefused(400, 'InvalidInput');
    const { body: proposed } = await api.when(post(path, { ...body, document: 'گواهی ۶' }).by('affairs-1')).then(201);
    const reason = 'از تلفن ۰۹۱۲ ۳۴۵ ۶۷۸۹ پرسیده شد';
    await api.when(post(`${path}/${proposed.factorId}/declines`, { reason }).by('head-1')).then(200);
    for (const list of [path, '/v1/volume-factors?state=declined']) {
      const { body: named } = await api.when(get(list).by('affairs-1')).then(200);
      expect(JSON.stringify(named)).toContain('[شماره همراه]');
      const { body: whole } = await api.when(get(list).by('affairs-1').because('بررسی گواهی')).then(200);
      expect(JSON.stringify(whole)).toContain(reason);
    }
  });
  it('S3, 7.5: a factor is set by two persons, whom auditors see, and the bill is explained by measured volume, factor and corrected volume', async () => {
    await api
      .when(post(path, { ...body, gaugePressure: '1.700000' }).by('affairs-1'))
      .thenRefused(422, 'SmallSubscriberMustBeBilledByIndex');
    const { body: proposed } = await api
      .when(post(path, body).by('affairs-1'))
      .then(201, [{ type: 'VolumeFactorProposed', data: { factor: '1.500000', gaugePressure: '413.685000' } }]);
    await api
      .when(post(`${path}/${proposed.factorId}/confirmations`).by('head-1'))
      .then(200, [{ type: 'VolumeFactorSet', data: { confirmedBy: 'head-1' } }]);
    const { body: factors } = await api.when(get(path).by('auditor-1')).then(200);
    expect(factors.items.slice(-1)).toMatchObject([{ state: 'set', factor: '1.500000', proposedBy: 'affairs-1' }]);
    const parts = [
      { as: 'proposer', by: 'affairs-1' },
      { as: 'signer', by: 'head-1' },
    ];
    await eventually(async () =>
      expect(await decisionsOn(proposed.factorId)).toMatchObject([
        { kind: 'volumeFactor', status: 'decided', accounts: ['10203040'], countyOffice: 'county-1', parts },
      ]),
    );
    const stream = 'bill-account-10203040';
    const recorded = (await platform.eventStore.readStream(stream)).map((event) => factOf(billAccount, event));
    const more = eventsOf([billing(reading('d', day(8), 1_270))], recorded).slice(recorded.length);
    await api
      .given({ [stream]: more })
      .when(get('/v1/corrections').by('auditor-1'))
      .then(200);
    const { body: explained } = await api.when(asking('10203040-1405-04-1', '2026-10-04T04:30:00.000Z')).then(200);
    expect(explained).toMatchObject({
      consumption: '30.000',
      meters: [{ recorded: 20, consumption: '30.000', factors: [{ from: day(7), factor: '1.500000' }] }],
    });
  });
  it('11.8: another factor for billed days waits for the correction that billing proposes, and the bill tells it', async () => {
    const { body: proposed } = await api
      .when(post(path, { ...body, factor: '1.200000', document: 'گواهی ۸' }).by('affairs-1'))
      .then(201);
    await api
      .when(post(`${path}/${proposed.factorId}/confirmations`).by('head-1'))
      .then(200, [{ type: 'VolumeFactorKept', data: { confirmedBy: 'head-1' } }]);
    const correctionId = correctionOfFactor(proposed.factorId);
    const found = async () => (await api.when(get(`/v1/corrections/${correctionId}`).by('head-1')).then(200)).body;
    const { hash, cause } = await eventually(async () => {
      const now = await found();
      expect(now.status).toBe('awaitingApproval');
      return now;
    });
    expect(cause).toMatchObject({ kind: 'volumeFactor', from: day(7), factor: '1.200000' });
    // 7.5: who entered the certificate does not sign its money.
    const [begun] = await platform.eventStore.readStream(`correction-${correctionId}`);
    expect(begun?.data).toMatchObject({ request: { parts: [{ as: 'evidence', by: 'affairs-1' }] } });
    await api.when(post(`/v1/corrections/${correctionId}/declines`, { reason: 'گواهی نیست' }).by('head-1')).then(200);
    const stays = post(`/v1/corrections/${correctionId}/decisions`, { decision: 'billsStay', reason: 'بماند' });
    await api.when(stays.by('affairs-1')).thenRefused(422, 'KeptFactorMustBeDeclined');
    await api
      .when(post(`/v1/corrections/${correctionId}/proposals-anew`, { reason: 'گواهی رسید' }).by('affairs-1'))
      .then(200);
    await api.when(post(`/v1/corrections/${correctionId}/approvals`, { hash }).by('head-1')).then(200);
    await eventually(async () => expect(await found()).toMatchObject({ status: 'posted' }));
    const { body: factors } = await api.when(get(path).by('auditor-1')).then(200);
    expect(factors.items.slice(-1)).toMatchObject([{ state: 'set', factor: '1.200000' }]);
    const { body: told } = await api.when(asking('10203040-1405-04-1', '2026-10-04T04:30:00.000Z')).then(200);
    expect(told.corrections).toMatchObject([{ correctionId, cause: { kind: 'volumeFactor' } }]);
    expect(told.corrections[0].sentence.fa).toContain('۱٫۲۰۰۰۰۰');
  });
  it('7.5, 11.8: the correction of a factor that is declined ends, also if it was declined before', async () => {
    const { body: proposed } = await api
      .when(post(path, { ...body, factor: '1.300000', document: 'گواهی ۹' }).by('affairs-1'))
      .then(201);
    const factor = `${path}/${proposed.factorId}`;
    await api.when(post(`${factor}/confirmations`).by('head-1')).then(200);
    const correction = `/v1/corrections/${correctionOfFactor(proposed.factorId)}`;
    const status = async () => (await api.when(get(correction).by('head-1')).then(200)).body.status;
    await eventually(async () => expect(await status()).toBe('awaitingApproval'));
    await api.when(post(`${correction}/declines`, { reason: 'گواهی خوانا نیست' }).by('head-1')).then(200);
    await api.when(post(`${factor}/declines`, { reason: 'گواهی خوانا نیست' }).by('head-1')).then(200);
    await eventually(async () => expect(await status()).toBe('needless'));
  });
});
