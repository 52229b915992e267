import { text } from '../../../engine/kind/form.ts';
import { decision } from '../../../engine/kind/kind.ts';
import { provedSound } from './ways.ts';

/** The county head checks that the operations were done correctly, where the policy says (A1-14, 15.4-26). */
export const checkStages = {
  check: {
    title: { fa: 'بازبینی رئیس امور مشترکین پیش از اعلام', en: 'The head checks before the applicant is informed' },
    source: 'A1-14, 15.4-26',
    owner: 'headOfSubscriberAffairs',
    decides: {
      checked: decision({
        title: { fa: 'کارها درست انجام شده است', en: 'The operations were done correctly' },
        asks: {},
        mustHold: [],
        to: [{ when: provedSound, to: 'soundAnswer' }, { to: 'faultyAnswer' }],
      }),
      sentBack: decision({
        title: { fa: 'برگشت برای بررسی دوباره نماینده', en: 'Send it back to the representative' },
        asks: {},
        mustHold: [],
        to: [{ when: provedSound, to: 'result' }, { to: 'judgement' }],
      }),
    },
  },
  finalCheck: {
    title: { fa: 'بازبینی رئیس امور مشترکین', en: 'The head checks the operations' },
    source: 'A1-14, 15.4-26',
    owner: 'headOfSubscriberAffairs',
    decides: {
      checked: decision({
        title: { fa: 'کارها درست انجام شده است', en: 'The operations were done correctly' },
        asks: {},
        mustHold: [],
        to: 'done',
      }),
      sentBack: decision({
        title: { fa: 'برگشت برای رفع ایراد', en: 'Send it back to be put right' },
        asks: {},
        mustHold: [],
        to: 'remedy',
      }),
    },
  },
  remedy: {
    title: { fa: 'رفع ایراد بازبینی', en: 'Put right what the head found' },
    source: 'A1-14',
    owner: 'qualifiedRepresentative',
    decides: {
      remedied: decision({
        title: { fa: 'ایراد رفع شد', en: 'It was put right' },
        asks: { remedy: text({ fa: 'چه کاری انجام شد', en: 'What was done' }, 2_000) },
        mustHold: [],
        to: 'finalCheck',
      }),
    },
  },
  done: { title: { fa: 'پایان کار', en: 'All work is done' }, source: 'A1-14', ends: true },
} as const;
