import { digitsText, serialKey, unpaddedDigits } from '@pishkhan/fields';
import { mobileNumber } from '@pishkhan/identifiers';
import type { Person } from '../../person/vault/person-vault.ts';

/** What a typed text may be, by its shape (9.7, 15.4-40, 15.4-44). A number may be several things. */
export interface SearchTerms {
  /** Digits as typed and without leading zeros. */
  readonly numbers: readonly string[];
  /** Key of a meter serial. */
  readonly serial?: string;
  readonly mobile?: string;
  readonly identity?: Person['identity'];
  readonly postalCode?: string;
  /** Words of a name or of an address. */
  readonly words?: string;
}

const identityOf = (digits: string): Person['identity'] | undefined => {
  if (/^\d{8,10}$/.test(digits)) return { kind: 'person', nationalId: digits.padStart(10, '0') };
  return /^\d{11}$/.test(digits) ? { kind: 'legalEntity', legalId: digits } : undefined;
};

const isSerial = (text: string): boolean => /^[A-Z0-9]+$/.test(text) && /\d/.test(text);

export const termsOf = (typed: string): SearchTerms => {
  const [digits, serial, mobile] = [digitsText(typed), serialKey(typed), mobileNumber(digitsText(typed))];
  const isNumber = /^\d+$/.test(digits);
  const identity = isNumber ? identityOf(digits) : undefined;
  return {
    numbers: isNumber ? [...new Set([digits, unpaddedDigits(typed)])] : [],
    ...(isSerial(serial) ? { serial } : {}),
    ...(mobile === undefined ? {} : { mobile }),
    ...(identity ? { identity } : {}),
    ...(isNumber && digits.length === 10 ? { postalCode: digits } : {}),
    ...(isNumber || mobile !== undefined ? {} : { words: typed }),
  };
};

/** The kinds of identifier that a typed text may be, for the record of a search. */
export const kindsOf = ({ numbers, serial, mobile, identity, postalCode, words }: SearchTerms): string[] => {
  const kinds = {
    number: numbers.length > 0,
    meterSerial: serial !== undefined && numbers.length === 0,
    mobile: mobile !== undefined,
    nationalId: identity?.kind === 'person',
    legalId: identity?.kind === 'legalEntity',
    postalCode: postalCode !== undefined,
    words: words !== undefined,
  };
  return Object.entries(kinds)
    .filter(([, isKind]) => isKind)
    .map(([kind]) => kind);
};

const DIGITS_OF_A_PERSON = 10;

/**
 * What belongs to a person: a mobile number, ten or eleven digits, words. Fewer digits are rather a file number than a
 * national id without its zeros.
 */
export const isPersonal = (typed: string): boolean => {
  const { mobile, identity, words, serial } = termsOf(typed);
  const isIdentity = identity !== undefined && digitsText(typed).length >= DIGITS_OF_A_PERSON;
  return mobile !== undefined || isIdentity || (words !== undefined && serial === undefined);
};
