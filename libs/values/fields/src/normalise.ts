import { asciiDigits, storedText } from '@pishkhan/identifiers';

/** The only normaliser of typed input and files (9.7, 15.4-44), with one function per kind of field. */

/** Invisible characters: direction and joiner marks, byte-order mark, soft hyphen. */
const formatMarks = /\p{Cf}/gu;
const dashes = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;

/**
 * Codes and identifiers with letters: digits are 0–9, every dash is a hyphen, no marks and no tatweel. Letters that a
 * dropped mark kept apart are composed last, so a stored text reads as itself.
 */
export const machineText = (text: string): string =>
  asciiDigits(text.normalize('NFKC'))
    .replace(formatMarks, '')
    .replaceAll('\u0640', '')
    .replace(dashes, '-')
    .trim()
    .normalize('NFKC');

/** An identifier without spaces: those of a copy or a line break are dropped, and a mark joins its letter. */
export const identifierText = (text: string): string => machineText(text).replace(/\s+/g, '').normalize('NFKC');

/**
 * Key of a meter serial, the same for each of its spellings: people write capitals or not, and separate groups by
 * blanks, hyphens, dots or nothing (9.6, 15.4-44).
 */
export const serialKey = (text: string): string => identifierText(text).toUpperCase().replace(/[._-]/g, '');

/** An identifier of digits only: people separate them by spaces and hyphens (9.4); a date or a fraction is none. */
export const digitsText = (text: string): string => machineText(text).replace(/[\s-]+/g, '');

/** Like `digitsText`, without the leading zeros of a barcode (8.5, 15.4-40). */
export const unpaddedDigits = (text: string): string => digitsText(text).replace(/^0+(?=\d)/, '');

const grouped = /^([+-]?\d{1,3}(?:[,،٬]\d{3})+)(?![\d,،٬])/;

/**
 * A number in Persian notation: thousands by comma, `،` or `٬`, decimals by `.` or `٫`. A separator that does not
 * separate groups of three remains, and the number is rejected.
 */
export const numberText = (text: string): string =>
  machineText(text)
    .replace(grouped, (group) => group.replace(/[,،٬]/g, ''))
    .replace('\u066b', '.');

/** Whether a number is written with thousands: `4,804` or `۴٬۸۰۴`. */
export const isGrouped = (text: string): boolean => grouped.test(machineText(text));

/** A day: year first, separated by hyphens, slashes, dots or the Arabic date separator. */
export const dayText = (text: string): string => identifierText(text).replace(/[/.؍]/g, '-');

/**
 * Text for people in stored form: one form of yeh and kaf, no direction marks, clean spaces. Line breaks stay (9.7).
 */
export const readableText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => storedText(line.replace(/\t/g, ' ')))
    .join('\n')
    .trim();
