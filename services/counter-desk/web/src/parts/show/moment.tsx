import { useSpeech } from '../../words/language.tsx';

const formats = {
  fa: new Intl.DateTimeFormat('fa-IR-u-ca-persian', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Tehran' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Tehran' }),
};

/** An instant at the office: day and time of Tehran. */
export const Moment = ({ at }: { readonly at: string }) => {
  const { language } = useSpeech();
  return <time dateTime={at}>{formats[language].format(new Date(at))}</time>;
};
