import {
  accessRefusedWords,
  faultyWords,
  meterMissingWords,
  notTestedWords,
  refusedWords,
  soundWords,
} from '../orders/notices.ts';
import { afterFaulty, rest } from './ways.ts';

const informed = { owner: 'counterClerk', source: '15.4-21' } as const;

/** What the applicant is told, and what follows the notice (A1-8, A1-10 to A1-12, 15.4-21). */
export const testAnswers = {
  soundAnswer: {
    ...informed,
    title: { fa: 'اعلام سلامت کنتور به مشترک', en: 'Tell the applicant that the meter is sound' },
    source: 'A1-8, A1-10, B5-2',
    informs: soundWords,
    closes: 'sound',
    then: 'charging',
  },
  faultyAnswer: {
    ...informed,
    title: { fa: 'اعلام خرابی کنتور و اصلاح قبض به مشترک', en: 'Tell the applicant that the meter was faulty' },
    source: 'A1-8',
    informs: faultyWords,
    closes: 'faulty',
    then: afterFaulty,
  },
  notTestedAnswer: {
    ...informed,
    title: { fa: 'اعلام آزمایش‌نشدن کنتور به مشترک', en: 'Tell the applicant that the meter was not tested' },
    informs: notTestedWords,
    closes: 'notTested',
    then: rest,
  },
  refusedAnswer: {
    ...informed,
    title: { fa: 'اعلام نپذیرفتن درخواست به مشترک', en: 'Tell the applicant that the request was refused' },
    informs: refusedWords,
    closes: 'refused',
  },
  noAccessAnswer: {
    ...informed,
    title: { fa: 'اعلام نبود دسترسی به مشترک', en: 'Tell the applicant that access was refused' },
    source: 'B6-6',
    informs: accessRefusedWords,
    closes: 'accessRefused',
  },
  missingAnswer: {
    ...informed,
    title: { fa: 'اعلام نبودن کنتور به مشترک', en: 'Tell the applicant that the meter is missing' },
    informs: meterMissingWords,
    closes: 'meterMissing',
  },
} as const;
