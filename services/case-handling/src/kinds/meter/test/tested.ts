import { text } from '../../../engine/kind/form.ts';
import { decision } from '../../../engine/kind/kind.ts';
import { damageSeen } from '../orders/damage.ts';
import { fromTheWorkshop } from '../orders/exchange-stages.ts';
import { workshopMustHaveFoundItFaulty, workshopMustHaveFoundItSound } from '../orders/judgement.rules.ts';
import { isLost, meterTest, testIn, testResult } from '../orders/workshop.ts';
import { checkedBefore } from './ways.ts';

export const workshop = text({ fa: 'کارگاه کالیبراسیون', en: 'Calibration workshop' }, 60);

/** The test at the workshop and its approved result (A1-6 to A1-8, A1-13). */
export const testStages = {
  test: {
    title: { fa: 'آزمایش کنتور در کارگاه', en: 'The workshop tests the meter' },
    source: 'A1-6, A1-7',
    owner: 'calibrationWorkshop',
    company: 'workshop',
    orders: meterTest,
    reported: [{ when: isLost, to: 'noResult' }, { to: 'result' }],
    sendsBack: {
      to: 'noResult',
      title: { fa: 'لغو سفارش آزمایش', en: 'Call the order of the test back' },
      source: 'A1-6',
    },
  },
  noResult: {
    title: { fa: 'تصمیم درباره آزمایشی که نتیجه ندارد', en: 'Decide on a test without a result' },
    source: 'A1-6, 15.2-6',
    owner: 'qualifiedRepresentative',
    decides: {
      testOrdered: decision({
        title: { fa: 'سفارش به کارگاه', en: 'Order the test from a workshop' },
        asks: { workshop },
        mustHold: [],
        appoints: fromTheWorkshop,
        to: 'test',
      }),
      notTested: decision({
        title: { fa: 'کنتور آزمایش نمی‌شود؛ کنتور جایگزین می‌ماند', en: 'The meter is not tested; the substitute stays' },
        asks: {},
        mustHold: [],
        to: 'notTestedAnswer',
      }),
    },
  },
  result: {
    title: { fa: 'تأیید نتیجه آزمایش', en: 'Approve the result of the test' },
    source: 'A1-8, A1-13',
    owner: 'qualifiedRepresentative',
    decides: {
      foundSound: decision({
        title: { fa: 'نتیجه تأیید شد: کنتور سالم است', en: 'Approved: the meter is sound' },
        asks: {},
        offeredIf: [workshopMustHaveFoundItSound],
        mustHold: [],
        remembers: ({ facts, reports }) => ({ finding: 'sound', ...damageSeen(facts, testIn({ reports })) }),
        publishes: testResult,
        to: [{ when: checkedBefore, to: 'check' }, { to: 'soundAnswer' }],
      }),
      foundFaulty: decision({
        title: { fa: 'نتیجه تأیید شد: کنتور معیوب است', en: 'Approved: the meter is faulty' },
        asks: {},
        offeredIf: [workshopMustHaveFoundItFaulty],
        mustHold: [],
        remembers: ({ facts, reports }) => ({ finding: 'faulty', ...damageSeen(facts, testIn({ reports })) }),
        publishes: testResult,
        to: 'judgement',
      }),
      resultReturned: decision({
        title: { fa: 'برگشت فرم به کارگاه', en: 'Return the form to the workshop' },
        asks: {},
        mustHold: [],
        to: 'test',
      }),
    },
  },
} as const;
