import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { billIdOf, paymentIdOf } from '@pishkhan/identifiers';
import { rial } from '@pishkhan/money';
import type { World } from '../../../src/journey/world.ts';
import { atKeyboard, type AtKeyboard } from '../../keyboard.ts';
import { signIn } from '../../person.ts';
import { sharedStage, type Stage } from '../../stage.ts';
import { accountFromTheEnd, unpaidBillOf, worldAt } from './bills.ts';

let stage: Stage;
let world: World;
const [paid, meant] = [accountFromTheEnd(2), accountFromTheEnd(3)];
/** No account has this number. */
const MISTYPED = '98765432';

const enters = async (username: string, path: string) =>
  atKeyboard(await signIn(stage.browser, stage.desk, username, { path }));

const fileOf = async (): Promise<string> => {
  const [bill, other] = [await unpaidBillOf(world, paid), await unpaidBillOf(world, meant)];
  const billId = billIdOf({ fileNumber: MISTYPED, companyCode: '062' });
  const paymentId = paymentIdOf({ billId, amount: rial(other.leftToPay), yearDigit: 5, period: 8 });
  const good = [bill.billId, bill.paymentId, bill.leftToPay, '1405/09/01', 'FILE-1'];
  const rows = [
    good,
    ['2.00009E+12', bill.paymentId, 171_000, '1405/09/01', 'FILE-2'],
    [billId, paymentId, other.leftToPay, '1405/09/01', 'FILE-3'],
    good,
    [bill.billId, bill.paymentId, bill.leftToPay, '1405/12/30', 'FILE-4'],
  ];
  return ['bill_id,payment_id,amount,paid_on,receipt', ...rows.map((cells) => cells.join(',')), ''].join('\n');
};

const sends = async (bank: AtKeyboard, csv: string): Promise<void> => {
  await bank.open(bank.page.getByRole('link', { name: 'فایل‌های پرداخت بانک' }));
  const choosing = bank.page.waitForEvent('filechooser');
  await bank.open(bank.page.getByRole('button', { name: 'انتخاب فایل بانک' }));
  await (await choosing).setFiles({ name: 'bank.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await bank.open(bank.page.getByRole('button', { name: 'بفرست' }));
  await bank.page.waitForURL('**/money/files/*');
  await bank.page.getByText('جمع نتیجه‌ها با شمار سطرهای فایل یکی است.').waitFor();
};
const resultOf = (person: AtKeyboard, line: string) =>
  person.page.getByRole('row').filter({ has: person.page.getByRole('cell', { name: line, exact: true }) });

describe('8.7: a payment file at the desk, by keyboard alone', () => {
  before(async () => {
    stage = await sharedStage();
    world = worldAt(stage);
  });

  it('bad rows are named, the same file again changes nothing, and two persons find the account of the doubted one', async () => {
    const csv = await fileOf();
    const bank = await enters('bank-1', '/money');
    await bank.looksRight();
    await sends(bank, csv);
    await resultOf(bank, '۲').filter({ hasText: 'ثبت‌شده' }).waitFor();
    await resultOf(bank, '۳').filter({ hasText: 'شناسه قبض نادرست است' }).waitFor();
    await resultOf(bank, '۴').filter({ hasText: 'نامشخص' }).waitFor();
    await resultOf(bank, '۵').filter({ hasText: 'تکرار سطر ۲' }).waitFor();
    await resultOf(bank, '۶').filter({ hasText: 'در تقویم وجود ندارد' }).waitFor();
    await bank.looksRight();
    await bank.page.goto(`${stage.desk}/money`);
    await sends(bank, csv);
    await bank.page.getByText('همین فایل پیش‌تر رسیده بود').waitFor();
    await bank.looksRight();
    await bank.leave();

    const first = await enters('receivables-1', '/money');
    await first.open(first.page.getByRole('link', { name: 'وجوه نامشخص' }));
    const billId = billIdOf({ fileNumber: MISTYPED, companyCode: '062' });
    const waiting = first.page.getByRole('row').filter({ hasText: billId });
    await waiting.waitFor();
    await first.looksRight();
    await first.open(waiting.getByRole('link'));
    await first.page.getByText('قبض پرداخت‌نشده‌ای با همین مبلغ دارد').first().waitFor();
    await first.looksRight();
    await first.open(first.page.getByRole('button', { name: `پیشنهاد این اشتراک ${meant}` }));
    await first.type(first.page.getByLabel('علت'), 'پرداخت‌کننده رسید را نشان داد');
    await first.open(first.page.getByRole('button', { name: 'فرستادن پیشنهاد' }));
    await first.page.getByText('شما نمی‌توانید درباره آن تصمیم بگیرید').waitFor();
    assert.equal(await first.page.getByRole('button', { name: 'تأیید پیشنهاد' }).count(), 0);
    await first.looksRight();
    await first.leave();

    const second = await enters('receivables-2', '/money');
    const proposal = second.page.getByRole('row').filter({ hasText: meant });
    await second.open(proposal.getByRole('link', { name: 'وجه نامشخص: انتساب به اشتراک' }));
    await second.page.getByText('پرداخت‌کننده رسید را نشان داد').first().waitFor();
    await second.looksRight();
    await second.open(second.page.getByRole('button', { name: 'تأیید پیشنهاد' }));
    await second.page.locator('h1').filter({ hasText: 'منتسب به اشتراک' }).waitFor();
    await second.looksRight();
    await second.open(second.page.getByRole('link', { name: meant }).first());
    await second.page.locator('h1').filter({ hasText: meant }).waitFor();
    await second.leave();
  });
});
