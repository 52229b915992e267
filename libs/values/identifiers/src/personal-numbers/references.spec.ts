import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { storedText } from '../persian-text.ts';
import { personalNumberIn } from './personal-numbers.ts';
import { referenceLetters, referencesIn, showReferences, withReferences } from './references.ts';

/** Letters by place, so that a reference finds its number again. */
const taken = (text: string) => {
  const numbers: string[] = [];
  const read = withReferences(text, (written) => {
    numbers.push(written);
    return String.fromCodePoint(96 + numbers.length).repeat(16);
  });
  return { read, numbers, back: showReferences(read, (_, letters) => numbers[letters.codePointAt(0)! - 97]!) };
};

const scripts = ['0', '۰', '٠', '０', '०'].map(
  (zero) => (digits: string) =>
    digits.replace(/\d/g, (digit) => String.fromCodePoint(zero.codePointAt(0)! + Number(digit))),
);
const numbers = [
  ['nationalId', '0084575948'],
  ['nationalId', '008-457594-8'],
  ['mobile', '09123456789'],
  ['mobile', '+98 912 345 6789'],
  ['mobile', '0912/345/67/89'],
  ['mobile', '0912,345,67,89'],
  ['nationalId', '008:457594:8'],
  ['card', '4111،1111،1111،1111'],
  ['card', '4111 1111 1111 1111'],
  ['iban', 'IR820540102680020817909002'],
] as const;
const words = fc.constantFrom(
  'تماس گرفته شد',
  'رقم ۱۲۳۴۵',
  'قبض 1020304006239',
  'call back',
  'علي كاظمي',
  '«نامه ۱۴۰۵/۱۲۳»',
  '½',
);
const written = fc.tuple(fc.constantFrom(...numbers), fc.constantFrom(...scripts)).map(([[kind, text], script]) => ({
  kind,
  text: script(text),
}));
const texts = fc.array(fc.tuple(words, written), { minLength: 1, maxLength: 4 });

describe('N17: references in place of personal numbers', () => {
  it('every number of every kind, in every script, is taken out as written; the words stay', () => {
    fc.assert(
      fc.property(texts, words, (parts, end) => {
        const text = storedText(`${parts.map(([word, { text: number }]) => `${word} ${number}`).join('، ')}، ${end}`);
        const { read, numbers: found, back } = taken(text);
        expect(personalNumberIn(read)).toBeUndefined();
        expect(found).toEqual(parts.map(([, { text: number }]) => storedText(number)));
        expect(referencesIn(read)).toHaveLength(parts.length);
        expect(back).toBe(text);
        for (const [word] of parts) expect(read).toContain(storedText(word));
      }),
      { numRuns: 500 },
    );
  });
  it('names the kind, and leaves a text without numbers as it is', () => {
    expect(taken('با شماره ۰۹۱۲۳۴۵۶۷۸۹ تماس گرفته شد').read).toBe(`با شماره ⟦mobile:${'a'.repeat(16)}⟧ تماس گرفته شد`);
    expect(taken('رقم ۱۲۳۴۵، قبض 1020304006239').read).toBe('رقم ۱۲۳۴۵، قبض 1020304006239');
  });
  it('typed brackets are no reference, and its letters are no digits', () => {
    expect(taken(`⟦mobile:${'a'.repeat(16)}⟧`).read).toBe(`[mobile:${'a'.repeat(16)}]`);
    expect(referenceLetters(Uint8Array.from({ length: 32 }, (_, place) => place * 7))).toMatch(/^[a-z]{16}$/);
  });
});
