import { plainDigits } from '../../parts/form/values/typed.ts';

/** The digits of a tracking code, such as 1405-0901-48217-73092-4. */
const DIGITS = 19;
/** The beginning of a tracking code: year and day with a dash. */
const BEGINNING = /^1[34]\d{2}-\d{2,}/;

export interface Sought {
  readonly text: string;
  /** Whether the words are a tracking code, or were meant to be one. */
  readonly isTrackingCode: boolean;
}

/** What somebody looks for by these words: the case of a tracking code, or accounts. */
export const soughtBy = (typed: string): Sought => {
  const text = plainDigits(typed);
  const dashed = text.replaceAll(/[\u2010-\u2015\u2212\s]+/g, '-');
  const isWhole = new RegExp(`^\\d{${DIGITS}}$`).test(dashed.replaceAll('-', ''));
  return { text, isTrackingCode: isWhole || BEGINNING.test(dashed) };
};

/** Found by what belongs to one account only, so one hit is the one that was meant. */
export const isExact = (matchedBy: readonly string[]): boolean =>
  matchedBy.some((field) => field !== 'name' && field !== 'address');
