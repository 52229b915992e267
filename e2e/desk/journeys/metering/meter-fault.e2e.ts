import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { sharedStage, type Stage } from '../../stage.ts';
import { because, caseAtDesk, exchanged, lastIndexOf, people, registers, TODAY, typed } from './acting.ts';

const [ACCOUNT, METER] = ['10203057', '62000018'];

let stage: Stage;

describe('A2 at the desk: a confirmed fault with Card 13, by keyboard alone', () => {
  before(async () => {
    stage = await sharedStage();
  });

  it('A2-1 to A2-8: visited, exchanged, the consumption of the fault period agreed and approved, informed', async () => {
    const last = await lastIndexOf(stage, METER);
    const report = typed({ 'شرح خرابی': 'شمارنده نمی‌چرخد' });
    const desk = caseAtDesk(stage, await registers(stage, `account=${ACCOUNT}&kind=meter-fault`, report));
    await desk.acts('expert-1', 'بازدید کنتور', async (person, form) => {
      await typed({ 'تاریخ بازدید': TODAY, 'رقم دیده‌شده': String(last) })(person, form);
      await person.choose('سالم‌بودن کنتور', 'خیر');
      await typed({ توضیح: 'شمارنده نمی‌چرخد' })(person, form);
    });
    await desk.acts(people.representative, 'خرابی تأیید شد؛ سفارش تعویض', because);
    await desk.acts(people.exchanger, 'تعویض کنتور', exchanged(last, 'NEW-1405-3'));
    await desk.acts(people.representative, 'فرم تأیید شد؛ ثبت کارت ۱۳', because);
    await desk.steps.at('faultPeriod');
    await desk.acts(people.representative, 'مصرف دوران خرابی با این روش حساب شود', async (person, form) => {
      await typed({ 'نخستین روز خرابی': '۱۴۰۵/۰۸/۰۱' })(person, form);
      await person.choose('روش محاسبه مصرف دوران خرابی', 'توافقی با مستند');
      await typed({ 'مصرف توافق‌شده': '۹۰', 'مستند توافق': 'صورت‌جلسه ۱۴۰۵/۱۲' })(person, form);
      await because(person, form);
    });
    await desk.approves(ACCOUNT, (page) => page.getByText('۹۰').first().waitFor());
    await desk.steps.at('exchangeAnswer');
    await desk.informs('تعویض');
    const { stage: now, history } = await desk.read();
    assert.equal(now, 'repairOrder');
    assert.ok(history.some(({ data }) => data['event'] === 'MeterExchanged'));
  });
});
