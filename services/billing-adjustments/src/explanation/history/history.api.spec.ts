import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rial } from '@pishkhan/money';
import { get, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { day } from '../../bill-account/examples/account.ts';
import { reverse } from '../../bill-account/examples/money.ts';
import { after, correctTo, opened, pay, read, type Step } from '../../bill-account/examples/history.ts';
import { publishedSettings } from '../../bill-account/examples/settings.ts';
import { billingAdjustments } from '../../index.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;

const paying =
  (amount: number): Step =>
  (account) =>
    Object.assign(pay()(account), { amount: rial(amount) });
const [FIRST, CORRECTIVE, SECOND] = ['10203040-1405-01-1', '10203040-1405-01-2', '10203040-1405-02-1'] as const;
const issued = after(opened, [read('a', day(5), 190)]);
const corrected = after(issued, [correctTo(150)]);
const paid = after(corrected, [paying(20_000)]);
const two = after(paid, [read('b', day(6), 60)]);
/** At the same instant a further bill is issued, which changes the debt of the account. */
const reversed = after(two, [reverse(two.account.payments.at(-1)!.receiptNumber), read('c', day(7), 50)]);
const asOf = [
  ['2026-10-01T04:30:00.000Z', issued],
  // 00:30 of 3 October in Tehran.
  ['2026-10-02T21:00:00.000Z', corrected],
  ['2026-10-04T04:30:00.000Z', paid],
  ['2026-10-05T04:30:00.000Z', two],
  ['2026-10-06T04:30:00.000Z', reversed],
] as const;

beforeAll(async () => {
  platform = await startTestPlatform({ now: asOf[0][0] });
  api = await platform.start(billingAdjustments);
  await api.given(publishedSettings).when(get('/v1/corrections').by('auditor-1')).then(200);
  let appended = 0;
  for (const [now, { events }] of asOf) {
    platform.clock.set(now);
    const given = api.given({ 'bill-account-10203040': events.slice(appended) });
    await given.when(get('/v1/corrections').by('auditor-1')).then(200);
    appended = events.length;
  }
});
afterAll(() => platform.stop());

const historyOf = async (billNumber: string, username = 'clerk-101') =>
  (await api.when(get(`/v1/bills/${billNumber}/history`).because('spec').by(username)).then(200)).body;
const explained = async (billNumber: string, asKnownOn: string) => {
  const path = `/v1/bills/${billNumber}/explanation?asKnownOn=${encodeURIComponent(asKnownOn)}`;
  return (await api.when(get(path).because('spec').by('auditor-1')).then(200)).body;
};

describe('GET /v1/bills/:billNumber/history', () => {
  it('11.8-3: what was known of a replaced bill, from each change on, by the days of record in Tehran', async () => {
    const { steps } = await historyOf(FIRST);
    expect(steps).toMatchObject([
      {
        knownFrom: asOf[0][0],
        day: '2026-10-01',
        status: 'issued',
        closingIndex: 1_190,
        leftToPay: steps[0].leftToPay,
      },
      { knownFrom: asOf[1][0], day: '2026-10-03', status: 'superseded', closingIndex: 1_150, leftToPay: 0 },
    ]);
    expect(steps[0].leftToPay).toBeGreaterThan(0);
    expect(steps[0].charges.total).toBeGreaterThan(steps[1].charges.total);
  });
  it('A6-3, 11.8-5: each step says what happened, with amounts and Jalali days, and no id', async () => {
    const [first, second] = (await historyOf(FIRST)).steps;
    expect(first.happened[0].fa).toMatch(/^قبض صادر شد: [۰-۹٬]+ ریال تا [۰-۹]+ \S+ ۱۴۰۵\.$/);
    expect(second.happened[0].fa).toMatch(/^قبض در .+ اصلاح شد: بهای دوره از [۰-۹٬]+ ریال به [۰-۹٬]+ ریال رسید/);
    expect(second.happened[1].fa).toContain('قبض اصلاحی ۱۰۲۰۳۰۴۰-۱۴۰۵-۰۱-۲ جایگزین آن شده است');
    for (const { fa } of [first, second].flatMap(({ happened }) => happened)) expect(fa).not.toMatch(/[A-Za-z]/);
  });
  it('8.7, F17: the corrective bill: issued in place of the other, and paid in part', async () => {
    const { steps } = await historyOf(CORRECTIVE);
    expect(
      steps.map(({ day: known, status, paid: by }: { day: string; status: string; paid: number }) => [
        known,
        status,
        by,
      ]),
    ).toEqual([
      ['2026-10-03', 'issued', 0],
      ['2026-10-04', 'issued', 20_000],
      ['2026-10-06', 'issued', 0],
    ]);
    expect(steps[0].happened[0].en).toContain(`It was issued in place of bill ${FIRST}: `);
    expect(steps[1].happened[0].fa).toMatch(/^پرداخت ۲۰٬۰۰۰ ریال در .+ با رسید .+ دریافت شد\.$/);
    expect(steps[0].leftToPay - steps[1].leftToPay).toBe(20_000);
  });
  it('15.4-47: a payment of a part that comes back is named at its own bill, and only there', async () => {
    const [own, other] = await Promise.all([CORRECTIVE, SECOND].map((billNumber) => historyOf(billNumber)));
    expect(own.steps.at(-1).happened[0].fa).toMatch(/^پرداخت ۲۰٬۰۰۰ ریال با رسید .+ برگشت خورد، چون /);
    for (const { happened } of other.steps)
      for (const { fa } of happened) expect(fa).not.toContain('۲۰٬۰۰۰ ریال با رسید');
  });
  it('11.8-3: an explanation as known at the instant of a step has the figures of the step', async () => {
    for (const billNumber of [FIRST, CORRECTIVE, SECOND])
      for (const step of (await historyOf(billNumber)).steps) {
        const known = await explained(billNumber, step.knownFrom);
        const { status, settled, paid: by, leftToPay, charges, consumption, receivable, periodFrom, periodTo } = step;
        expect(known).toMatchObject({ status, settled, paid: by, leftToPay, charges, consumption, receivable });
        expect(known).toMatchObject({ periodFrom, periodTo, readings: { closing: { index: step.closingIndex } } });
      }
  });
  it('11.8-3: the last step is how the bill is now', async () => {
    for (const billNumber of [FIRST, CORRECTIVE, SECOND]) {
      const now = (await api.when(get(`/v1/bills/${billNumber}`).because('spec').by('clerk-101')).then(200)).body;
      const { status, settled, paid: by, leftToPay, charges } = (await historyOf(billNumber)).steps.at(-1);
      expect(now).toMatchObject({ status, settled, paid: by, leftToPay, standing: charges });
    }
  });
  it('N7: without a reason there are no steps, and another county does not know the bill', async () => {
    const masked = await api.when(get(`/v1/bills/${FIRST}/history`).by('clerk-101')).then(200);
    expect(masked.body).toEqual({ billNumber: FIRST, accountId: '10203040', masked: true });
    for (const unknown of [FIRST, '10203040-1405-09-1', '99999999-1405-01-1'])
      await api
        .when(
          get(`/v1/bills/${unknown}/history`)
            .because('spec')
            .by(unknown === FIRST ? 'head-2' : 'clerk-101'),
        )
        .thenRefused(404, 'BillMustExist');
  });
});

describe('the explanation in words', () => {
  it('11.5, 11.6: parts and tiers of each line, with days, figures, prices and amounts', async () => {
    const { lines } = await explained(FIRST, asOf[0][0]);
    const wordsOf = (line: string) => lines.find((each: { line: string }) => each.line === line).inWords;
    const [gas] = wordsOf('gasPrice');
    expect(gas.sentence.fa).toMatch(/^۳۱ روز از .+ تا .+ \(فصل گرم، «تعرفه نمونه .+»\): ۱۹۰ مترمکعب: [۰-۹٬٫]+ ریال$/);
    expect(gas.tiers[0].fa).toMatch(
      /^پله ۱ \(تا [۰-۹٫]+ مترمکعب در این روزها\): [۰-۹٫]+ مترمکعب، هر مترمکعب [۰-۹٬]+ ریال: /,
    );
    expect(wordsOf('standingCharge')[0].sentence.fa).toMatch(/: ماهانه [۰-۹٬]+ ریال: [۰-۹٬٫]+ ریال$/);
    expect(wordsOf('vat')[0].sentence.en).toMatch(
      /per cent of [\d,.]+ rial gas price and standing charge: [\d,.]+ rial$/,
    );
  });
  it('11.8-3: each input says what its event recorded, and no sentence has a code', async () => {
    const { lines } = await explained(SECOND, asOf[3][0]);
    const inputs = lines.flatMap((line: { inputs: { kind: string; sentence: { fa: string } }[] }) => line.inputs);
    const said = (kind: string) => inputs.find((input: { kind: string }) => input.kind === kind).sentence.fa;
    expect(said('reading')).toMatch(/^رقم ۱٬[۰-۹]+ در .+ \((قرائت|نصب)\)$/);
    expect(said('termsOfSupply')).toMatch(/^شرایط قرارداد از .+ \(نوع مصرف: خانگی، پهنه اقلیمی: /);
    expect(said('payment')).toMatch(/^پرداخت ۲۰٬۰۰۰ ریال در /);
    for (const { sentence } of inputs)
      expect(sentence.fa.replaceAll(/\bG\d+\b|رسید R-\S+/g, '')).not.toMatch(/[A-Za-z]/);
  });
});
