import type { Language } from '../../../words/language.tsx';

/** A text that was written in both languages, Persian before the stroke; any other text as it is. */
export const inLanguage = (text: string, language: Language): string => {
  const parts = text.split(' | ');
  return parts.length === 2 ? parts[language === 'fa' ? 0 : 1]! : text;
};
