import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { openSubscriber, type Subscriber } from '../../../src/journey/all/subscriber.ts';
import { atKeyboard, type AtKeyboard } from '../../keyboard.ts';
import { signIn } from '../../person.ts';
import { sharedStage, type Stage } from '../../stage.ts';
import { worldAt } from '../money/bills.ts';
import { lastIndexOf, people, TODAY } from './acting.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
/** A meter that no other journey touches. */
const PLAIN = '62000020';
const WHY = 'ثبت رقم شمارنده‌ها';

let stage: Stage;
let subscriber: Subscriber;

const comes = async (username: string, options: object = {}) =>
  atKeyboard(await signIn(stage.browser, stage.desk, username, options));
const textbox = ({ page }: AtKeyboard, name: string | RegExp) => page.getByRole('textbox', { name });
const button = ({ page }: AtKeyboard, name: string) => page.getByRole('button', { name, exact: true });

const saysWhy = async (person: AtKeyboard): Promise<void> => {
  await person.type(textbox(person, /دلیل مشاهده/), WHY);
  await person.open(button(person, 'نمایش کامل'));
  await person.page.getByText('به این دلیل کامل نمایش داده شده است').waitFor();
};
const mends = async (person: AtKeyboard, name: string | RegExp, figure: string): Promise<void> => {
  const box = textbox(person, name);
  await box.fill('');
  await person.type(box, figure);
};
/** The sentence of a refusal is read at this field. */
const refusedAt = async (person: AtKeyboard, name: string | RegExp): Promise<void> => {
  await person.page.locator('.summary a').first().waitFor();
  assert.equal(await textbox(person, name).getAttribute('aria-invalid'), 'true');
  await person.looksRight();
};

describe('Registers and own readings at the desk, by keyboard alone (C3-1, 11.4)', () => {
  before(async () => {
    stage = await sharedStage();
    const supply = { fileNumber: '20000785', fullName: 'کارگاه شمارنده‌ها', installedOn: '2026-08-23', index: 1_000 };
    subscriber = await openSubscriber(worldAt(stage), { ...supply, registerDigits: 6 });
  });

  it('C3-1: the unit records the registers at installation; a wrong sum is refused beside the registers', async () => {
    const unit = await comes('connections-1', { path: `/meters/${subscriber.serial}`, ...PHONE });
    await saysWhy(unit);
    await unit.open(unit.page.getByText('ثبت کنتور چندشمارنده'));
    const indexes = { کم‌باری: '۴۰۰', میان‌باری: '۳۰۰', اوج‌بار: '۲۰۰', جمعه: '۹۰', راکتیو: '۵۰' };
    for (const [name, index] of Object.entries(indexes)) await unit.type(textbox(unit, name), index);
    await unit.open(button(unit, 'ثبت شمارنده‌ها'));
    await refusedAt(unit, /راکتیو/);
    await mends(unit, /جمعه/, '۱۰۰');
    await unit.open(button(unit, 'ثبت شمارنده‌ها'));
    await unit.page.getByRole('heading', { name: 'شمارنده‌های کنتور' }).waitFor();
    await unit.looksRight();
    await unit.leave();
  });

  it('11.4, 15.4-33: the expert enters every register on a phone; a fallen one says why, and the sum is accepted', async () => {
    const expert = await comes('expert-1', { path: '/readings', ...PHONE });
    await expert.type(textbox(expert, 'شماره بدنه کنتور'), subscriber.serial);
    await expert.open(button(expert, 'ادامه'));
    await saysWhy(expert);
    const sheet = expert.page.getByRole('region', { name: 'ثبت رقمی که شرکت خوانده است' });
    await expert.type(sheet.getByRole('textbox', { name: /روز قرائت/ }), '1405/07/01');
    const indexes = { کم‌باری: '۴۵۰', میان‌باری: '۲۹۰', اوج‌بار: '۲۱۰', جمعه: '۱۱۰', راکتیو: '۶۱' };
    for (const [name, index] of Object.entries(indexes))
      await expert.type(sheet.getByRole('textbox', { name: new RegExp(name) }), index);
    await expert.choose('علت قرائت', 'قرائت دوره‌ای');
    await expert.open(button(expert, 'ثبت رقم'));
    await refusedAt(expert, /میان‌باری/);
    await mends(expert, /میان‌باری/, '۳۲۰');
    await expert.open(button(expert, 'ثبت رقم'));
    await expert.page.getByText('نتیجه ثبت: پذیرفته شد').waitFor();
    await expert.page.getByRole('cell', { name: /۱٬۰۹۰/ }).waitFor();
    await expert.looksRight();
    const wide = await expert.page.evaluate('document.documentElement.scrollWidth > innerWidth');
    assert.equal(wide, false, 'the page fits a phone');
    await expert.leave();
  });

  it('11.4: the unit enters an own reading with its reason and photograph, and the list says so of it', async () => {
    const index = (await lastIndexOf(stage, PLAIN)) + 1;
    const unit = await comes('affairs-1', { path: `/meters/${PLAIN}` });
    await saysWhy(unit);
    await unit.type(textbox(unit, /روز قرائت/), TODAY);
    await unit.type(textbox(unit, /رقم کنتور/), String(index));
    await unit.choose('علت قرائت', 'بازدید کنتور');
    await unit.type(textbox(unit, /عکس کنتور/), 'photo-1405-17');
    await unit.open(button(unit, 'ثبت رقم'));
    await unit.page.getByText('نتیجه ثبت').waitFor();
    await unit.page.getByText('photo-1405-17').waitFor();
    await unit.page.getByText('بازدید کنتور · بازدید کارشناس').waitFor();
    await unit.looksRight();
    await unit.leave();
  });

  it('7.5, 11.4: the unit proposes a volume factor, and the head finds it among the approvals and confirms it', async () => {
    const { accountId } = subscriber;
    const unit = await comes('affairs-1', { path: `/accounts/${accountId}` });
    await unit.open(unit.page.getByText('ضریب تصحیح حجم', { exact: true }));
    await unit.open(unit.page.getByRole('link', { name: 'ضریب‌ها؛ پیشنهاد و تأیید' }));
    await unit.open(unit.page.getByText('پیشنهاد ضریب', { exact: true }).first());
    await unit.type(textbox(unit, /نخستین روز ضریب/), '1405/07/01');
    await unit.choose('منبع ضریب', 'دستگاه تصحیح‌کننده حجم');
    await unit.type(textbox(unit, /گواهی دستگاه/), '۱٫۲');
    await unit.type(textbox(unit, /فشار نسبی/), '۲۰');
    await unit.type(textbox(unit, /شماره گواهی/), 'گواهی ۱۴۰۵/۷');
    await unit.open(button(unit, 'پیشنهاد ضریب'));
    await unit.page.getByText('این ضریب را شما پیشنهاد کرده‌اید').waitFor();
    await unit.looksRight();
    await unit.leave();
    const head = await comes(people.head, { path: '/approvals', ...PHONE });
    await head.open(
      head.page.getByRole('region', { name: /ضریب‌های تصحیح حجم/ }).getByRole('link', { name: accountId }),
    );
    await head.page.getByText('گواهی ۱۴۰۵/۷').first().waitFor();
    await head.looksRight();
    await head.open(button(head, 'تأیید ضریب'));
    await head.page.getByText('تعیین‌شده').waitFor();
    await head.looksRight();
    await head.leave();
  });
});
