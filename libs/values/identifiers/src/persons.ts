import { isIban } from './iban.ts';
import { asciiDigits } from './persian-text.ts';

/** Identifiers of persons, firms, telephones and places (part 9). Each is a string of ASCII digits. */

/** Ten digits with a valid check digit; the prefix is not checked (9.1). */
export const isNationalId = (text: string): boolean => {
  if (!/^\d{10}$/.test(text) || /^(\d)\1{9}$/.test(text) || text.slice(3, 9) === '000000') return false;
  const sum = text
    .slice(0, 9)
    .split('')
    .reduce((total, digit, i) => total + Number(digit) * (10 - i), 0);
  const rest = sum % 11;
  return Number(text[9]) === (rest < 2 ? rest : 11 - rest);
};

/**
 * The national id in stored form: restores dropped zeros and reads any digits (9.1). @returns undefined if it is
 * invalid.
 */
export const normaliseNationalId = (text: string): string | undefined => {
  const digits = asciiDigits(text).trim();
  const padded = digits.padStart(10, '0');
  return /^\d{8,10}$/.test(digits) && isNationalId(padded) ? padded : undefined;
};

const legalWeights = [29, 27, 23, 19, 17];

/** Ten equal digits: given out in few cases, so a document must confirm them (9.1, 15.4-42). Ten zeros never were. */
export const isRepeatedDigit = (text: string): boolean => /^([1-9])\1{9}$/.test(text);

/** Exactly eleven digits with a valid control digit; a failure is a reason to ask, not to reject (9.2). */
export const isLegalId = (text: string): boolean => {
  if (!/^\d{11}$/.test(text) || text.slice(3, 9) === '000000') return false;
  const addend = Number(text[9]) + 2;
  const sum = text
    .slice(0, 10)
    .split('')
    .reduce((total, digit, i) => total + (Number(digit) + addend) * legalWeights[i % 5]!, 0);
  return Number(text[10]) === (sum % 11) % 10;
};

/**
 * A mobile number in stored form, `+989…`; operators' prefixes are not checked (9.3). @returns undefined if it is
 * invalid.
 */
export const mobileNumber = (text: string): string | undefined => {
  const match = /^(?:\+98|0098|98|0)?(9\d{9})$/.exec(asciiDigits(text).replace(/[\s-]/g, ''));
  return match ? `+98${match[1]}` : undefined;
};

/** The hard rule for a postal code: ten digits (9.4). */
export const isPostalCode = (text: string): boolean => /^\d{10}$/.test(text);

/**
 * The usual form of a postal code: neither 0 nor 2 among the first five digits, nor four equal ones at the start.
 * Sources differ about the last five, so another form is a reason to look again, not to reject (9.4).
 */
export const isUsualPostalCode = (text: string): boolean => /^(?!(\d)\1{3})[13-9]{4}[1346-9][013-9]{5}$/.test(text);

/**
 * Whether a typed identifier is that of a person: a mobile number, a national or legal id, or an IBAN. Another number
 * of ten or eleven digits is a receipt or a meter, so its check digit decides.
 */
export const isOfAPerson = (typed: string): boolean => {
  const plain = asciiDigits(typed).replace(/[\s-]/g, '');
  return isNationalId(plain) || isLegalId(plain) || mobileNumber(plain) !== undefined || isIban(plain.toUpperCase());
};
