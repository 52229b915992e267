import { useSpeech, type Language } from '../../words/language.tsx';

/** Digits and separators of the reader's language. */
export const number = (value: number, language: Language): string =>
  new Intl.NumberFormat(language === 'fa' ? 'fa-IR' : 'en-US', { maximumFractionDigits: 3 }).format(value);

const RIAL = { fa: 'ریال', en: 'rials' };

/** An amount in rial with separators; a minus sign stands before the digits in both languages. */
export const Amount = ({ rial }: { readonly rial: number }) => {
  const { language, say } = useSpeech();
  return (
    <span className="amount">
      <bdi>
        {rial < 0 ? '\u2212' : ''}
        {number(Math.abs(rial), language)}
      </bdi>{' '}
      {say(RIAL)}
    </span>
  );
};

/** An identifier: left to right, copied as ASCII without marks. */
export const Code = ({ children }: { readonly children: string }) => (
  <bdi className="code" dir="ltr">
    {children}
  </bdi>
);

const jalali = new Intl.DateTimeFormat('fa-IR-u-ca-persian', { dateStyle: 'long', timeZone: 'UTC' });

/** ۱ آذر ۱۴۰۵ of 2026-11-22. */
const jalaliOf = (day: string): string => jalali.format(new Date(`${day}T00:00:00Z`));

/** A business date: Jalali in Persian, ISO in English. */
export const Day = ({ on }: { readonly on: string }) => {
  const { language } = useSpeech();
  return <time dateTime={on}>{language === 'fa' ? jalaliOf(on) : on}</time>;
};
