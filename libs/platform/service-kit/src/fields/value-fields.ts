import { isCivilDate, parseJalali } from '@pishkhan/calendar';
import { isBillId, isLegalId, isPostalCode, mobileNumber, normaliseNationalId } from '@pishkhan/identifiers';
import { field, isText, type FieldOptions } from './field.ts';
import { faNumber, followedBy, type Words } from '../http/words/words.ts';

/** Earlier years are Jalali ones in a field that is not: nothing the company keeps is older. */
const FIRST_DAY = '1900-01-01';

/** ISO civil date in Asia/Tehran, `2026-11-22`; a Jalali one such as `1405-09-01` is refused. */
export const IsCivilDate = (description: Words, options: FieldOptions = {}) =>
  field({
    ...options,
    rule: 'isCivilDate',
    description: followedBy(description, { fa: ' (تاریخ میلادی ISO)', en: ' (ISO civil date, Asia/Tehran)' }),
    expected: { fa: 'باید به میلادی و مانند 2026-11-22 باشد', en: 'must be a civil date such as 2026-11-22' },
    schema: { type: 'string', format: 'date' },
    accepts: (value) => isText(value) && isCivilDate(value) && value >= FIRST_DAY,
  });

/** Jalali date, `1405-09-01`. */
export const IsJalaliDate = (description: Words, options: FieldOptions = {}) =>
  field({
    ...options,
    rule: 'isJalaliDate',
    description: followedBy(description, { fa: ' (تاریخ شمسی)', en: ' (Jalali date)' }),
    expected: { fa: 'باید به شمسی و مانند ۱۴۰۵-۰۹-۰۱ باشد', en: 'must be a Jalali date such as 1405-09-01' },
    schema: { type: 'string' },
    accepts: (value) => isText(value) && parseJalali(value) !== undefined,
  });

/** Integer rial; negative only where `signed`. */
export const IsRial = (
  description: Words,
  { signed = false, ...options }: FieldOptions & { readonly signed?: boolean } = {},
) =>
  field({
    ...options,
    rule: 'isRial',
    description: followedBy(description, { fa: '، ریال', en: ', integer rial' }),
    expected: { fa: 'باید عدد صحیحی به ریال باشد', en: 'must be a whole number of rials' },
    schema: { type: 'integer', minimum: signed ? Number.MIN_SAFE_INTEGER : 0, maximum: Number.MAX_SAFE_INTEGER },
    accepts: (value) => Number.isSafeInteger(value) && (signed || (value as number) >= 0),
  });

/**
 * National id of a person, 10 digits with its check digit; leading zeros may be missing and any digits are read (9.1).
 */
export const IsNationalId = (description: Words = { fa: 'کد ملی', en: 'national id' }, options: FieldOptions = {}) =>
  field({
    ...options,
    rule: 'isNationalId',
    description,
    expected: { fa: 'باید ده رقم با رقم کنترل درست باشد', en: 'must be ten digits with a right check digit' },
    schema: { type: 'string', pattern: '^[0-9۰-۹٠-٩]{8,10}$' },
    accepts: (value) => isText(value) && normaliseNationalId(value) !== undefined,
  });

/**
 * National id of a legal entity: the form is demanded, the check digit only where `strict`, because its algorithm is no
 * official text (9.2).
 */
export const IsLegalId = (
  description: Words = { fa: 'شناسه ملی', en: 'national id of a legal entity' },
  { strict = false, ...options }: FieldOptions & { readonly strict?: boolean } = {},
) =>
  field({
    ...options,
    rule: 'isLegalId',
    description,
    expected: { fa: 'باید یازده رقم باشد', en: 'must be eleven digits' },
    schema: { type: 'string', pattern: '^\\d{11}$' },
    accepts: (value) => isText(value) && /^\d{11}$/.test(value) && (!strict || isLegalId(value)),
  });

/** Iranian mobile number in any usual form (9.3). */
export const IsMobileNumber = (
  description: Words = { fa: 'شماره همراه', en: 'mobile number' },
  options: FieldOptions = {},
) =>
  field({
    ...options,
    rule: 'isMobileNumber',
    description,
    expected: { fa: 'باید شماره‌ای مانند ۰۹۱۲۳۴۵۶۷۸۹ باشد', en: 'must be a number such as 09123456789' },
    schema: { type: 'string', minLength: 10, maxLength: 20 },
    accepts: (value) => isText(value) && mobileNumber(value) !== undefined,
  });

/** Postal code, ten digits (9.4). */
export const IsPostalCode = (description: Words = { fa: 'کد پستی', en: 'postal code' }, options: FieldOptions = {}) =>
  field({
    ...options,
    rule: 'isPostalCode',
    description,
    expected: { fa: 'باید ده رقم باشد', en: 'must be ten digits' },
    schema: { type: 'string', pattern: '^\\d{10}$' },
    accepts: (value) => isText(value) && isPostalCode(value),
  });

/** Bill id with its check digit (8.1). */
export const IsBillId = (description: Words = { fa: 'شناسه قبض', en: 'bill id' }, options: FieldOptions = {}) =>
  field({
    ...options,
    rule: 'isBillId',
    description,
    expected: { fa: 'باید رقم‌هایی با رقم کنترل درست باشد', en: 'must be digits with a right check digit' },
    schema: { type: 'string', pattern: '^\\d{6,13}$' },
    accepts: (value) => isText(value) && isBillId(value),
  });

/** Meter index: whole m³ (11.4). */
export const IsMeterIndex = (description: Words, options: FieldOptions = {}) =>
  field({
    ...options,
    rule: 'isMeterIndex',
    description: followedBy(description, { fa: '، متر مکعب', en: ', m³ shown by the meter' }),
    expected: { fa: 'باید عدد صحیحی به متر مکعب باشد', en: 'must be a whole number of cubic metres' },
    schema: { type: 'integer', minimum: 0, maximum: 999_999_999 },
    accepts: (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 999_999_999,
  });

interface DigitsOptions extends FieldOptions {
  readonly min: number;
  readonly max: number;
  readonly firstNotZero?: boolean;
}

/** Text of ASCII digits, kept as text. */
export const IsDigits = (description: Words, { min, max, firstNotZero = false, ...options }: DigitsOptions) => {
  const form = new RegExp(firstNotZero ? `^[1-9][0-9]{${min - 1},${max - 1}}$` : `^[0-9]{${min},${max}}$`);
  const expected = {
    fa: `باید ${min === max ? faNumber(min) : `${faNumber(min)} تا ${faNumber(max)}`} رقم باشد${firstNotZero ? ' و با صفر آغاز نشود' : ''}`,
    en: `must be ${min === max ? min : `${min} to ${max}`} digits${firstNotZero ? ', the first not zero' : ''}`,
  };
  return field({
    ...options,
    rule: 'isDigits',
    description,
    expected,
    schema: { type: 'string', pattern: form.source },
    accepts: (value) => isText(value) && form.test(value),
  });
};

/** SHA-256 in lower-case hex. */
export const IsSha256 = (description: Words, options: FieldOptions = {}) =>
  field({
    ...options,
    rule: 'isSha256',
    description,
    expected: { fa: 'باید ۶۴ رقم شانزده‌شانزدهی باشد', en: 'must be 64 hex digits' },
    schema: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    accepts: (value) => isText(value) && /^[0-9a-f]{64}$/.test(value),
  });
