import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import { SMALLEST_DISTRICT, worldOf } from '../../../src/journey/world.ts';
import { atKeyboard, type AtKeyboard } from '../../keyboard.ts';
import { signIn } from '../../person.ts';
import { sharedStage, type Stage } from '../../stage.ts';

const silent = { step() {}, say() {}, expect() {}, expectRefused() {} } as never;
const DOWN = { type: 'about:blank', title: 'بخشی از سامانه در دسترس نیست', status: 503, rule: 'PartMustBeAvailable' };
let stage: Stage;
let head: AtKeyboard;
/** A number as the desk writes it. */
const numberIn = (text: string): number =>
  Number(text.replaceAll(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0)).replaceAll(/\D/g, ''));

describe('7.1: the head sees what is open, until when, and opens the cases of a number, by keyboard alone', () => {
  before(async () => {
    stage = await sharedStage();
    const complaint = { subject: 'serviceDelivery', complaint: 'صف طولانی', mobile: '09123456789' };
    const clerk = worldOf(stage.instance, silent, SMALLEST_DISTRICT).cases('clerk-101');
    const register = () =>
      clerk.post<{ caseId: string }>('/v1/cases', { kind: 'complaint', countyOffice: 'county-1', ...complaint });
    await register();
    await register();
    const { caseId } = await register();
    await clerk.post(`/v1/cases/${caseId}/withdrawals`, { reason: 'منصرف شد' });
    head = atKeyboard(await signIn(stage.browser, stage.desk, 'office-head-1', { path: '/shortcuts' }));
  });

  it('15.4-36: the number of the cases that wait for the head opens a list of as many', async () => {
    const { page, open, looksRight } = head;
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    await page.getByRole('heading', { name: 'تابلوی پرونده‌های باز' }).waitFor();
    const number = page.getByRole('link', { name: /^رئیس اداره گاز، همه:/ });
    await number.waitFor();
    await looksRight();
    const count = numberIn(await number.innerText());
    assert.ok(count >= 2, 'both complaints wait for the head');
    await open(number);
    await page.getByRole('heading', { name: 'پرونده‌های این گروه' }).waitFor();
    await page.locator('main tbody tr').first().waitFor();
    assert.equal(await page.locator('main tbody tr').count(), count);
    await looksRight();
  });

  it('C1-12: charts with a table for each, which is saved for a spreadsheet', async () => {
    const { page, open, looksRight, leave } = head;
    await open(page.getByRole('link', { name: 'بازگشت به تابلو' }));
    await open(page.getByRole('link', { name: 'آمار و نمودارها' }));
    await page.locator('svg.chart').first().waitFor();
    await looksRight();
    const saved = page.waitForEvent('download');
    await open(page.getByRole('button', { name: 'ذخیره جدول «پاسخ‌ها ماه به ماه» برای صفحه‌گسترده' }));
    const [heads, ...rows] = (await readFile(await (await saved).path(), 'utf8')).split('\r\n');
    assert.equal(heads, '\ufeffماه,ثبت‌شده,پاسخ‌داده‌شده,در مهلت,با تأخیر,انصراف,باز در پایان');
    assert.equal(rows.length, 6);
    await leave();
  });

  it('R8: while the cases cannot be counted, the board still shows what waits elsewhere', async () => {
    const { page, open, looksRight, leave } = atKeyboard(
      await signIn(stage.browser, stage.desk, 'head-1', { path: '/shortcuts' }),
    );
    const counts = '**/api/case-handling/v1/statistics/board*';
    await page.route(counts, (route) => route.fulfill({ status: 503, json: DOWN }));
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    await page.getByRole('alert').filter({ hasText: 'بخش «پرونده‌ها» اکنون پاسخ نمی‌دهد.' }).waitFor();
    await page.getByRole('heading', { name: 'تعدیل‌های در انتظار تأیید شما' }).waitFor();
    await page.getByRole('heading', { name: 'قرائت‌های در انتظار بررسی' }).waitFor();
    await looksRight();
    await page.unroute(counts);
    await open(page.getByRole('button', { name: 'تلاش دوباره' }).first());
    await page.getByRole('heading', { name: 'در انتظار اقدام چه کسی' }).waitFor();
    await leave();
  });
});
