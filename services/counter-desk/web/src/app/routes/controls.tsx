import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useSpeech } from '../../words/language.tsx';

/** The library of controls speaks the language of the reader. */
export const Controls = ({ children }: { readonly children: ReactNode }) => (
  <I18nProvider locale={useSpeech().locale}>{children}</I18nProvider>
);
