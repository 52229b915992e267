import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { eventually } from '@pishkhan/testing/eventually';
import { PATIENCE_MS, type World } from '../../../src/journey/world.ts';
import { atKeyboard } from '../../keyboard.ts';
import { signIn } from '../../person.ts';
import { sharedStage, type Stage } from '../../stage.ts';
import { accountFromTheEnd, unpaidBillOf, worldAt, type UnpaidBill } from './bills.ts';

let stage: Stage;
let world: World;
let bill: UnpaidBill;
const accountId = accountFromTheEnd(1);
const heading = 'main h1';

const enters = async (username: string, path = '/') =>
  atKeyboard(await signIn(stage.browser, stage.desk, username, { path }));
const leftToPay = async () => {
  const slip = await world.billing('auditor-1').because('سفر').get<UnpaidBill>(`/v1/bills/${bill.billNumber}`);
  return slip.leftToPay;
};

describe('15.4-47: a returned cheque, by keyboard alone', () => {
  before(async () => {
    stage = await sharedStage();
    world = worldAt(stage);
    bill = await unpaidBillOf(world, accountId);
    const { billId, paymentId } = bill;
    const cheque = { billId, paymentId, amount: bill.leftToPay, paidOn: '2026-11-22', receiptNumber: 'CHEQUE-771' };
    await world.billing('bank-1').post('/v1/payments', cheque);
    await eventually(async () => (await leftToPay()) === 0, PATIENCE_MS, 'the cheque pays the bill');
  });

  it('one officer requests it, may not confirm it, another confirms, and the bill and the card show it', async () => {
    const first = await enters('receivables-1');
    await first.open(first.page.getByRole('link', { name: 'باز کردن دریافت و پرداخت' }));
    await first.type(first.page.getByLabel('شماره اشتراک'), accountId);
    await first.page.keyboard.press('Enter');
    await first.page.locator(heading).filter({ hasText: accountId }).waitFor();
    await first.looksRight();
    await first.type(first.page.locator('form.note input'), 'چک برگشتی بانک');
    await first.page.keyboard.press('Enter');
    const row = first.page.getByRole('row').filter({ hasText: 'CHEQUE-771' });
    await first.open(row.getByRole('link', { name: 'برگشت این پرداخت' }));
    await first.page.getByText('تغییر نام و پاسخ استعلام دفترخانه').waitFor();
    await first.looksRight();
    await first.open(first.page.getByRole('button', { name: 'فرستادن درخواست' }));
    await first.page.locator('.summary a').first().waitFor();
    await first.looksRight();
    await first.type(first.page.getByLabel('شماره گواهی عدم پرداخت یا نامه'), 'B-1405-3317');
    await first.type(first.page.getByRole('textbox', { name: 'تاریخ گواهی یا نامه' }), '1405/09/01');
    await first.type(first.page.getByLabel('توضیح'), 'کسر موجودی');
    await first.open(first.page.getByRole('button', { name: 'فرستادن درخواست' }));
    await first.page.waitForURL('**/money/reversals/*');
    await first.page.getByText('شما نمی‌توانید درباره آن تصمیم بگیرید').waitFor();
    assert.equal(await first.page.getByRole('button', { name: 'تأیید برگشت' }).count(), 0);
    await first.looksRight();
    const reversalId = new URL(first.page.url()).pathname.split('/').at(-1)!;
    const own = await world
      .billing('receivables-1')
      .request('POST', `/v1/payment-reversals/${reversalId}/confirmations`, {});
    assert.equal(own.status, 422);
    assert.equal((own.body as { rule: string }).rule, 'ConfirmerMustNotBeRequester');
    await first.leave();

    const second = await enters('receivables-2', '/money');
    await second.open(second.page.getByRole('link', { name: 'برگشت پرداخت: برگشت چک' }));
    await second.page.getByText('قبض‌هایی که این پرداخت تسویه کرده بود').waitFor();
    await second.looksRight();
    await second.open(second.page.getByRole('button', { name: 'تأیید برگشت' }));
    await second.page.getByText('در حساب ثبت شد؛').waitFor();
    await second.looksRight();
    assert.equal(await leftToPay(), bill.leftToPay);
    await second.open(second.page.getByRole('link', { name: 'دیدن حساب و قبض‌ها' }));
    await second.page.getByRole('row').filter({ hasText: 'برگشته' }).first().waitFor();
    await second.looksRight();
    await second.leave();

    const clerk = await enters('clerk-101', `/accounts/${accountId}`);
    await clerk.page.locator('.owed').waitFor();
    await clerk.open(clerk.page.getByRole('link', { name: 'دریافت و پرداخت این اشتراک' }));
    await clerk.page.getByRole('row').filter({ hasText: 'برگشته' }).first().waitFor();
    await clerk.looksRight();
    await clerk.leave();
  });
});
