import { formatJalaliFa, type CivilDate } from '@pishkhan/calendar';
import { faultMethodTitles } from '@pishkhan/contracts';
import { faDigits, faNumber, type Text } from '@pishkhan/fields';
import type { CauseOf } from '../several/causes.ts';

type WindowCause = CauseOf<'meterError' | 'faultPeriod' | 'faultPeriodWithdrawn'>;

/** An error in per cent: positive if the meter registers too much (15.4-17). */
export const errorInWords = (errorBasisPoints: number): Text => {
  const percent = Math.abs(errorBasisPoints) / 100;
  return errorBasisPoints >= 0
    ? { fa: `${faNumber(percent)} درصد بیشتر`, en: `${percent} per cent too much` }
    : { fa: `${faNumber(percent)} درصد کمتر`, en: `${percent} per cent too little` };
};

/** What was wrong about what a meter measured, in words (A1-9, A2-6). */
export const windowSentence = (cause: WindowCause): Text => {
  switch (cause.kind) {
    case 'meterError': {
      if (cause.errorBasisPoints === 0)
        return {
          fa: `اصلاح مصرف کنتور ${faDigits(cause.meterId)} با خطای آزمایش پس گرفته شد و مصرف ثبت‌شده کنتور برگشت`,
          en: `the correction by the error of the meter ${cause.meterId} is taken back, and what the meter recorded counts`,
        };
      const error = errorInWords(cause.errorBasisPoints);
      return {
        fa: `آزمایش نشان داد کنتور ${faDigits(cause.meterId)} ${error.fa} از مصرف واقعی ثبت می‌کند؛ مصرف آن روزها تصحیح شد`,
        en: `the test showed that the meter ${cause.meterId} registers ${error.en}; the consumption of these days is corrected`,
      };
    }
    case 'faultPeriod': {
      const method = faultMethodTitles[cause.method];
      const [from, to] = [cause.from as CivilDate, cause.to as CivilDate];
      return {
        fa: `کنتور ${faDigits(cause.meterId)} از ${formatJalaliFa(from)} تا ${formatJalaliFa(to)} خراب بود؛ مصرف این روزها به روش «${method.fa}» محاسبه شد`,
        en: `the meter ${cause.meterId} was faulty from ${from} until ${to}; the consumption of these days is by the method “${method.en}”`,
      };
    }
    case 'faultPeriodWithdrawn':
      return {
        fa: 'کنتور سالم بود؛ مصرف دوران خرابی برداشته شد و مصرف ثبت‌شده کنتور برگشت',
        en: 'the meter was sound; the consumption of the fault period is taken back, and what the meter recorded counts',
      };
  }
};
