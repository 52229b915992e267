import { normaliseIban } from '../iban.ts';
import { storedText } from '../persian-text.ts';
import { isLegalId, isNationalId, normaliseNationalId } from '../persons.ts';
import { isAmount, isDay, isInThousands, isListOfIndexes } from './other-numbers.ts';
import { wordsBefore } from './words-before.ts';

export type PersonalNumber = 'nationalId' | 'legalId' | 'mobile' | 'card' | 'iban';

const isIban = (digits: string): boolean => normaliseIban(digits) !== undefined;
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

/** What people write between digits: a space, a half-space, a dash, a dot, a slash or nothing. */
const gap = String.raw`[-\s\u200c._/\u2010-\u2015\u2212]?`;
/** Whatever is no letter and no digit, such as a comma, a colon, a star or brackets. */
const anything = String.raw`[^\p{L}\p{N}⟦⟧]`;
/** The same between all groups of a number, so that two numbers of a list are not taken for one. */
const separator = `(${anything}{1,5})`;
const digits = (count: number, between = gap) => String.raw`(?:${between}\d){${count}}`;
const groups = (...lengths: readonly number[]) => lengths.map((length) => String.raw`\d{${length}}`);
const grouped = (...lengths: readonly number[]) => groups(...lengths).join(gap);
const separated = (...lengths: readonly number[]) => {
  const [first, ...rest] = groups(...lengths);
  return `${first}${separator}${rest.join(String.raw`\1`)}`;
};
/** After a word that names the number. */
const inAnyWay = (count: number) => String.raw`\d${digits(count - 1, `${anything}{0,5}`)}`;
const alone = (form: string) => new RegExp(String.raw`(?<!\d)(?:${form})(?!\d)`, 'giu');
/** The month of a date is no begin of a number: 1405/09/12. */
const notInDate = String.raw`(?<!(?:1[34]|20)\d{2}[-/.])`;

interface Around {
  readonly before: string;
  readonly after: string;
  readonly written: string;
}
interface Kind {
  readonly kind: PersonalNumber;
  readonly forms: readonly string[];
  readonly isOne: (digits: string, around: Around) => boolean;
}

/** A name of a number with what links it to the digits, in characters. */
const LONGEST_NAME = 40;
/** A check digit that fits by chance says less than the word before the number (9.4, 8.1). */
const unlessNamedOtherwise =
  (isOne: (digits: string, around: Around) => boolean): Kind['isOne'] =>
  (found, around) =>
    isOne(found, around) && !wordsBefore.ofOtherNumbers.test(around.before) && !isAmount(around.after);

const kinds: readonly Kind[] = [
  {
    kind: 'iban',
    forms: [String.raw`(?:IR${gap})?\d${digits(23)}`, String.raw`IR${anything}{0,5}\d\d${separator}\d(?:\1?\d){21}`],
    isOne: isIban,
  },
  {
    kind: 'iban',
    forms: [inAnyWay(24)],
    isOne: (found, { before }) => wordsBefore.ofIbans.test(before) && isIban(found),
  },
  {
    kind: 'card',
    forms: [grouped(4, 4, 4, 4), separated(4, 4, 4, 4)],
    isOne: unlessNamedOtherwise(
      (found, { before, written }) => isCard(found) && (!isListOfIndexes(written) || wordsBefore.ofCards.test(before)),
    ),
  },
  {
    kind: 'mobile',
    forms: [
      String.raw`${notInDate}(?:(?:\+|00)?98|(?:(?:\+|00)?98${gap})?\(?0\)?)${gap}\(?9${digits(2)}\)?${digits(7)}`,
      String.raw`(?:(?:\+|00)?98${anything}{0,5}|0)9\d\d${separator}\d(?:\1?\d){6}`,
    ],
    isOne: (_, { written }) => !isInThousands(written),
  },
  {
    kind: 'mobile',
    forms: [String.raw`9${digits(9, `${anything}{0,5}`)}`],
    isOne: (_, { before }) => wordsBefore.ofMobiles.test(before),
  },
  {
    kind: 'nationalId',
    forms: [
      grouped(3, 6, 1),
      grouped(3, 3, 4),
      separated(3, 6, 1),
      separated(3, 3, 4),
      separated(3, 3, 3, 1),
      separated(2, 2, 2, 2, 2),
    ],
    isOne: unlessNamedOtherwise(
      (found, { before, written }) =>
        isNationalId(found) && (!isListOfIndexes(written) || wordsBefore.ofNationalIds.test(before)),
    ),
  },
  {
    kind: 'nationalId',
    forms: [10, 9, 8].map(inAnyWay),
    isOne: (found, { before, written }) =>
      wordsBefore.ofNationalIds.test(before) && !isDay(written) && normaliseNationalId(found) !== undefined,
  },
  {
    kind: 'legalId',
    forms: [inAnyWay(11)],
    isOne: (found, { before }) => wordsBefore.ofLegalIds.test(before) && isLegalId(found),
  },
];
const scans = kinds.flatMap(({ forms, ...kind }) => forms.map((form) => ({ ...kind, form: alone(form) })));

interface Place {
  readonly kind: PersonalNumber;
  readonly from: number;
  readonly to: number;
}

/** Places of one kind in a text whose digits are 0–9. */
const placesOf = ({ kind, form, isOne }: (typeof scans)[number], read: string): Place[] =>
  [...read.matchAll(form)].flatMap((found) => {
    const [from, to] = [found.index, found.index + found[0].length];
    const [written] = found;
    const around = { written, before: read.slice(Math.max(0, from - LONGEST_NAME), from), after: read.slice(to) };
    return isOne(written.replace(/\D/g, ''), around) ? [{ kind, from, to }] : [];
  });

/** A national id without its leading zeros; every other kind has more digits. */
const FEWEST_DIGITS = 8;
const hasFewDigits = (read: string): boolean => read.replaceAll(/\D/g, '').length < FEWEST_DIGITS;

/**
 * The first kind of personal number in a text, with digits of any script (9.1–9.3, 9.5; N17). Ids with a check digit
 * are not taken for personal if the word before or the currency after names another number.
 */
export const personalNumberIn = (text: string): PersonalNumber | undefined => {
  const read = inOneScript(text);
  if (hasFewDigits(read)) return undefined;
  return scans.find((scan) => placesOf(scan, read).length > 0)?.kind;
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
  const found = scans
    .flatMap((scan) => placesOf(scan, read))
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
