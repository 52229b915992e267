import { useSpeech } from '../../words/language.tsx';
import { dayIn, number } from './figures.ts';

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

/** A figure of a table whose head names the unit. */
export const Figure = ({ of }: { readonly of: number }) => {
  const { language } = useSpeech();
  return (
    <bdi>
      {of < 0 ? '\u2212' : ''}
      {number(Math.abs(of), language)}
    </bdi>
  );
};

/** An identifier: left to right, copied as ASCII without marks. */
export const Code = ({ children }: { readonly children: string }) => (
  <bdi className="code" dir="ltr">
    {children}
  </bdi>
);

/** A business date: Jalali in Persian, ISO in English. */
export const Day = ({ on }: { readonly on: string }) => {
  const { language } = useSpeech();
  return <time dateTime={on}>{dayIn(on, language)}</time>;
};
