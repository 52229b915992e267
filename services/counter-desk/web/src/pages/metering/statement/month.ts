import type { Language } from '../../../words/language.tsx';

const formats = {
  fa: new Intl.DateTimeFormat('fa-IR-u-ca-persian', { year: 'numeric', month: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-u-ca-persian', { year: 'numeric', month: 'long', timeZone: 'UTC' }),
};

/** آذر ۱۴۰۵ of its first day: the months of a statement are Jalali in both languages. */
export const monthOf = (first: string, language: Language): string => {
  const parts = formats[language].formatToParts(new Date(`${first}T00:00:00Z`));
  const partOf = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return `${partOf('month')} ${partOf('year')}`;
};
