import { optional, text } from '../../../engine/kind/form.ts';
import { caseKind, decision, registration } from '../../../engine/kind/kind.ts';
import { answerWithin } from '../../parts/answer-within.ts';
import { accountMustNotHaveAnOpenMeterVisit, meterMustBeInstalled } from '../../parts/case-kinds.rules.ts';
import { afterVisitWithRefusal, withCorrection } from '../../parts/notice/notice-words.ts';
import { meterFaultyAnswer, meterFaultyOutcome, visitAgain, visitStage } from '../../parts/visit.ts';
import { daysCorrection, daysWrong } from '../../parts/cause/wrong-days.ts';
import { correctionStage } from '../../parts/cause/correction.ts';
import {
  billCorrection,
  oneWrongReading,
  readingRight,
  wrongReadingRules,
  wrongReadings,
} from '../../parts/wrong-reading.ts';
import { readingMustBelongToTheAccount } from '../../parts/wrong-reading.rules.ts';

/** A3: the subscriber suspects a wrong reading, or wants the meter visited for any other reason. */
export const meterVisit = caseKind({
  kind: 'meter-visit',
  version: 1,
  source: 'A3',
  rules: ['A3-1', 'A3-2', 'A3-3', 'A3-4', 'A3-5', '15.4-21', '15.4-38', '15.4-39'],
  title: { fa: 'درخواست بازدید کنتور', en: 'Meter visit' },
  opens: registration({
    by: ['counterClerk'],
    source: 'A3-1',
    about: 'account',
    fee: 'meterVisit',
    asks: {
      accountId: text({ fa: 'شماره اشتراک', en: 'Account' }, 60),
      reason: text({ fa: 'علت درخواست', en: 'Reason' }, 500),
      remarks: optional(text({ fa: 'توضیح', en: 'Remarks' }, 2_000)),
    },
    gates: [{ source: 'A3-1', rule: meterMustBeInstalled }],
    onePer: { source: 'A3-1', rule: accountMustNotHaveAnOpenMeterVisit },
    remembers: ({ form }) => ({ reason: form.reason }),
  }),
  deadlines: {
    answer: answerWithin({ within: 3, unit: 'days', source: 'A3-4' }),
  },
  whenWithdrawn: {
    fa: 'قبض‌های صادرشده تغییر نکرد و معتبر است.',
    en: 'The issued bills were not changed and are valid.',
  },
  start: 'visit',
  stages: {
    visit: visitStage({ source: 'A3-2', faulty: 'meterFaultyAnswer', sound: 'judgement' }),
    judgement: {
      title: { fa: 'بررسی و تصمیم نماینده دارای صلاحیت', en: 'Decide whether the reading was wrong' },
      source: 'A3-3',
      owner: 'qualifiedRepresentative',
      decides: {
        errorConfirmed: decision({
          title: { fa: 'اشتباه قرائت تأیید شد', en: 'The reading was wrong' },
          asks: wrongReadings,
          formerly: oneWrongReading,
          to: 'correction',
          mustHold: [readingMustBelongToTheAccount, ...wrongReadingRules],
        }),
        daysWrong: daysWrong('daysCorrection'),
        readingRight: readingRight({
          title: { fa: 'قرائت صحیح است', en: 'The reading was right' },
          to: 'readingRightAnswer',
        }),
        visitAgain,
      },
    },
    correction: correctionStage({
      title: { fa: 'در انتظار تعدیل قبض (کارت ۲۲ و در صورت خطای پیمانکار کارت ۷۴)', en: 'Wait for the correction' },
      source: 'A3-3, A3-5',
      requests: billCorrection,
      done: 'correctedAnswer',
      refused: 'judgement',
    }),
    daysCorrection: correctionStage({
      title: { fa: 'در انتظار تعدیل قبض (کارت ۲۲)', en: 'Wait for the correction' },
      source: 'A3-3, 15.4-39',
      requests: daysCorrection,
      done: 'correctedAnswer',
      refused: 'judgement',
    }),
    correctedAnswer: {
      title: { fa: 'اعلام اصلاح به مشترک', en: 'Tell the applicant that the bills were corrected' },
      source: '15.4-21',
      owner: 'counterClerk',
      informs: withCorrection({
        fa: 'اشتباه قرائت تأیید و اصلاح شد.',
        en: 'The reading was wrong and was corrected.',
      }),
      closes: 'corrected',
    },
    readingRightAnswer: {
      title: { fa: 'اعلام صحت قرائت به مشترک', en: 'Tell the applicant that the reading was right' },
      source: '15.4-21',
      owner: 'counterClerk',
      informs: afterVisitWithRefusal({
        fa: 'قرائت صحیح است و مبلغ قبض‌ها تغییر نمی‌کند.',
        en: 'The reading is right and the amounts of the bills do not change.',
      }),
      closes: 'readingRight',
    },
    meterFaultyAnswer,
  },
  outcomes: {
    corrected: { title: { fa: 'قرائت اصلاح شد', en: 'Reading corrected' }, source: 'A3-3' },
    readingRight: { title: { fa: 'قرائت صحیح بود', en: 'Reading was right' }, source: 'A3-3' },
    meterFaulty: meterFaultyOutcome('A3-3'),
  },
});
