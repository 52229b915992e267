import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { atKeyboard, type AtKeyboard } from '../../keyboard.ts';
import { signIn } from '../../person.ts';
import { sharedStage, type Stage } from '../../stage.ts';
import { worldAt } from '../money/bills.ts';

/** A meter that no other journey touches. */
const METER = '62000013';
const NEW = 'KH-1405-77';
const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true };

let stage: Stage;
let last: number;

const comes = async (username: string, options: object = {}) =>
  atKeyboard(await signIn(stage.browser, stage.desk, username, options));
const textbox = ({ page }: AtKeyboard, name: string | RegExp) => page.getByRole('textbox', { name });
const button = ({ page }: AtKeyboard, name: string) => page.getByRole('button', { name, exact: true });

describe('Card 13 at the desk: one person enters an exchange on a phone, another confirms it, by keyboard alone', () => {
  before(async () => {
    stage = await sharedStage();
    const card = await worldAt(stage)
      .metering('connections-1')
      .because('نمایش سامانه')
      .get<{ lastReading: { index: number } }>(`/v1/meters/${METER}`);
    last = card.lastReading.index;
  });

  it('11.4, 15.4-33: the connections unit reads at the index why it is refused, mends it, and may not confirm it', async () => {
    const unit = await comes('connections-1', { path: '/meter-exchanges', ...PHONE });
    const { page, open, type, choose, pick, looksRight } = unit;
    await type(textbox(unit, 'شماره کنتوری که باز شد'), METER);
    await open(button(unit, 'ادامه'));
    await page.getByRole('heading', { name: 'کنتور برداشته‌شده' }).waitFor();
    await type(textbox(unit, /روز تعویض/), '1405/09/01');
    await type(textbox(unit, /هنگام برداشتن/), String(last - 200));
    await type(textbox(unit, /پلمب‌های کنتور برداشته‌شده/), 'S-1 S-2');
    await choose('علت تعویض', 'تغییر ظرفیت');
    await type(textbox(unit, /شماره بدنه کنتور نو/), NEW);
    await pick(page.getByRole('button', { name: /ظرفیت کنتور نو/ }), /^G6$/);
    await type(textbox(unit, /تعداد ارقام/), '۵');
    await type(textbox(unit, /کنتور نو هنگام نصب/), '۰');
    await choose('شرکت تعویض‌کننده', 'شرکت تعویض کنتور سبلان');
    await open(button(unit, 'ثبت و فرستادن برای تأیید'));
    await page.locator('.summary a').first().waitFor();
    await looksRight();
    const index = textbox(unit, /هنگام برداشتن/);
    assert.equal(await index.getAttribute('aria-invalid'), 'true');
    await index.fill('');
    await type(index, String(last + 1));
    await open(button(unit, 'ثبت و فرستادن برای تأیید'));
    await page.getByText('شما این را ثبت کرده‌اید').waitFor();
    await page.getByText('در انتظار تأیید').first().waitFor();
    await looksRight();
    const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
    assert.equal(wide, false, 'the page fits a phone');
    await unit.leave();
  });

  it('7.5: the head finds it among the work of today and confirms it; the account has the new meter', async () => {
    const head = await comes('head-1');
    const { page, open, looksRight } = head;
    await open(page.getByRole('link', { name: /در انتظار تأیید/ }));
    await looksRight();
    await open(page.getByRole('link', { name: METER }));
    await page.getByText('S-2').waitFor();
    await page.getByText('آخرین قرائت این کنتور').waitFor();
    await looksRight();
    await open(button(head, 'تأیید'));
    await page.locator('h1').filter({ hasText: 'تأییدشده' }).waitFor();
    await looksRight();
    await open(page.locator('main dl').getByRole('link'));
    await page.getByRole('heading', { name: 'کارت مشترک' }).waitFor();
    await page.getByText(NEW).first().waitFor();
    await head.leave();
  });
});
