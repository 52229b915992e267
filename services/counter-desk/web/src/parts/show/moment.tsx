import { useSpeech, type Language } from '../../words/language.tsx';

const formats = {
  fa: new Intl.DateTimeFormat('fa-IR-u-ca-persian', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Tehran' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Tehran' }),
};

/** Day and time of Tehran in the reader's language. */
export const momentIn = (at: string, language: Language): string => formats[language].format(new Date(at));

/** An instant at the office: day and time of Tehran. */
export const Moment = ({ at }: { readonly at: string }) => {
  const { language } = useSpeech();
  return <time dateTime={at}>{momentIn(at, language)}</time>;
};
