const LETTERS_OF_A_WORD = 2;
const LAST_DIGITS = -4;
const ELLIPSIS = '…';

/**
 * The first letters of each word: enough for the person at the counter to recognise the own name. The ellipsis follows
 * the letters in the direction of the script.
 */
export const maskedWords = (text: string): string =>
  text
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `${[...word].slice(0, LETTERS_OF_A_WORD).join('')}${ELLIPSIS}`)
    .join(' ');

/** The last four digits of a number: mobile, IBAN. */
export const maskedNumber = (number: string): string => `${ELLIPSIS}${number.slice(LAST_DIGITS)}`;

/** Nothing of a value that has no harmless part: a postal code. */
export const MASKED = ELLIPSIS;

/** A value as people typed it: a number by its last digits, else by the first letters of its words. */
export const maskedText = (text: string): string => (/\d{5,}/.test(text) ? maskedNumber(text) : maskedWords(text));
