import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { atKeyboard, type AtKeyboard } from '../../keyboard.ts';
import { signIn } from '../../person.ts';
import { sharedStage, type Stage } from '../../stage.ts';

/** Meters of the last round of contractor-zagros; the day after it is the business day. */
const [tooMuch, falls, right] = ['62000025', '62000016', '62000028'];
const ACCOUNT = '10203064';
const HEADER = 'meter_serial,read_on,index,kind,reader';
const FILE = [
  HEADER,
  `${tooMuch},1405-09-01,21658,actual,reader-17`,
  `${falls},1405-09-01,33000,actual,affairs-1`,
  `${right},1405-09-01,11579,actual,reader-18`,
  `${right},1405-13-01,11580,actual,reader-18`,
  '62009999,1405-09-01,12,actual,reader-18',
].join('\r\n');
const EVIDENCE = '"><img src=x onerror=alert(1)> عکس کنتور';

let stage: Stage;
const comes = async (username: string, path = '/') =>
  atKeyboard(await signIn(stage.browser, stage.desk, username, { path }));

const sendFile = async ({ page, open, looksRight }: AtKeyboard): Promise<void> => {
  const chooser = page.waitForEvent('filechooser');
  await open(page.getByRole('button', { name: 'انتخاب فایل' }));
  await (await chooser).setFiles({ name: 'قرائت.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) });
  await page.getByText('۵ سطر').waitFor();
  await looksRight();
  await open(page.getByRole('button', { name: 'فرستادن این فایل' }));
  await page.waitForURL('**/reading-files/*');
};
const rowOf = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });

describe('F8 at the desk: a file with refused rows, and a reading that waits for a person, by keyboard alone', () => {
  before(async () => {
    stage = await sharedStage();
  });

  it('case 03, A3-5: the contractor reads what is wrong with each row, takes the refused ones along, and may send it again', async () => {
    const reader = await comes('reader-zagros', '/reading-files');
    const { page, open, looksRight } = reader;
    await looksRight();
    await sendFile(reader);
    await rowOf(page, '62009999').filter({ hasText: 'در قرارداد شما نیست' }).waitFor();
    await rowOf(page, '1405-13-01').filter({ hasText: 'تاریخ قرائت' }).waitFor();
    await page.getByRole('region', { name: 'سطرهای در انتظار بررسی' }).first().getByText('21658').waitFor();
    await looksRight();
    const download = page.waitForEvent('download');
    await open(page.getByRole('button', { name: 'دریافت سطرهای ردشده برای اصلاح' }));
    const lines = (await readFile(await (await download).path(), 'utf8')).split('\r\n');
    assert.deepEqual(lines, [HEADER, ...FILE.split('\r\n').slice(4), '']);
    await open(page.getByRole('link', { name: 'بازگشت به فایل‌ها' }));
    await sendFile(reader);
    await page.getByText('این فایل پیش‌تر هم رسیده بود').waitFor();
    await looksRight();
    await reader.leave();
  });

  it('13.3, situation 34: the officer corrects it; the head, who was late, reads who decided and keeps the typed words', async () => {
    const officer = await comes('affairs-1');
    const head = await comes('head-1', '/readings');
    await officer.looksRight();
    await officer.open(officer.page.getByRole('link', { name: /قرائت در انتظار/ }));
    await head.open(head.page.locator('summary').filter({ hasText: 'قرائت‌های بی‌قبض' }));
    await head.page.getByText('قبض نشده‌اند').waitFor();
    for (const { page, open, looksRight } of [officer, head]) {
      await page.getByRole('link', { name: tooMuch! }).waitFor();
      await looksRight();
      await open(page.getByRole('link', { name: tooMuch! }));
      await page.getByText('۴٬۰۰۰ مترمکعب می‌شود').first().waitFor();
      await page.getByText('۱۷٬۶۵۸').first().waitFor();
      await looksRight();
    }
    await officer.page.getByText('پذیرش این رقم تنها با رئیس امور مشترکین است').waitFor();
    await head.open(head.page.getByRole('button', { name: 'رد رقم', exact: true }));
    const typed = head.page.getByRole('textbox', { name: 'دلیل', exact: true });
    await head.type(typed, 'کنتور همسایه است');

    await officer.open(officer.page.getByRole('button', { name: 'اصلاح رقم', exact: true }));
    const form = officer.page.getByRole('region', { name: 'اصلاح رقم' });
    await form.getByText('قبض این روز با آن صادر می‌شود').waitFor();
    await officer.type(form.getByRole('textbox', { name: 'رقم صحیح کنتور' }), '۱۷۶۷۰');
    await officer.type(form.getByRole('textbox', { name: 'دلیل', exact: true }), 'رقم هزارگان درست خوانده نشده است');
    await officer.type(form.getByRole('textbox', { name: /مدرک/ }), EVIDENCE);
    await officer.looksRight();
    await officer.open(form.locator('button[type=submit]'));
    await officer.page.getByRole('status').filter({ hasText: 'ثبت شد.' }).waitFor();
    await officer.page.getByText(EVIDENCE).waitFor();
    await officer.looksRight();

    await head.open(head.page.getByRole('region', { name: 'رد رقم' }).locator('button[type=submit]'));
    await head.page.getByRole('heading', { name: 'همکار شما زودتر تصمیم گرفت' }).waitFor();
    await head.page.getByText('اصلاح شد').first().waitFor();
    assert.equal(await typed.inputValue(), 'کنتور همسایه است');
    await head.looksRight();
    await head.leave();

    const next = officer.page.getByRole('link', { name: 'قرائت بعدی' });
    assert.equal(await next.and(officer.page.locator(':focus')).count(), 1, 'the next reading has the focus');
    await officer.page.keyboard.press('Enter');
    await officer.page.getByRole('heading', { level: 1 }).filter({ hasNotText: tooMuch! }).waitFor();
    await officer.looksRight();
    await officer.leave();
  });

  it('F4, 15.4-37: who is the reader may only order the visit, which the expert sees', async () => {
    const officer = await comes('affairs-1', '/readings');
    const { page, open, type, looksRight } = officer;
    await open(page.getByRole('link', { name: falls! }));
    await page.getByText('کسی که این رقم را خوانده نمی‌تواند درباره آن تصمیم بگیرد').waitFor();
    assert.equal(await page.getByRole('button', { name: 'رد رقم', exact: true }).count(), 0);
    await open(page.getByRole('button', { name: 'درخواست بازدید کنتور' }));
    const form = page.getByRole('region', { name: 'درخواست بازدید کنتور' });
    await type(form.getByRole('textbox', { name: 'دلیل' }), 'رقم با کنتور مقایسه شود');
    await open(form.locator('button[type=submit]'));
    await page.getByRole('status').filter({ hasText: 'ثبت شد.' }).waitFor();
    await looksRight();
    await officer.leave();
    const expert = await comes('expert-1', '/readings?state=visitOrdered');
    await expert.open(expert.page.getByRole('link', { name: falls! }));
    await expert.page.getByText('رقم با کنتور مقایسه شود').waitFor();
    await expert.page.getByText('تصمیم درباره این قرائت با').waitFor();
    await expert.looksRight();
    await expert.leave();
  });

  it('11.4: the next bill is from the right index', async () => {
    const head = await comes('head-1', `/accounts/${ACCOUNT}`);
    const { page, type, looksRight } = head;
    await type(page.locator('form.note input'), 'بررسی قرائت');
    await page.keyboard.press('Enter');
    await rowOf(page, '۱ آذر ۱۴۰۵').filter({ hasText: '۱۷٬۶۷۰' }).waitFor();
    await page.getByText(`${ACCOUNT}-1405-09-1`).first().waitFor();
    await looksRight();
    await head.leave();
  });
});
