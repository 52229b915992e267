import type { Text } from '@pishkhan/fields';
import { referencesIn, showReferences, type PersonalNumber } from '@pishkhan/identifiers';
import type { RequestContext } from '../request-context.ts';
import { mayReadNumbers } from './readers-of-numbers.ts';
import type { SealedNumbers } from './sealed-numbers.ts';

const words: Readonly<Record<PersonalNumber, Text>> = {
  nationalId: { fa: 'کد ملی', en: 'national id' },
  legalId: { fa: 'شناسه ملی', en: 'legal id' },
  mobile: { fa: 'شماره همراه', en: 'mobile number' },
  card: { fa: 'شماره کارت', en: 'card number' },
  iban: { fa: 'شماره شبا', en: 'IBAN' },
};

/** A text for its addressee: the numbers in it as written; one that was erased by its name. */
export const wholeText = async (
  text: string,
  language: keyof Text,
  vault: SealedNumbers | undefined,
): Promise<string> => {
  const numbers = (await vault?.open(referencesIn(text))) ?? new Map<string, string>();
  return showReferences(text, (kind, letters) => numbers.get(letters) ?? `[${words[kind][language]}]`);
};

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/**
 * An answer with the references in its texts shown: as written if the look-up of the answer was recorded as whole for a
 * role that may read them, else by the name of the number (N7, N17). A number that was erased has its name only.
 */
export const withNumbersShown = async (
  payload: unknown,
  { language, personal, actor }: Pick<RequestContext, 'language' | 'personal' | 'actor'>,
  vault: SealedNumbers | undefined,
): Promise<unknown> => {
  const letters = typeof payload === 'string' ? referencesIn(payload) : [];
  if (typeof payload !== 'string' || letters.length === 0) return payload;
  const isWhole = personal?.recorded === 'whole' && actor !== undefined && mayReadNumbers(actor);
  const numbers = isWhole && vault ? await vault.open(letters) : new Map<string, string>();
  return showReferences(payload, (kind, each) => inJson(numbers.get(each) ?? `[${words[kind][language]}]`));
};
