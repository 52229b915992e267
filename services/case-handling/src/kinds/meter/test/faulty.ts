import { decision } from '../../../engine/kind/kind.ts';
import { correctionStage } from '../../parts/cause/correction.ts';
import { fromTheExchangeCompany } from '../orders/exchange-stages.ts';
import { correctionMustBePosted, correctionMustNotBePosted } from '../orders/judgement.rules.ts';
import { errorCorrection, errorTakenBack } from '../orders/metered-correction.ts';
import { toNotice } from './ways.ts';

/** The meter is faulty: the bills, and which meter stays (A1-9, A1-12). */
export const faultyStages = {
  judgement: {
    title: { fa: 'تصمیم درباره اصلاح قبض‌ها', en: 'Decide on the correction of the bills' },
    source: 'A1-9, A1-14',
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
        offeredIf: [correctionMustNotBePosted],
        mustHold: [],
        to: 'whichMeter',
      }),
      correctionStays: decision({
        title: { fa: 'تعدیل ثبت‌شده درست است و می‌ماند', en: 'The posted correction is right and stays' },
        asks: {},
        offeredIf: [correctionMustBePosted],
        mustHold: [],
        to: 'whichMeter',
      }),
      correctionTakenBack: decision({
        title: { fa: 'تعدیل ثبت‌شده پس گرفته شود (کارت ۲۲)', en: 'Take the posted correction back (Card 22)' },
        asks: {},
        offeredIf: [correctionMustBePosted],
        mustHold: [],
        to: 'takingBack',
      }),
      resultReturned: decision({
        title: { fa: 'نتیجه آزمایش درست نیست؛ برگشت به کارگاه', en: 'The result is wrong; return it to the workshop' },
        asks: {},
        offeredIf: [correctionMustNotBePosted],
        mustHold: [],
        remembers: () => ({ putBack: false }),
        to: 'test',
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
  takingBack: correctionStage({
    title: { fa: 'در انتظار پس‌گرفتن تعدیل قبض (کارت ۲۲)', en: 'Wait for the correction to be taken back' },
    source: 'A1-9, A1-14',
    requests: errorTakenBack,
    done: 'judgement',
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
