import { optional, text } from '../../../engine/kind/form.ts';
import { caseKind, decision, escalateTo, registration } from '../../../engine/kind/kind.ts';
import { accountMustNotHaveAnOpenMeterFault, meterMustBeInstalled } from '../../parts/case-kinds.rules.ts';
import { afterVisit } from '../../parts/notice/notice-words.ts';
import { visitAgain, visitStage } from '../../parts/visit.ts';
import { faultMustHaveBeenSeen, soundMeterMustHaveBeenSeen } from './meter-fault.rules.ts';

const remarksOf = (report: { readonly remarks?: string }): string | undefined => report.remarks;

/**
 * A2: the subscriber reports a meter that does not work. Implemented up to the exchange: A2-4 to A2-6 need the new
 * serial number (Card 13), which no service accepts yet; until then a confirmed fault ends with that outcome.
 */
export const meterFault = caseKind({
  kind: 'meter-fault',
  version: 1,
  source: 'A2',
  rules: ['A2-1', 'A2-2', 'A2-3', 'A2-7', 'A2-8', '15.4-21'],
  title: { fa: 'گزارش خرابی کنتور', en: 'Meter fault report' },
  searchWords: ['خراب', 'از کار افتادن کنتور', 'broken', 'stopped'],
  opens: registration({
    by: ['counterClerk'],
    source: 'A2-1',
    about: 'account',
    asks: {
      accountId: text({ fa: 'شماره اشتراک', en: 'Account' }, 60),
      fault: text({ fa: 'شرح خرابی', en: 'What is wrong with the meter' }, 500),
      remarks: optional(text({ fa: 'توضیح', en: 'Remarks' }, 2_000)),
    },
    gates: [{ source: 'A2-1', rule: meterMustBeInstalled }],
    onePer: { source: 'A2-1', rule: accountMustNotHaveAnOpenMeterFault },
    remembers: ({ form }) => ({ fault: form.fault }),
  }),
  continuing: {
    source: 'A2-1',
    start: 'confirmation',
    remembers: ({ reports }) => ({ fault: remarksOf(reports.at(-1)?.report ?? {}) ?? 'خرابی در بازدید دیده شد' }),
  },
  deadlines: {
    answer: {
      title: { fa: 'اعلام پاسخ به مشترک', en: 'Answer announced to the subscriber' },
      starts: 'opened',
      stops: 'applicantInformed',
      within: 3,
      unit: 'workingDays',
      source: 'A2-8',
      whenMissed: escalateTo('headOfSubscriberAffairs'),
    },
  },
  whenWithdrawn: {
    fa: 'گزارش خرابی دیگر پیگیری نمی‌شود؛ اگر کنتور هنوز خراب است، دوباره گزارش دهید.',
    en: 'The fault is no longer examined; report it again if the meter is still faulty.',
  },
  start: 'visit',
  stages: {
    visit: visitStage({ source: 'A2-2', faulty: 'confirmation', sound: 'confirmation' }),
    confirmation: {
      title: { fa: 'تأیید خرابی توسط نماینده دارای صلاحیت', en: 'Decide whether the meter is faulty' },
      source: 'A2-3, A2-7',
      owner: 'qualifiedRepresentative',
      decides: {
        faultConfirmed: decision({
          title: { fa: 'خرابی تأیید شد', en: 'The fault is confirmed' },
          asks: {},
          offeredIf: [faultMustHaveBeenSeen],
          mustHold: [],
          to: 'exchangeAnswer',
        }),
        meterSound: decision({
          title: { fa: 'کنتور سالم است', en: 'The meter is sound' },
          asks: {},
          offeredIf: [soundMeterMustHaveBeenSeen],
          mustHold: [],
          to: 'meterSoundAnswer',
        }),
        visitAgain,
      },
    },
    exchangeAnswer: {
      title: { fa: 'اعلام خرابی و تعویض کنتور به مشترک', en: 'Tell the applicant that the meter will be exchanged' },
      source: 'A2-3, A2-8',
      owner: 'counterClerk',
      informs: afterVisit({
        fa: 'خرابی کنتور تأیید شد؛ کنتور تعویض می‌شود.',
        en: 'The fault is confirmed; the meter will be exchanged.',
      }),
      closes: 'exchangeNeeded',
    },
    meterSoundAnswer: {
      title: { fa: 'اعلام سلامت کنتور به مشترک', en: 'Tell the applicant that the meter is sound' },
      source: 'A2-8, 15.4-21',
      owner: 'counterClerk',
      informs: afterVisit({ fa: 'کنتور سالم است.', en: 'The meter is sound.' }),
      closes: 'meterSound',
    },
  },
  outcomes: {
    exchangeNeeded: {
      title: {
        fa: 'خرابی تأیید شد؛ تعویض کنتور (کارت ۱۳) در این سامانه انجام نمی‌شود',
        en: 'Fault confirmed; the exchange (Card 13) is not done in this system yet',
      },
      source: 'A2-3',
    },
    meterSound: { title: { fa: 'کنتور سالم بود', en: 'Meter was sound' }, source: 'A2-3' },
  },
});
