import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { World } from '../../../src/journey/world.ts';
import { atKeyboard, type AtKeyboard } from '../../keyboard.ts';
import { signIn } from '../../person.ts';
import { sharedStage, type Stage } from '../../stage.ts';
import { accountFromTheEnd, unpaidBillOf, worldAt } from './bills.ts';

let stage: Stage;
let world: World;
let credit: number;
const accountId = accountFromTheEnd(4);
/** Above the amount up to which one signature is enough. */
const [TOO_MUCH, REFUND] = [5_400_000, 5_200_000];
const IBAN = 'IR560620000000000202901868';

const enters = async (username: string, path = '/money') =>
  atKeyboard(await signIn(stage.browser, stage.desk, username, { path }));
const refundable = async (): Promise<number> =>
  (await world.billing('receivables-1').get<{ refundable: number }>(`/v1/accounts/${accountId}/refundable`)).refundable;
const button = ({ page }: AtKeyboard, name: string) => page.getByRole('button', { name, exact: true });
const becomes = (person: AtKeyboard, status: string): Promise<void> =>
  person.page.locator('main h1').filter({ hasText: status }).waitFor();

/** A refund in the list of what waits for this person, and the signature. */
const signs = async (username: string, status: string): Promise<void> => {
  const person = await enters(username);
  const waiting = person.page.getByRole('row').filter({ hasText: accountId });
  await person.open(waiting.getByRole('link', { name: 'استرداد بستانکاری' }));
  await person.page.getByText('مشترک دو بار پرداخت کرده است').first().waitFor();
  await person.looksRight();
  await person.open(button(person, 'تأیید استرداد'));
  await becomes(person, status);
  await person.looksRight();
  await person.leave();
};

describe('8.7: one payment at the desk, and the refund of what was too much, by keyboard alone', () => {
  before(async () => {
    stage = await sharedStage();
    world = worldAt(stage);
  });

  it('a channel records a payment by its ids, and the same receipt again is posted once', async () => {
    const bill = await unpaidBillOf(world, accountId);
    const bank = await enters('bank-1');
    await bank.open(bank.page.getByRole('link', { name: 'ثبت یک پرداخت' }));
    const record = async (): Promise<void> => {
      await bank.type(bank.page.getByLabel('شناسه قبض'), bill.billId);
      await bank.type(bank.page.getByLabel('شناسه پرداخت'), bill.paymentId);
      await bank.type(bank.page.getByLabel('مبلغ دریافتی (ریال)'), String(bill.leftToPay + TOO_MUCH));
      await bank.type(bank.page.getByRole('textbox', { name: 'روز پرداخت' }), '1405/09/01');
      await bank.type(bank.page.getByLabel('شماره رسید'), 'DESK-1');
      await bank.open(button(bank, 'ثبت پرداخت'));
      await bank.page.getByRole('status').filter({ hasText: 'در حساب اشتراک ثبت شد.' }).waitFor();
    };
    await bank.open(button(bank, 'ثبت پرداخت'));
    await bank.page.locator('.summary a').first().waitFor();
    await bank.looksRight();
    await record();
    await bank.page.getByText(bill.billNumber).waitFor();
    await bank.looksRight();
    await bank.open(button(bank, 'پرداخت دیگر'));
    await record();
    await bank.leave();
    // Next to nothing of it pays the rest that bills carry over.
    credit = await refundable();
    assert.ok(credit > REFUND && credit <= TOO_MUCH, String(credit));
  });

  it('one officer requests the refund, another and the head sign it, and it is paid out', async () => {
    const first = await enters('receivables-1');
    await first.type(first.page.getByLabel('شماره اشتراک'), accountId);
    await first.page.keyboard.press('Enter');
    await first.open(first.page.getByRole('link', { name: 'درخواست استرداد' }));
    await first.page.locator('.owed').waitFor();
    await first.looksRight();
    await first.type(first.page.getByLabel('مبلغ استرداد (ریال)'), String(REFUND));
    await first.type(first.page.getByLabel('شماره شبا'), IBAN);
    await first.type(first.page.getByLabel('علت استرداد'), 'مشترک دو بار پرداخت کرده است');
    await first.open(button(first, 'فرستادن درخواست'));
    await first.page.waitForURL('**/money/refunds/*');
    await first.page.getByText('شما نمی‌توانید درباره آن تصمیم بگیرید').waitFor();
    assert.equal(await button(first, 'تأیید استرداد').count(), 0);
    await first.looksRight();
    const { pathname } = new URL(first.page.url());
    assert.equal(await refundable(), credit - REFUND);
    await first.leave();

    await signs('receivables-2', 'در انتظار تأیید');
    await signs('head-1', 'تأییدشده');

    const officer = await enters('receivables-1', pathname);
    await officer.open(officer.page.getByText('ثبت حواله بانک'));
    await officer.type(officer.page.getByLabel('شماره حواله بانک'), 'T-77120');
    await officer.type(officer.page.getByRole('textbox', { name: 'روز پرداخت' }), '1405/09/01');
    await officer.looksRight();
    await officer.open(button(officer, 'ثبت حواله بانک'));
    await becomes(officer, 'پرداخت‌شده');
    await officer.looksRight();
    await officer.leave();
  });

  it('a transfer that the bank sends back is a credit of the account again', async () => {
    const officer = await enters('receivables-2', '/money/refunds');
    await officer.open(button(officer, 'همه'));
    await officer.open(officer.page.getByRole('row').filter({ hasText: accountId }).getByRole('link').first());
    await officer.open(officer.page.getByText('بانک حواله را برگرداند'));
    await officer.type(officer.page.getByRole('textbox', { name: 'روز برگشت حواله' }), '1405/09/01');
    await officer.type(officer.page.getByLabel('علت برگشت حواله'), 'شماره شبا به نام مشترک نیست');
    await officer.looksRight();
    await officer.open(button(officer, 'بانک حواله را برگرداند'));
    await becomes(officer, 'برگشتی از بانک');
    await officer.looksRight();
    await officer.leave();
    assert.equal(await refundable(), credit);
  });
});
