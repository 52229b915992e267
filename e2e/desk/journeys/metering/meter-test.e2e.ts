import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { exchanged as reportOf, workshop } from '../../../src/journey/all/meter/steps.ts';
import { sharedStage, type Stage } from '../../stage.ts';
import { worldAt } from '../money/bills.ts';
import {
  because,
  caseAtDesk,
  exchanged,
  lastIndexOf,
  people,
  registers,
  TODAY,
  typed,
  type CaseAtDesk,
  type Fill,
} from './acting.ts';

const TEST = 'آزمایش کنتور در کارگاه';
const DOUBT = 'مصرف دو برابر شده است';

let stage: Stage;
before(async () => {
  stage = await sharedStage();
});

/** The written answer of the workshop (A1-7). */
const tested =
  (finding: string, error: string, answer: string): Fill =>
  async (person, form) => {
    await person.choose('نتیجه آزمایش', finding);
    await typed({ 'تاریخ آزمایش': TODAY, 'خطای کنتور (درصد)': error })(person, form);
    await typed({ 'شماره پاسخ مکتوب': answer, 'تاریخ پاسخ مکتوب': TODAY })(person, form);
    await person.choose('آسیب یا دستکاری دیده شد', 'خیر');
  };

describe('A1 at the desk, the meter is faulty: seven people, by keyboard alone', () => {
  const [ACCOUNT, METER] = ['10203054', '62000015'];

  it('A1-2 to A1-9, A1-13, A1-14, 15.4-17, 15.4-29: from the registration to the check of the head', async () => {
    const last = await lastIndexOf(stage, METER);
    const doubts = typed({ 'علت تردید در درستی کنتور': DOUBT });
    const desk = caseAtDesk(stage, await registers(stage, `account=${ACCOUNT}&kind=meter-test`, doubts));
    await desk.acts(people.representative, 'پذیرفته شد؛ سفارش تعویض', because);
    await desk.acts(people.exchanger, 'تعویض کنتور', async (person, form) => {
      assert.equal(await person.page.getByText(DOUBT).count(), 0, 'a company reads nothing that the applicant wrote');
      await exchanged(last + 1, 'SUB-1405-1')(person, form);
    });
    await desk.acts(people.representative, 'فرم تأیید شد؛ ثبت کارت ۱۳', async (person, form) => {
      await person.choose('کارگاه کالیبراسیون', 'کارگاه کالیبراسیون تفتان');
      await because(person, form);
    });
    await desk.steps.at('test');
    await desk.acts(people.workshop, TEST, tested('معیوب؛ خطا بیش از حد مجاز است', '۲۵', 'ک/۱۲'));
    await desk.acts(people.representative, 'نتیجه تأیید شد: کنتور معیوب است', because);
    await desk.acts(people.representative, 'قبض‌ها با خطای کنتور اصلاح شود (کارت ۲۲)', because);
    await desk.approves(ACCOUNT, (page) => page.getByText('۲۵').first().waitFor());
    await desk.steps.at('whichMeter');
    await desk.acts(people.representative, 'کنتور جایگزین می‌ماند', because);
    await desk.informs('معیوب');
    await desk.acts(people.head, 'کارها درست انجام شده است', because);
    const { state, outcome } = await desk.read();
    assert.deepEqual([state, outcome], ['closed', 'faulty']);
  });
});

describe('A1 at the desk, the meter is sound: the subscriber pays the test and gets the meter back', () => {
  const [ACCOUNT, METER] = ['10203056', '62000017'];

  /** The way to the workshop is the same in both branches; it is played above. */
  const atTheWorkshop = async (removalIndex: number): Promise<CaseAtDesk> => {
    const request = { kind: 'meter-test', accountId: ACCOUNT, reason: DOUBT };
    const { caseId } = await worldAt(stage).cases(people.clerk).post<{ caseId: string }>('/v1/cases', request);
    const desk = caseAtDesk(stage, `/cases/${caseId}`);
    await desk.steps.decide(people.representative, 'testAccepted');
    await desk.steps.report(people.exchanger, reportOf('SUB-1405-2', removalIndex));
    await desk.steps.decide(people.representative, 'formApproved', workshop);
    await desk.steps.at('test');
    return desk;
  };

  it('A1-10 to A1-12, B5-2: informed, charged by Card 74, the calibrated meter put back, checked', async () => {
    const last = await lastIndexOf(stage, METER);
    const desk = await atTheWorkshop(last + 1);
    await desk.acts(people.workshop, TEST, tested('سالم؛ خطا در حد مجاز است', '۰٫۸', 'ک/۱۳'));
    await desk.acts(people.representative, 'نتیجه تأیید شد: کنتور سالم است', because);
    await desk.informs('سالم');
    await desk.acts(people.representative, 'هزینه درج شود', because);
    await desk.steps.at('return');
    await desk.acts(people.exchanger, 'نصب دوباره کنتور آزمایش‌شده', async (person, form) => {
      await person.choose('نتیجه مراجعه', 'کنتور آزمایش‌شده نصب شد');
      await typed({ 'تاریخ مراجعه': TODAY, 'رقم کنتور جایگزین هنگام برداشتن': '۲' })(person, form);
      await typed({ 'رقم کنتور آزمایش‌شده هنگام نصب': String(last + 1) })(person, form);
    });
    await desk.acts(people.representative, 'فرم تأیید شد؛ ثبت کارت ۱۳', because);
    await desk.steps.at('finalCheck');
    await desk.acts(people.head, 'کارها درست انجام شده است', because);
    const { state, outcome, history } = await desk.read();
    assert.deepEqual([state, outcome], ['closed', 'sound']);
    assert.equal(history.filter(({ data }) => data['event'] === 'MiscChargePosted').length, 1);
    const { takenOff } = await worldAt(stage)
      .metering('connections-1')
      .because('نمایش سامانه')
      .get<{ takenOff: object | null }>(`/v1/meters/${METER}`);
    assert.equal(takenOff, null, 'the tested meter is back');
  });
});
