import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { atKeyboard, type AtKeyboard } from '../keyboard.ts';
import { signIn } from '../person.ts';
import { sharedStage, type Stage } from '../stage.ts';

/** So far ahead that no other journey notices. */
const FIRST_DAY = '۱۴۲۰/۰۱/۰۱';
const TARIFF = 'تعرفه گاز';
const CHANGES = 'آنچه تغییر می‌دهید';
const SEND = 'فرستادن پیشنهاد برای نفر دوم';

let stage: Stage;

const arrive = async (username: string, path = '/versions'): Promise<AtKeyboard> =>
  atKeyboard(await signIn(stage.browser, stage.desk, username, { path }));

/** From the list to the form of a new version of the tariff. */
const openForm = async ({ page, open, looksRight }: AtKeyboard): Promise<void> => {
  await open(page.getByRole('link', { name: TARIFF, exact: true }));
  await page.getByRole('heading', { name: 'امروز اجرا می‌شود' }).waitFor();
  await looksRight();
  await open(page.getByRole('button', { name: 'پیشنهاد نسخه تازه' }));
};
const vat = ({ page }: AtKeyboard) => page.getByLabel('مالیات بر ارزش افزوده');
const day = ({ page }: AtKeyboard) => page.getByRole('textbox', { name: 'نخستین روز اجرا' });
const sectionOf = ({ page }: AtKeyboard, version: string) =>
  page.locator('section', {
    has: page.getByRole('heading', { name: `پیشنهاد نسخه ${version} در انتظار نفر دوم است` }),
  });

/** While the service decides, the button keeps the focus and says what it does; another press sends nothing. */
const confirmOnce = async ({ page, open, looksRight }: AtKeyboard, section: Locator): Promise<void> => {
  let sent = 0;
  const decided = Promise.withResolvers<void>();
  await page.route('**/confirmations', async (route) => {
    sent++;
    await decided.promise;
    await route.continue();
  });
  await open(section.getByRole('button', { name: 'تأیید و اجرای این نسخه' }));
  const working = section.getByRole('button', { name: 'در حال ثبت …' });
  await working.waitFor();
  await looksRight();
  assert.equal(await working.and(page.locator(':focus')).count(), 1);
  await page.keyboard.press('Enter');
  decided.resolve();
  await working.waitFor({ state: 'detached' });
  assert.equal(sent, 1);
};

describe('policy with a second person, by keyboard alone', () => {
  before(async () => {
    stage = await sharedStage();
  });

  it('7.5, 11.1: a proposed tariff with its preview is declined with a reason, corrected and confirmed; a form opened before is stale', async () => {
    const officer = await arrive('policy-1');
    await openForm(officer);
    await officer.type(day(officer), FIRST_DAY);
    await officer.type(vat(officer), '۱۱۰۰۰');
    await officer.page.getByRole('region', { name: CHANGES }).getByText('۱۱٬۰۰۰').waitFor();
    await officer.open(officer.page.getByRole('button', { name: SEND }));
    // The service refuses the rate at its field; what is typed stays.
    await officer.page
      .locator('.summary')
      .getByRole('link', { name: /مالیات بر ارزش افزوده/ })
      .waitFor();
    await officer.looksRight();
    await officer.type(vat(officer), '۱۱۰۰');
    await officer.open(officer.page.getByRole('button', { name: 'محاسبه اثر بر نمونه‌ای از قبض‌ها' }));
    await officer.page.getByText('نمونه است، نه همه قبض‌ها').waitFor({ timeout: 20_000 });
    await officer.looksRight();
    await officer.open(officer.page.getByRole('button', { name: SEND }));
    await sectionOf(officer, '4').getByText('پیشنهاددهنده نسخه نمی‌تواند خودش آن را تأیید کند').waitFor();
    assert.equal(await officer.page.getByRole('button', { name: 'تأیید و اجرای این نسخه' }).count(), 0);
    await officer.looksRight();

    const head = await arrive('head-1');
    await head.open(head.page.getByRole('link', { name: TARIFF, exact: true }));
    const first = sectionOf(head, '4');
    await first.getByRole('row').filter({ hasText: 'مالیات بر ارزش افزوده' }).getByText('۱٬۱۰۰').waitFor();
    await head.open(first.getByText('رد این نسخه'));
    await head.type(first.getByLabel('علت'), 'نرخ مالیات مصوب نیست');
    await head.open(first.getByRole('button', { name: 'رد این نسخه' }));
    await head.page.getByRole('heading', { name: /درباره این پیشنهاد در این میان تصمیم گرفته شد/ }).waitFor();
    await head.looksRight();

    // The officer's page reads again by itself, and shows who declined and why.
    await officer.page.getByText('نرخ مالیات مصوب نیست').first().waitFor({ timeout: 20_000 });
    const late = await arrive('policy-1');
    await openForm(late);
    await late.type(day(late), '۱۴۲۱/۰۱/۰۱');
    await late.type(vat(late), '۹۰۰');

    await officer.open(officer.page.getByRole('button', { name: 'پیشنهاد نسخه تازه' }));
    await officer.type(day(officer), FIRST_DAY);
    await officer.type(vat(officer), '۱۰۵۰');
    await officer.open(officer.page.getByRole('button', { name: SEND }));
    await sectionOf(officer, '5').waitFor();

    await head.page.reload();
    await confirmOnce(head, sectionOf(head, '5'));
    await head.page.getByText('در آینده اجرا می‌شود').first().waitFor();
    await head.looksRight();

    // The form that was opened before shows what was published since, and keeps what was typed.
    const stale = late.page.getByRole('alert').filter({ hasText: 'این فرم از نسخه دیگری پر شده است' });
    await stale.waitFor({ timeout: 20_000 });
    await stale.getByRole('row').filter({ hasText: 'مالیات بر ارزش افزوده' }).getByText('۱٬۰۵۰').waitFor();
    await late.open(late.page.getByRole('button', { name: SEND }));
    await late.page.getByText('در نخستین روز این پیشنهاد نسخه دیگری اجرا می‌شود').waitFor();
    assert.equal(await vat(late).inputValue(), '۹۰۰');
    await late.looksRight();
    await late.open(stale.getByRole('button', { name: /ادامه می‌دهم/ }));
    await stale.waitFor({ state: 'detached' });
    assert.equal(await vat(late).inputValue(), '۹۰۰');
    await late.open(late.page.getByRole('button', { name: SEND }));
    const last = sectionOf(late, '6');
    await last.getByRole('row').filter({ hasText: 'مالیات بر ارزش افزوده' }).getByText('۹۰۰').waitFor();
    await late.open(last.getByText('پس گرفتن پیشنهاد خودم'));
    await late.type(last.getByLabel('علت'), 'نسخه پیشین کافی است');
    await late.open(last.getByRole('button', { name: 'پس گرفتن پیشنهاد خودم' }));
    await last.waitFor({ state: 'detached' });
    for (const person of [officer, head, late]) await person.leave();
  });

  it('1.2, 7.5: a certificate is proposed, and neither its proposer nor its holder may confirm it', async () => {
    const officer = await arrive('certifier-1', '/certificates');
    await officer.page.getByRole('heading', { name: 'گواهی‌ها', exact: true }).waitFor();
    await officer.looksRight();
    await officer.open(officer.page.getByText('پیشنهاد گواهی تازه'));
    await officer.type(officer.page.getByLabel('دارنده گواهی'), 'clerk-101');
    await officer.choose('دفتر', 'دفتر پیشخوان ۱۰۲');
    await officer.type(officer.page.getByLabel('شماره گواهی'), 'C-of-a-journey');
    await officer.type(officer.page.getByRole('textbox', { name: 'نخستین روز اعتبار' }), '۱۴۲۰/۰۱/۰۱');
    await officer.type(officer.page.getByRole('textbox', { name: 'آخرین روز اعتبار' }), '۱۴۲۰/۱۲/۲۹');
    await officer.open(officer.page.getByRole('button', { name: SEND }));
    await officer.page.getByText('پیشنهاددهنده و دارنده گواهی نمی‌توانند آن را تأیید کنند').waitFor();
    await officer.looksRight();
    await officer.open(officer.page.getByText('رد پیشنهاد'));
    await officer.type(officer.page.getByLabel('علت'), 'تنها یک آزمون بود');
    await officer.open(officer.page.getByRole('button', { name: 'رد پیشنهاد' }));
    await officer.page.getByText('گواهی‌ای در انتظار نفر دوم نیست.').waitFor();
    await officer.leave();
  });
});
