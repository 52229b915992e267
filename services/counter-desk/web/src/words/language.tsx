import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';

/** Words for people in both languages, as the services give them. */
export interface Words {
  readonly fa: string;
  readonly en: string;
}
export type Language = keyof Words;

const LOCALES = { fa: 'fa-IR', en: 'en-US' } as const;
const CHOICE = 'language';

interface Speech {
  readonly language: Language;
  readonly locale: string;
  readonly choose: (language: Language) => void;
  /** Words in the language of the reader, with `{name}` replaced by values. */
  readonly say: (words: Words, values?: Readonly<Record<string, string | number>>) => string;
}

const SpeechContext = createContext<Speech | undefined>(undefined);

const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));

const chosen = (): Language => (localStorage.getItem(CHOICE) === 'en' ? 'en' : 'fa');

const show = (language: Language): void => {
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'fa' ? 'rtl' : 'ltr';
};

/** Before the page is drawn: its first requests are in this language too. */
export const showChosenLanguage = (): void => show(chosen());

/** The language of the reader, switched without a reload: Persian unless English is chosen. */
export const LanguageProvider = ({ children }: { readonly children: ReactNode }) => {
  const [language, setLanguage] = useState<Language>(chosen);
  useEffect(() => {
    show(language);
    localStorage.setItem(CHOICE, language);
  }, [language]);
  const speech = useMemo<Speech>(
    () => ({
      language,
      locale: LOCALES[language],
      choose: setLanguage,
      say: (words, values = {}) => filled(words[language], values),
    }),
    [language],
  );
  return <SpeechContext value={speech}>{children}</SpeechContext>;
};

/** @throws Error outside of LanguageProvider */
export const useSpeech = (): Speech => {
  const speech = use(SpeechContext);
  if (!speech) throw new Error('a part of the desk is shown outside of LanguageProvider');
  return speech;
};

/** The language for requests that are made outside of a component. */
export const currentLanguage = (): Language => (document.documentElement.lang === 'en' ? 'en' : 'fa');
