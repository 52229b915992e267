import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator } from 'playwright-core';
import { faultNamed } from '../../src/journey/world.ts';
import { atKeyboard, beginAction, finishAction, type AtKeyboard } from '../keyboard.ts';
import { signIn } from '../person.ts';
import { openStage, type Stage } from '../stage.ts';

/** Text that would run as code or turn the line around, if it were more than text. */
const HOSTILE = '"><img src=x onerror=alert(1)> \u202Eبرعکس';
const fault = faultNamed('misreadDigit');

let stage: Stage;
let browser: Browser;
let desk: string;

const comes = async (username: string, path = '/') => atKeyboard(await signIn(browser, desk, username, { path }));
/** An action of the case, from the list of today's work. */
const begin = async (person: AtKeyboard, action: string): Promise<Locator> => {
  await person.looksRight();
  return beginAction(person, person.page.getByRole('link', { name: 'درخواست بررسی قبض' }), action);
};

describe('case 01 at the desk: a bill review from registration to the posted correction, by keyboard alone', () => {
  before(async () => {
    stage = await openStage();
    ({ browser, desk } = stage);
  });
  after(() => stage?.close());

  it('A6-1: the clerk registers it; what is missing is said at its field; hostile words stay words', async () => {
    const clerk = await comes('clerk-101', '/register');
    const { page, open, type, pick, choose, looksRight } = clerk;
    await type(page.getByRole('textbox', { name: 'اشتراک', exact: true }), '۱۰۲۰۳۰۴۰');
    await page.keyboard.press('Enter');
    await open(page.getByRole('link', { name: 'درخواست بررسی قبض' }));
    const send = page.getByRole('button', { name: 'ثبت درخواست' });
    await open(send);
    await page.getByRole('link', { name: '«موضوع اعتراض» را انتخاب کنید' }).waitFor();
    await looksRight();
    await pick(page.getByRole('button', { name: /شماره قبض/ }), /10203040-1405-07-1/);
    await choose('موضوع اعتراض', 'رقم قرائت‌شده');
    await type(page.getByRole('textbox', { name: /توضیح/ }), HOSTILE);
    await open(send);
    await page.getByRole('heading', { name: 'رسید ثبت درخواست' }).waitFor();
    await looksRight();
    await open(page.getByRole('link', { name: 'رفتن به پرونده' }));
    await page.getByText('<img src=x onerror=alert(1)>').first().waitFor();
    await looksRight();
    await clerk.leave();
  });

  it('A6-2: the field expert records the visit of the meter', async () => {
    const expert = await comes('expert-1');
    const form = await begin(expert, 'بازدید کنتور');
    await expert.type(form.getByRole('textbox', { name: 'تاریخ بازدید' }), '۱۴۰۵/۰۹/۰۱');
    await expert.type(form.getByRole('textbox', { name: 'رقم دیده‌شده روی کنتور' }), String(fault.visit.indexSeen));
    await expert.choose('سالم‌بودن کنتور', 'بله');
    await finishAction(expert, form);
  });

  it('A6-3: the first representative confirms the fault of the reading', async () => {
    const first = await comes('representative-101-a');
    const form = await begin(first, 'اشکال تأیید شد');
    await first.pick(form.getByRole('button', { name: /قرائت اشتباه/ }), /۳۰ مهر ۱۴۰۵/);
    await first.type(form.getByRole('textbox', { name: 'رقم صحیح کنتور' }), String(fault.rightIndex));
    await first.choose('مقصر خطا', 'پیمانکار قرائت');
    await first.type(form.getByRole('textbox', { name: 'دلیل', exact: true }), 'رقم بازدید با قرائت مغایر است');
    await finishAction(first, form);
  });

  it('7.5: the desk locks while the second one writes; after the sign-in the words are there, and one approval is sent', async () => {
    const second = await comes('representative-101-b', '/approvals');
    const { page, reach, open, type, looksRight } = second;
    const sent: (string | undefined)[] = [];
    page.on('response', (answer) => {
      const request = answer.request();
      if (request.method() === 'POST' && /corrections\/.*\/approvals$/.test(request.url()) && answer.ok())
        sent.push(request.headers()['idempotency-key']);
    });
    await looksRight();
    await open(page.getByRole('link', { name: fault.accountId }));
    await type(page.getByLabel('علت تأیید'), HOSTILE);
    // The page may see the lock by itself before the key is pressed; then nothing is there to be pressed.
    await reach(page.getByRole('button', { name: 'تأیید همین مبلغ‌ها' }));
    await page.request.post(`${desk}/session/locks`, { headers: { 'x-desk': '1', origin: desk } });
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'پیشخوان قفل است' }).waitFor();
    await looksRight();
    await open(page.getByRole('dialog').getByRole('link', { name: 'ورود به سامانه' }));
    await open(page.locator('button[value="representative-101-b"]'));
    await page.getByText('مبلغ‌های این صفحه همان است که تأیید می‌شود').waitFor();
    assert.equal(await page.getByLabel('علت تأیید').inputValue(), HOSTILE);
    await looksRight();
    await page.getByRole('button', { name: 'تأیید همین مبلغ‌ها' }).dblclick();
    await page.getByText('در حساب ثبت شد').waitFor();
    await page.goBack();
    await page.goForward();
    await page.getByText('در حساب ثبت شد').waitFor();
    assert.equal(await page.getByRole('button', { name: 'تأیید همین مبلغ‌ها' }).count(), 0);
    assert.equal(sent.length, 1);
    await looksRight();
    await second.leave();
  });

  it('A6-5: the clerk reads the answer to the applicant, and the case is closed', async () => {
    const clerk = await comes('clerk-101');
    const form = await begin(clerk, 'اعلام پاسخ به متقاضی');
    await form.getByText('مبلغ قابل پرداخت قبض اصلاحی ۱۰۵٬۰۰۰ ریال').waitFor();
    await clerk.choose('شیوه اعلام', 'پیامک');
    await finishAction(clerk, form);
  });
});
