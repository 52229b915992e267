import type { Language } from '../../words/language.tsx';

const figures = {
  fa: new Intl.NumberFormat('fa-IR', { maximumFractionDigits: 3 }),
  en: new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 }),
};
const jalali = new Intl.DateTimeFormat('fa-IR-u-ca-persian', { dateStyle: 'long', timeZone: 'UTC' });

/** As `Intl` writes it, so that it stays on the left of the digits in a Persian sentence. */
const MINUS = '\u200e\u2212';

/** Digits and separators of the reader's language. */
export const number = (value: number, language: Language): string => figures[language].format(value);

/** An exact decimal without zeros at its end, in the digits of the reader's language: ۴٫۸۰۴۲۵۷ of 4.804257. */
export const decimal = (exact: string, language: Language): string => {
  const short = exact.includes('.') ? exact.replace(/\.?0+$/, '') : exact;
  return language === 'fa'
    ? short
        .replace(/\d/g, (digit) => number(Number(digit), language))
        .replace('.', '٫')
        .replace('-', MINUS)
    : short;
};

/** ۱ آذر ۱۴۰۵ of 2026-11-22. */
export const jalaliOf = (day: string): string => jalali.format(new Date(`${day}T00:00:00Z`));

/** A business date: Jalali in Persian, ISO in English. */
export const dayIn = (day: string, language: Language): string => (language === 'fa' ? jalaliOf(day) : day);
