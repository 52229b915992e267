import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { atKeyboard, type AtKeyboard } from '../../keyboard.ts';
import { signIn } from '../../person.ts';
import { sharedStage, type Stage } from '../../stage.ts';

const DOWN = { type: 'about:blank', title: 'بخشی از سامانه در دسترس نیست', status: 503, rule: 'PartMustBeAvailable' };

let stage: Stage;
const comes = async (username: string): Promise<AtKeyboard> =>
  atKeyboard(await signIn(stage.browser, stage.desk, username));

describe('the operator and the auditor at the desk, by keyboard alone', () => {
  before(async () => {
    stage = await sharedStage();
  });

  it('R8, N18: the operator sees all services, builds a view again and reads its report before it is replaced', async () => {
    const operator = await comes('operator-1');
    const { page, open, looksRight } = operator;
    await looksRight();
    await open(page.getByRole('link', { name: 'باز کردن بهره‌برداری' }));
    await page.getByRole('row', { name: /پرونده‌ها پاسخ می‌دهد/ }).waitFor();
    await looksRight();
    // One service is down: its part says so, and the others go on.
    await page.route('**/api/metering/**', (route) => route.fulfill({ status: 503, json: DOWN }));
    await page.getByRole('row', { name: /قرائت پاسخ نمی‌دهد/ }).waitFor();
    await page.getByRole('row', { name: /پرونده‌ها پاسخ می‌دهد همه به‌روزند/ }).waitFor();
    await looksRight();
    await page.unroute('**/api/metering/**');
    await page.getByRole('row', { name: /قرائت پاسخ می‌دهد/ }).waitFor();
    await open(page.getByRole('link', { name: 'عقب‌ماندگی' }));
    await page.getByRole('heading', { name: 'عقب‌ماندگی' }).waitFor();
    await looksRight();
    await open(page.getByRole('link', { name: 'جریان‌های متوقف' }));
    await page.getByText('هیچ جریانی متوقف نیست.').nth(3).waitFor();
    await looksRight();
    await open(page.getByRole('link', { name: 'بررسی سرویس‌ها' }));
    await page.getByText('بررسی‌های دیگر').nth(3).waitFor();
    await looksRight();

    await open(page.getByRole('link', { name: 'فهرست‌ها و بازسازی' }));
    await open(page.getByRole('button', { name: 'بازسازی offices', exact: true }));
    const panel = page.getByRole('region', { name: 'بازسازی فهرست offices' });
    await panel.getByText('چیزی جایگزین نمی‌شود تا گزارش را ببینید').waitFor();
    await looksRight();
    await open(panel.getByRole('button', { name: 'ساختن و مقایسه' }));
    await panel.getByText('فهرست کنونی همان است که رویدادها به دست می‌دهند.').waitFor();
    await looksRight();
    await open(panel.getByRole('button', { name: 'جایگزین کردن با فهرست بازساخته' }));
    await panel.getByText('فهرست جایگزین شد').waitFor();
    await open(panel.getByRole('button', { name: 'بستن' }));
    await page
      .getByRole('row', { name: /^offices/ })
      .getByText('جایگزین شد')
      .waitFor();
    await looksRight();
    await operator.leave();
  });

  it('A7: the auditor verifies a service beside the work of others, and everything holds', async () => {
    const auditor = await comes('auditor-1');
    const { page, open, looksRight } = auditor;
    await open(page.getByRole('link', { name: 'راستی‌آزمایی' }));
    const service = page.getByRole('region', { name: 'صورت‌حساب و تعدیل' });
    await service.getByText('هنوز راستی‌آزمایی نشده است.').waitFor();
    await looksRight();
    await open(page.getByRole('button', { name: 'آغاز راستی‌آزمایی صورت‌حساب و تعدیل' }));
    await service.getByText('همه قاعده‌ها برقرار است').waitFor();
    await open(service.getByText('یافته‌های هر قاعده و فهرست'));
    await service.getByText('هر صورت‌حساب از رویدادها تا ریال آخر دوباره به دست می‌آید').waitFor();
    await looksRight();
    await auditor.leave();
  });

  it('a double click starts one verification', async () => {
    const auditor = await signIn(stage.browser, stage.desk, 'auditor-1', { path: '/verification' });
    let sent = 0;
    auditor.page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/v1/verifications')) sent++;
    });
    const service = auditor.page.getByRole('region', { name: 'کنتور و قرائت' });
    await service.getByRole('button', { name: 'آغاز راستی‌آزمایی کنتور و قرائت' }).dblclick();
    await service.getByText('همه قاعده‌ها برقرار است').first().waitFor();
    assert.equal(sent, 1);
    await auditor.leave();
  });
});
