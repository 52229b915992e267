import { faDigits } from '@pishkhan/fields';
import type { FactRecord, NoticeBasis, Replies } from '../../../engine/kind/facts.ts';
import type { Words } from '../../../engine/kind/form.ts';
import { correctionSentence, join } from '../../parts/notice/correction-result.ts';
import { withCorrection } from '../../parts/notice/notice-words.ts';
import { isErrorPosted } from './judgement.rules.ts';
import { testIn } from './workshop.ts';

/** The written answer of the workshop, by its number (A1-7, A1-8). */
const answerOf = (basis: NoticeBasis): Words | false => {
  const test = testIn(basis);
  return (
    test?.answerNumber !== undefined && {
      fa: `پاسخ کارگاه: شماره ${faDigits(test.answerNumber)}.`,
      en: `Answer of the workshop: ${test.answerNumber}.`,
    }
  );
};

/** A sound meter: the result, and that the cost follows on the next bill (A1-10, A1-11). */
export const soundWords = (_: FactRecord, __: Replies, basis: NoticeBasis): Words =>
  join({ fa: 'کنتور در کارگاه آزمایش شد و سالم است.', en: 'The meter was tested and is sound.' }, answerOf(basis), {
    fa: 'هزینه تست در قبض بعدی شما می‌آید و همان کنتور دوباره نصب می‌شود.',
    en: 'The cost of the test is on your next bill, and the same meter is put back.',
  });

/** A faulty meter: the result, and what the correction means for the bills (A1-8, A1-9). */
export const faultyWords = (facts: FactRecord, replies: Replies, basis: NoticeBasis): Words =>
  join(
    { fa: 'کنتور در کارگاه آزمایش شد و معیوب است.', en: 'The meter was tested and is faulty.' },
    answerOf(basis),
    withCorrection({ fa: 'قبض‌ها بررسی شد.', en: 'The bills were reviewed.' })(facts, replies),
    replies.BillCorrected !== undefined &&
      !isErrorPosted(replies) && {
        fa: 'اصلاح پیشین قبض‌ها پس گرفته شد.',
        en: 'The correction before was taken back.',
      },
    facts['putBack'] === true
      ? { fa: 'کنتور پس از تعمیر دوباره نصب می‌شود.', en: 'The meter is put back after its repair.' }
      : { fa: 'کنتور جایگزین نصب می‌ماند.', en: 'The substitute meter stays.' },
  );

/** A withdrawn test: which meter stays, and what a correction that was posted before means (A1-9, 15.4-49). */
export const withdrawnTestWords = (_: FactRecord, { MeterExchanged, BillCorrected }: Replies): Words =>
  join(
    MeterExchanged
      ? { fa: 'کنتور جایگزین نصب می‌ماند.', en: 'The substitute meter stays.' }
      : { fa: 'کنتور آزمایش نمی‌شود.', en: 'The meter is not tested.' },
    BillCorrected ? correctionSentence(BillCorrected) : { fa: 'قبض‌ها تغییر نمی‌کند.', en: 'No bill changes.' },
  );

/** A withdrawn report of a fault: after the exchange the new meter stays (A2-5, 15.4-49). */
export const withdrawnFaultWords = (_: FactRecord, { MeterExchanged }: Replies): Words =>
  MeterExchanged
    ? {
        fa: 'کنتور تازه نصب می‌ماند؛ مصرف دوران خرابی بررسی نمی‌شود و قبض‌ها تغییر نمی‌کند.',
        en: 'The new meter stays; the consumption of the fault period is not examined, and no bill changes.',
      }
    : {
        fa: 'گزارش خرابی دیگر پیگیری نمی‌شود؛ اگر کنتور هنوز خراب است، دوباره گزارش دهید.',
        en: 'The fault is no longer examined; report it again if the meter is still faulty.',
      };

export const notTestedWords: Words = {
  fa: 'آزمایش کنتور به نتیجه نرسید؛ کنتور جایگزین نصب می‌ماند و هزینه‌ای از شما گرفته نمی‌شود.',
  en: 'The test had no result; the substitute meter stays, and nothing is charged.',
};

interface Grounds {
  readonly grounds?: string;
}
export const refusedWords = ({ grounds = '' }: Grounds): Words => ({
  fa: `درخواست تست کنتور پذیرفته نشد: ${grounds.trim().replace(/[.。]$/u, '')}.`,
  en: `The request for a test was refused: ${grounds.trim().replace(/[.。]$/u, '')}.`,
});

/** The right to cut after a written notice is only named; nobody uses it here (B6-6, 15.4-7). */
export const accessRefusedWords: Words = {
  fa: 'مأموران نتوانستند به کنتور دسترسی پیدا کنند و رسیدگی پایان یافت؛ شرکت می‌تواند پس از اخطار کتبی گاز را قطع کند. برای رسیدگی، دوباره درخواست دهید.',
  en: 'The meter could not be reached, and the case has ended; after a written notice the company may cut the gas. Please ask again.',
};
export const meterMissingWords: Words = {
  fa: 'کنتور این اشتراک در محل پیدا نشد و رسیدگی به این درخواست پایان یافت؛ نبودن کنتور جداگانه بررسی می‌شود.',
  en: 'The meter was not found, and this case has ended; the missing meter is examined separately.',
};
