import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { get, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { day } from '../examples/account.ts';
import { after, codesUsedUp, correctNarrowly, opened, readNarrowly, tenYearsLater } from '../examples/history.ts';
import { publishedSettings } from '../examples/settings.ts';
import { billingAdjustments } from '../../index.ts';
import { lineTitles, notReplacedSentence, postponedSentence } from '../../explanation/words/sentences.ts';

const { account, events } = after(opened, [
  ...codesUsedUp,
  correctNarrowly(150),
  ...tenYearsLater,
  readNarrowly('e', day(7, 1, 1415), 60),
]);
const [corrected, , postponed, next] = account.bills.slice(-4).map(({ face }) => face.billNumber);
const amount = account.bills.at(-2)!.face.payableOnNextBill!;

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
const read = async (path: string) => (await api.when(get(path).because('spec').by('auditor-1')).then(200)).body;

beforeAll(async () => {
  platform = await startTestPlatform({ now: '2036-10-01T04:30:00.000Z' });
  api = await platform.start(billingAdjustments);
  const given = api.given({ ...publishedSettings, 'bill-account-10203040': events });
  await given.when(get('/v1/corrections').by('auditor-1')).then(200);
});
afterAll(() => platform.stop());

describe('F9, 8.7: every payment id of the year is used', () => {
  it('the bill and its explanation have the amount that goes to the next bill', async () => {
    const bill = await read(`/v1/bills/${postponed}`);
    expect(bill).toMatchObject({ payable: 0, payableOnNextBill: amount, settled: false, status: 'issued' });
    expect(bill.paymentId).toBeUndefined();
    expect(await read(`/v1/bills/${postponed}/explanation`)).toMatchObject({
      payableOnNextBill: amount,
      postponed: postponedSentence(amount),
    });
  });
  it('the next bill has a line for it', async () => {
    const line = { line: 'postponedPayable', rule: '8.7', amount };
    expect((await read(`/v1/bills/${next}`)).carried).toContainEqual({ ...line, inputs: [postponed] });
    expect((await read(`/v1/bills/${next}/explanation`)).lines).toContainEqual(
      expect.objectContaining({ ...line, title: lineTitles.postponedPayable }),
    );
  });
  it('a correction without a corrective bill says why', async () => {
    const { corrections } = await read(`/v1/bills/${corrected}/explanation`);
    const sentences = corrections.map(({ sentence }: { sentence: { fa: string } }) => sentence.fa);
    expect(sentences.map((fa: string) => fa.includes(notReplacedSentence.fa))).toEqual([false, true]);
  });
});
