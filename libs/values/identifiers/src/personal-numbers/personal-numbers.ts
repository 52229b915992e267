import { normaliseIban } from '../iban.ts';
import { storedText } from '../persian-text.ts';
import { isLegalId, isNationalId, normaliseNationalId } from '../persons.ts';
import { wordsBefore } from './words-before.ts';

export type PersonalNumber = 'nationalId' | 'legalId' | 'mobile' | 'card' | 'iban';

const isCard = (digits: string): boolean =>
  [...digits].reduce((sum, digit, at) => {
    const weighted = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return sum + (weighted > 9 ? weighted - 9 : weighted);
  }, 0) %
    10 ===
  0;

const isDecimal = (point: number): boolean => point >= 0 && /^\p{Nd}$/u.test(String.fromCodePoint(point));
/** Every script has its ten digits in one row. */
const valueOf = (digit: string): string => {
  const point = digit.codePointAt(0)!;
  let value = 0;
  while (value < 9 && isDecimal(point - value - 1)) value++;
  return String(value);
};
const plainDigits = (text: string): string =>
  text.replace(/\p{Nd}/gu, (digit) => (digit <= '9' ? digit : valueOf(digit)));
const inOneScript = (text: string): string => plainDigits(storedText(text.normalize('NFKC')));

/** Groups of digits as people write them, with a space, a half-space, a dash, a dot, a slash or nothing between. */
const gap = String.raw`[-\s\u200c._/\u2010-\u2015\u2212]?`;
const digits = (count: number) => String.raw`(?:${gap}\d){${count}}`;
const grouped = (...lengths: readonly number[]) => lengths.map((length) => String.raw`\d{${length}}`).join(gap);
const alone = (form: string) => new RegExp(String.raw`(?<!\d)(?:${form})(?!\d)`, 'gi');

interface Kind {
  readonly kind: PersonalNumber;
  readonly form: RegExp;
  readonly isOne: (digits: string, before: string, after: string) => boolean;
}

/** A name of a number with what links it to the digits, in characters. */
const LONGEST_NAME = 40;
const isAmount = (after: string): boolean => /^[\s\u200c]*(?:ریال|تومان|rials?\b|tomans?\b)/i.test(after);
/** A check digit that fits by chance says less than the word before the number (9.4, 8.1). */
const unlessNamedOtherwise =
  (isOne: (digits: string) => boolean): Kind['isOne'] =>
  (found, before, after) =>
    isOne(found) && !wordsBefore.ofOtherNumbers.test(before) && !isAmount(after);

const kinds: readonly Kind[] = [
  { kind: 'iban', form: alone(`(?:IR${gap})?\\d${digits(23)}`), isOne: (found) => normaliseIban(found) !== undefined },
  { kind: 'card', form: alone(grouped(4, 4, 4, 4)), isOne: unlessNamedOtherwise(isCard) },
  {
    kind: 'mobile',
    form: alone(String.raw`(?:(?:\+|00)?98|(?:(?:\+|00)?98${gap})?\(?0\)?)${gap}\(?9${digits(2)}\)?${digits(7)}`),
    isOne: () => true,
  },
  {
    kind: 'mobile',
    form: alone(`9${digits(9)}`),
    isOne: (_, before) => wordsBefore.ofMobiles.test(before),
  },
  {
    kind: 'nationalId',
    form: alone(`${grouped(3, 6, 1)}|${grouped(3, 3, 4)}`),
    isOne: unlessNamedOtherwise(isNationalId),
  },
  {
    kind: 'nationalId',
    form: alone(String.raw`\d{8,9}`),
    isOne: (found, before) => wordsBefore.ofNationalIds.test(before) && normaliseNationalId(found) !== undefined,
  },
  {
    kind: 'legalId',
    form: alone(String.raw`\d{11}`),
    isOne: (found, before) => wordsBefore.ofLegalIds.test(before) && isLegalId(found),
  },
];

interface Place {
  readonly kind: PersonalNumber;
  readonly from: number;
  readonly to: number;
}

/** Places of one kind in a text whose digits are 0–9. */
const placesOf = ({ kind, form, isOne }: Kind, read: string): Place[] =>
  [...read.matchAll(form)].flatMap((found) => {
    const [from, to] = [found.index, found.index + found[0].length];
    const before = read.slice(Math.max(0, from - LONGEST_NAME), from);
    return isOne(found[0].replace(/\D/g, ''), before, read.slice(to)) ? [{ kind, from, to }] : [];
  });

/**
 * The first kind of personal number in a text, with digits of any script (9.1–9.3, 9.5; N17). Ids with a check digit
 * are not taken for personal if the word before or the currency after names another number.
 */
export const personalNumberIn = (text: string): PersonalNumber | undefined => {
  const read = inOneScript(text);
  return kinds.find((kind) => placesOf(kind, read).length > 0)?.kind;
};

/** The text as the scanner reads it, with the place of each of its characters in the text as written. */
const readWithPlaces = (text: string): { readonly read: string; readonly places: readonly number[] } => {
  const places: number[] = [];
  let [read, at] = ['', 0];
  for (const character of text) {
    const plain = plainDigits(character.normalize('NFKC'));
    for (let unit = 0; unit < plain.length; unit++) places.push(at);
    read += plain;
    at += character.length;
  }
  return { read, places: [...places, at] };
};

/** A personal number in a text, as it is written there. */
export interface WrittenNumber {
  readonly kind: PersonalNumber;
  readonly written: string;
}

/**
 * The text with each personal number replaced. A number that only another spelling of the text shows stays, so check
 * the result with `personalNumberIn`.
 *
 * @param text In stored form (9.7)
 */
export const replacePersonalNumbers = (text: string, by: (number: WrittenNumber) => string): string => {
  const { read, places } = readWithPlaces(text);
  const found = kinds
    .flatMap((kind) => placesOf(kind, read))
    .reduce<Place[]>(
      (taken, place) => (taken.some(({ from, to }) => place.from < to && from < place.to) ? taken : [...taken, place]),
      [],
    )
    .toSorted((a, b) => a.from - b.from);
  let [result, end] = ['', 0];
  for (const { kind, from, to } of found) {
    const [start, after] = [places[from]!, places[to]!];
    result += text.slice(end, start) + by({ kind, written: text.slice(start, after) });
    end = after;
  }
  return result + text.slice(end);
};
