import { afterVisit, withCorrection } from '../../parts/notice/notice-words.ts';
import { accessRefusedWords, meterMissingWords } from '../orders/notices.ts';
import { rest } from './repaired.ts';

const informed = { owner: 'counterClerk', source: '15.4-21' } as const;

/** What the applicant is told, and what follows the notice (A2-6, A2-8, 15.4-21). */
export const faultAnswers = {
  exchangeAnswer: {
    ...informed,
    title: { fa: 'اعلام تعویض کنتور به مشترک', en: 'Tell the applicant that the meter was exchanged' },
    source: 'A2-6, A2-8',
    informs: withCorrection({
      fa: 'خرابی کنتور تأیید و کنتور تعویض شد.',
      en: 'The fault is confirmed, and the meter was exchanged.',
    }),
    closes: 'exchanged',
    then: 'repairOrder',
  },
  provedSoundAnswer: {
    ...informed,
    title: { fa: 'اعلام سلامت کنتور پیشین به مشترک', en: 'Tell the applicant that the former meter was sound' },
    source: 'A2-6, 15.4-21',
    informs: withCorrection({
      fa: 'کنتور پیشین در کارگاه سالم شناخته شد و مصرف دوران خرابی پس گرفته شد.',
      en: 'The former meter proved sound, and the consumption of the fault period was taken back.',
    }),
    closes: 'provedSound',
    then: rest,
  },
  meterSoundAnswer: {
    ...informed,
    title: { fa: 'اعلام سلامت کنتور به مشترک', en: 'Tell the applicant that the meter is sound' },
    source: 'A2-8, 15.4-21',
    informs: afterVisit({ fa: 'کنتور سالم است.', en: 'The meter is sound.' }),
    closes: 'meterSound',
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
