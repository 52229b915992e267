import { asciiDigits, storedText } from '../persian-text.ts';
import { isNationalId } from '../persons.ts';

export type PersonalNumber = 'nationalId' | 'mobile' | 'card';

const isCard = (digits: string): boolean =>
  [...digits].reduce((sum, digit, at) => {
    const weighted = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return sum + (weighted > 9 ? weighted - 9 : weighted);
  }, 0) %
    10 ===
  0;

/** Groups of digits as people write them, with a space, a half-space, a dash or nothing between. */
const gap = String.raw`[-\s\u200c]?`;
const grouped = (first: string, ...lengths: readonly number[]) =>
  new RegExp(
    String.raw`(?<!\d)${first}${lengths.map((length) => String.raw`${gap}\d{${length}}`).join('')}(?!\d)`,
    'g',
  );

const kinds: readonly (readonly [PersonalNumber, RegExp, (digits: string) => boolean])[] = [
  ['nationalId', grouped(String.raw`\d{3}`, 6, 1), isNationalId],
  ['mobile', grouped(String.raw`(?:\+?98|0098|0)${gap}9\d{2}`, 3, 2, 2), () => true],
  ['card', grouped(String.raw`\d{4}`, 4, 4, 4), isCard],
];

/** The first kind of personal number in a text, in Persian, Arabic or Latin digits (9.1, 9.3; N17). */
export const personalNumberIn = (text: string): PersonalNumber | undefined => {
  const digits = asciiDigits(storedText(text.normalize('NFKC')));
  return kinds.find(([, form, isOne]) =>
    [...digits.matchAll(form)].some(([found]) => isOne(found.replace(/\D/g, ''))),
  )?.[0];
};
