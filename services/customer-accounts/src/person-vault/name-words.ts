import { searchKey, storedText } from '@pishkhan/identifiers';

const SHORTEST = 2;
const LONGEST = 16;

/** Keys of the words of a name (9.7); a half-space may part words or not, so both readings count. */
const wordsOf = (name: string): string[] =>
  storedText(name)
    .split(' ')
    .flatMap((word) => [word, ...word.split('\u200c')])
    .map(searchKey)
    .filter((word) => word !== '');

/** Every beginning of every word, and of the name written in one: what a search may ask for. */
export const beginningsOf = (name: string): string[] => {
  const whole = searchKey(name);
  return [
    ...new Set(
      [...wordsOf(name), whole].flatMap((word) =>
        Array.from({ length: Math.min(word.length, LONGEST) - SHORTEST + 1 }, (_, more) =>
          word.slice(0, SHORTEST + more),
        ),
      ),
    ),
  ];
};

/** What a search asks for: each word as a beginning. Words of one letter say nothing. */
export const askedWords = (search: string): string[] => [
  ...new Set(
    storedText(search)
      .split(' ')
      .map(searchKey)
      .filter(({ length }) => length >= SHORTEST)
      .map((word) => word.slice(0, LONGEST)),
  ),
];
