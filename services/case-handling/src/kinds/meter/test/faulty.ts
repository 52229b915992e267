import { decision } from '../../../engine/kind/kind.ts';
import { correctionStage } from '../../parts/cause/correction.ts';
import { fromTheExchangeCompany } from '../orders/exchange-stages.ts';
import { errorCorrection } from '../orders/metered-correction.ts';
import { toNotice } from './ways.ts';

/** The meter is faulty: the bills, and which meter stays (A1-9, A1-12). */
export const faultyStages = {
  judgement: {
    title: { fa: 'تصمیم درباره اصلاح قبض‌ها', en: 'Decide on the correction of the bills' },
    source: 'A1-9',
    owner: 'qualifiedRepresentative',
    decides: {
      billsCorrected: decision({
        title: { fa: 'قبض‌ها با خطای کنتور اصلاح شود (کارت ۲۲)', en: 'Correct the bills by the error (Card 22)' },
        asks: {},
        mustHold: [],
        to: 'correction',
      }),
      noCorrection: decision({
        title: { fa: 'اصلاح قبض لازم نیست', en: 'No bill needs a correction' },
        asks: {},
        mustHold: [],
        to: 'whichMeter',
      }),
    },
  },
  correction: correctionStage({
    title: { fa: 'در انتظار تعدیل قبض (کارت ۲۲)', en: 'Wait for the correction' },
    source: 'A1-9',
    requests: errorCorrection,
    done: 'whichMeter',
    refused: 'judgement',
  }),
  whichMeter: {
    title: { fa: 'تعیین کنتوری که می‌ماند', en: 'Decide which meter stays' },
    source: 'A1-12',
    owner: 'qualifiedRepresentative',
    decides: {
      substituteStays: decision({
        title: { fa: 'کنتور جایگزین می‌ماند', en: 'The substitute stays' },
        asks: {},
        mustHold: [],
        remembers: () => ({ putBack: false }),
        to: toNotice,
      }),
      repairedReturns: decision({
        title: { fa: 'کنتور تعمیر و کالیبره‌شده برمی‌گردد', en: 'The repaired and calibrated meter comes back' },
        asks: {},
        mustHold: [],
        remembers: () => ({ putBack: true }),
        appoints: fromTheExchangeCompany,
        to: toNotice,
      }),
    },
  },
} as const;
