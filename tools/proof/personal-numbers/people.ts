import { asciiDigits } from '@pishkhan/identifiers';

/** One person of the proof; each value is unique, so that a trace of it names the person. */
export interface Seeded {
  readonly fileNumber: string;
  readonly nationalId: string;
  readonly mobile: string;
  /** The person has it after an approved change. */
  readonly newMobile: string;
  readonly postalCode: string;
  readonly iban: string;
  /** A word that occurs nowhere else. */
  readonly name: string;
}

const letters = 'بپتثجچحخدرزسشصطعفقکگلمنهی';
const WORD = 7;
const FIRST = 41_000_000;

/** The check digit of a national id (9.1). */
const withCheckDigit = (nine: string): string => {
  const sum = [...nine].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  const rest = sum % 11;
  return nine + String(rest < 2 ? rest : 11 - rest);
};

/** ISO 7064 mod 97-10 (9.5); IR is 1827. */
const ibanOf = (account: string): string => {
  const check = 98n - (BigInt(`${account}182700`) % 97n);
  return `IR${String(check).padStart(2, '0')}${account}`;
};

const wordOf = (number: number): string => {
  let rest = number + 1_000_003;
  let word = '';
  while (word.length < WORD) {
    word += letters[rest % letters.length];
    rest = Math.floor(rest / letters.length) + (word.length % 3);
  }
  return word;
};

export const personOf = (number: number): Seeded => ({
  fileNumber: String(FIRST + number),
  nationalId: withCheckDigit(String(123_456_000 + number * 7)),
  mobile: `0912${String(3_000_000 + number)}`,
  newMobile: `0935${String(3_000_000 + number)}`,
  postalCode: String(1_345_000_000 + number * 11 + 1),
  iban: ibanOf(`0620000000000${String(200_000_000 + number)}`.padEnd(22, '0').slice(0, 22)),
  name: `${wordOf(number)}پور`,
});

/** The values of people as they may be stored, with the person whom they name. */
export const tracesOf = (people: readonly Seeded[]): ReadonlyMap<string, string> =>
  new Map(
    people.flatMap(({ fileNumber, nationalId, mobile, newMobile, postalCode, iban, name }) =>
      [
        ['national id', nationalId],
        ['mobile', mobile],
        ['mobile', mobile.slice(1)],
        ['mobile', `98${mobile.slice(1)}`],
        ['new mobile', newMobile],
        ['new mobile', newMobile.slice(1)],
        ['new mobile', `98${newMobile.slice(1)}`],
        ['postal code', postalCode],
        ['IBAN', iban.slice(2)],
        ['name', name],
      ].map(([what, value]) => [value!, `${what} of ${fileNumber}`] as const),
    ),
  );

/** Every seeded value in a text, with digits of either script: whole runs of digits, and whole words. */
export const foundIn = (text: string, traces: ReadonlyMap<string, string>): string[] => {
  const found: string[] = [];
  for (const [run] of asciiDigits(text).matchAll(
    /(?<![0-9A-Za-z])(?:IR|\+)?(\d{10,26})(?![0-9A-Za-z])|\p{Script=Arabic}{5,}/gu,
  )) {
    const trace = traces.get(run.replace(/^(?:IR|\+)/, ''));
    if (trace !== undefined) found.push(trace);
  }
  return found;
};
