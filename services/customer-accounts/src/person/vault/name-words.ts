import { searchKey, storedText } from '@pishkhan/identifiers';

const SHORTEST = 2;
const LONGEST = 24;

/** Words of a name; a half-space may separate words or not, so it counts as a space here. */
const wordsOf = (name: string): string[] => storedText(name).split(/[ \u200c]/);

/** All prefixes of `span` words joined, from each word on: a gap is a space, a half-space or nothing (9.7). */
const prefixesOf = (words: readonly string[], span: number): string[] => [
  ...new Set(
    words
      .map((_, at) => searchKey(words.slice(at, at + span).join('')))
      .flatMap((rest) =>
        Array.from({ length: Math.max(0, Math.min(rest.length, LONGEST) - SHORTEST + 1) }, (__, more) =>
          rest.slice(0, SHORTEST + more),
        ),
      ),
  ),
];

/** All prefixes of the name from each of its words on, without spaces: the possible search terms (9.7). */
export const beginningsOf = (name: string): string[] => {
  const words = wordsOf(name);
  return prefixesOf(words, words.length);
};

/** The last word of a name in any spelling: the family name, or its last part (9.7). */
export const familyNameOf = (fullName: string): string => searchKey(storedText(fullName).split(' ').at(-1) ?? '');

/**
 * The terms of a search: each word as a prefix, or all words joined; a name with either is found. Words of one letter
 * are ignored.
 */
export const alternativesOf = (search: string): string[][] => {
  const words = storedText(search)
    .split(' ')
    .map(searchKey)
    .filter(({ length }) => length >= SHORTEST);
  const inOne = searchKey(search);
  const apart = [...new Set(words.map((word) => word.slice(0, LONGEST)))];
  if (apart.length === 0) return [];
  return words.length === 1 || inOne.length > LONGEST ? [apart] : [apart, [inOne]];
};

/** Commas, dashes and brackets separate the words of an address, and mean nothing else. */
const withoutPunctuation = (text: string): string => text.replace(/[\p{P}\p{S}]+/gu, ' ');

/** Prefixes of the words of an address; a word in two parts is found with or without its gap (9.7). */
export const addressBeginningsOf = (address: string): string[] => prefixesOf(wordsOf(withoutPunctuation(address)), 2);

/** The words of a search for an address, each a prefix. */
export const addressWordsOf = (search: string): string[] => alternativesOf(withoutPunctuation(search))[0] ?? [];

export const hasWords = (address: string, words: readonly string[]): boolean => {
  const beginnings = new Set(addressBeginningsOf(address));
  return words.length > 0 && words.every((word) => beginnings.has(word));
};
