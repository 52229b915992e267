import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { paymentIdOf } from '@pishkhan/identifiers';
import { rial } from '@pishkhan/money';
import { get, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import type { BillAccountEvent } from '../domain/bill-account.messages.ts';
import { day, terms } from '../examples/account.ts';
import { correcting, seenAt } from '../examples/correction.ts';
import { after, codesUsedUp, correctNarrowly, correctTo, opened, pay, read, type Step } from '../examples/history.ts';
import { publishedSettings } from '../examples/settings.ts';
import { billingAdjustments } from '../../index.ts';

const withAmount =
  (step: Step, amount: number): Step =>
  (account) =>
    Object.assign(step(account), { amount: rial(amount) });
const replaced = after(opened, [read('a', day(5), 190), correctTo(150)]);
const paid = after(replaced, [
  withAmount(
    pay(({ bills }) => bills[0]!),
    10_000,
  ),
  withAmount(pay(), 20_000),
]);
const settled = after(paid, [pay()]);
const { payable } = replaced.account.bills[1]!.face;

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
let appended: number;
/** First the bill that was issued last. */
const billsAfter = async ({ events }: { readonly events: readonly BillAccountEvent[] }) => {
  const given = api.given({ 'bill-account-10203040': events.slice(appended) });
  appended = events.length;
  return (await given.when(get('/v1/accounts/10203040/bills').because('spec').by('auditor-1')).then(200)).body.items;
};

beforeEach(async () => {
  platform = await startTestPlatform({ now: '2026-10-01T04:30:00.000Z' });
  api = await platform.start(billingAdjustments);
  appended = 0;
  await api.given(publishedSettings).when(get('/v1/corrections').by('auditor-1')).then(200);
});
afterEach(() => platform.stop());

describe('F17: a bill shows what is left to pay', () => {
  it('the corrective bill, less what was paid by its id or by that of the replaced bill, which shows its payment', async () => {
    expect(await billsAfter(replaced)).toMatchObject([
      { status: 'issued', paid: 0, leftToPay: payable },
      { status: 'superseded', paid: 0, leftToPay: 0 },
    ]);
    expect(await billsAfter(paid)).toMatchObject([
      { status: 'issued', paid: 20_000, leftToPay: payable - 30_000 },
      { status: 'superseded', paid: 10_000, leftToPay: 0 },
    ]);
    expect(await billsAfter(settled)).toMatchObject([{ settled: true, leftToPay: 0 }, { leftToPay: 0 }]);
  });
  it('the later bill, less what was paid for the earlier one that it includes, or by an id of no bill', async () => {
    const two = after(opened, [read('a', day(5), 190), read('b', day(6), 60)]);
    const [first = 0, second = 0] = two.account.bills.map(({ face }) => face.payable);
    const earlier = after(two, [
      withAmount(
        pay(({ bills }) => bills[0]!),
        first,
      ),
    ]);
    await billsAfter(two);
    expect(await billsAfter(earlier)).toMatchObject([{ leftToPay: second - first }, { settled: true, leftToPay: 0 }]);
    const unknown: Step = (account) =>
      Object.assign(pay()(account), {
        amount: rial(5_000),
        paymentId: paymentIdOf({ billId: terms.billId, amount: rial(5_000), yearDigit: 5, period: 90 }),
      });
    const [last] = await billsAfter(after(earlier, [unknown]));
    expect(last).toMatchObject({ paid: 0, leftToPay: second - first - 5_000 });
  });
  it('the last bill, no more than the balance after a correction of bills before it', async () => {
    const three = after(opened, [read('a', day(5), 60), read('b', day(6), 320), read('c', day(7), 60)]);
    const corrected = after(three, [
      correcting({ readingId: 'reading-a', rightIndex: 1_190, ...seenAt(1_452) }, day(7, 10)),
    ]);
    const { receivable } = corrected.account;
    const [last] = await billsAfter(corrected);
    expect(receivable).toBeLessThan(three.account.receivable - 1_000);
    expect(last).toMatchObject({ status: 'issued', leftToPay: receivable - (receivable % 1_000) });
  });
  it('a corrected bill that is not replaced: no more than the balance after the correction', async () => {
    const [before] = await billsAfter(after(opened, codesUsedUp));
    const corrected = after(opened, [...codesUsedUp, correctNarrowly(150)]);
    const [bill] = await billsAfter(corrected);
    const { receivable } = corrected.account;
    expect(bill).toMatchObject({ status: 'corrected', leftToPay: receivable - (receivable % 1_000) });
    expect(bill.leftToPay).toBeLessThan(before.leftToPay);
  });
});
