import { replacePersonalNumbers, type PersonalNumber } from './personal-numbers.ts';

/**
 * A personal number that was taken out of a text, as events and messages have it: `⟦mobile:kqpwmzlaxrbtnvoe⟧`. Its
 * letters are made with a key, so that they tell nothing of the number (N17).
 */
const reference = /⟦(nationalId|legalId|mobile|card|iban):([a-z]{16})⟧/g;

const LETTERS = 26;
const FIRST_LETTER = 'a'.codePointAt(0)!;
export const LETTERS_OF_A_REFERENCE = 16;

/** Letters of a reference from a keyed hash; letters only, so that no digits of it look like a number. */
export const referenceLetters = (hash: Uint8Array): string =>
  [...hash.subarray(0, LETTERS_OF_A_REFERENCE)]
    .map((byte) => String.fromCodePoint(FIRST_LETTER + (byte % LETTERS)))
    .join('');

/** Letters of all references in a text. */
export const referencesIn = (text: string): string[] => [...text.matchAll(reference)].map(([, , letters]) => letters!);

/** Nobody types a reference, so that a text opens no number of another text. */
const typedBrackets = (text: string): string => text.replaceAll('⟦', '[').replaceAll('⟧', ']');

/**
 * The text with references in place of its personal numbers.
 *
 * @param lettersOf Letters of the reference of a number as written
 */
export const withReferences = (text: string, lettersOf: (written: string) => string): string =>
  replacePersonalNumbers(typedBrackets(text), ({ kind, written }) => `⟦${kind}:${lettersOf(written)}⟧`);

/** The text with each reference shown by `shown`. */
export const showReferences = (text: string, shown: (kind: PersonalNumber, letters: string) => string): string =>
  text.replace(reference, (_, kind: PersonalNumber, letters: string) => shown(kind, letters));
