import type { Text } from '@pishkhan/fields';
import { currentRequest } from '@pishkhan/service-kit';

export const both = (fa: string, en: string): Text => ({ fa, en });

/** The part of a recorded sentence `fa | en` in the language of the request; another text as it is recorded. */
export const inLanguageOfRequest = (recorded: string): string => {
  const [fa, en, ...more] = recorded.split(' | ');
  if (en === undefined || more.length > 0) return recorded;
  return currentRequest()?.language === 'en' ? en : fa!;
};
