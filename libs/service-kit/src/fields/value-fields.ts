import { isCivilDate, parseJalali } from '@pishkhan/calendar';
import { isBillId, isLegalId, isPostalCode, mobileNumber, normaliseNationalId } from '@pishkhan/identifiers';
import { field, isText, type FieldOptions } from './field.ts';

/** Earlier years are Jalali ones in a field that is not: nothing the company keeps is older. */
const FIRST_DAY = '1900-01-01';

/** ISO civil date in Asia/Tehran, `2026-11-22`; a Jalali one such as `1405-09-01` is refused. */
export const IsCivilDate = (description: string, options: FieldOptions = {}) =>
  field({ ...options, rule: 'isCivilDate', description: `${description} (ISO civil date, Asia/Tehran)`, expected: 'must be a civil date such as 2026-11-22', schema: { type: 'string', format: 'date' }, accepts: (value) => isText(value) && isCivilDate(value) && value >= FIRST_DAY });

/** Jalali date, `1405-09-01`. */
export const IsJalaliDate = (description: string, options: FieldOptions = {}) =>
  field({ ...options, rule: 'isJalaliDate', description: `${description} (Jalali date)`, expected: 'must be a Jalali date such as 1405-09-01', schema: { type: 'string' }, accepts: (value) => isText(value) && parseJalali(value) !== undefined });

/** Integer rial; negative only where `signed`. */
export const IsRial = (description: string, { signed = false, ...options }: FieldOptions & { readonly signed?: boolean } = {}) =>
  field({
    ...options, rule: 'isRial', description: `${description}, integer rial`, expected: 'must be a whole number of rials',
    schema: { type: 'integer', minimum: signed ? Number.MIN_SAFE_INTEGER : 0, maximum: Number.MAX_SAFE_INTEGER },
    accepts: (value) => Number.isSafeInteger(value) && (signed || (value as number) >= 0),
  });

/** National id of a person, 10 digits with its check digit; leading zeros may be missing and any digits are read (9.1). */
export const IsNationalId = (description = 'national id (کد ملی)', options: FieldOptions = {}) =>
  field({ ...options, rule: 'isNationalId', description, expected: 'must be a national id with a right check digit', schema: { type: 'string', pattern: '^[0-9۰-۹٠-٩]{8,10}$' }, accepts: (value) => isText(value) && normaliseNationalId(value) !== undefined });

/** National id of a legal entity: the form is demanded, the check digit only where `strict`, because its algorithm is no official text (9.2). */
export const IsLegalId = (description = 'national id of a legal entity (شناسه ملی)', { strict = false, ...options }: FieldOptions & { readonly strict?: boolean } = {}) =>
  field({ ...options, rule: 'isLegalId', description, expected: 'must be eleven digits', schema: { type: 'string', pattern: '^\\d{11}$' }, accepts: (value) => isText(value) && /^\d{11}$/.test(value) && (!strict || isLegalId(value)) });

/** Iranian mobile number in any usual form (9.3). */
export const IsMobileNumber = (description = 'mobile number', options: FieldOptions = {}) =>
  field({ ...options, rule: 'isMobileNumber', description, expected: 'must be a mobile number such as 09123456789', schema: { type: 'string', minLength: 10, maxLength: 20 }, accepts: (value) => isText(value) && mobileNumber(value) !== undefined });

/** Postal code, ten digits (9.4). */
export const IsPostalCode = (description = 'postal code', options: FieldOptions = {}) =>
  field({ ...options, rule: 'isPostalCode', description, expected: 'must be ten digits', schema: { type: 'string', pattern: '^\\d{10}$' }, accepts: (value) => isText(value) && isPostalCode(value) });

/** Bill id with its check digit (8.1). */
export const IsBillId = (description = 'bill id (شناسه قبض)', options: FieldOptions = {}) =>
  field({ ...options, rule: 'isBillId', description, expected: 'must be a bill id with a right check digit', schema: { type: 'string', pattern: '^\\d{6,13}$' }, accepts: (value) => isText(value) && isBillId(value) });

/** Meter index: whole m³ (11.4). */
export const IsMeterIndex = (description: string, options: FieldOptions = {}) =>
  field({ ...options, rule: 'isMeterIndex', description: `${description}, m³ shown by the meter`, expected: 'must be a whole number of cubic metres', schema: { type: 'integer', minimum: 0, maximum: 999_999_999 }, accepts: (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 999_999_999 });

interface DigitsOptions extends FieldOptions {
  readonly min: number;
  readonly max: number;
  readonly firstNotZero?: boolean;
}

/** Text of ASCII digits, kept as text. */
export const IsDigits = (description: string, { min, max, firstNotZero = false, ...options }: DigitsOptions) => {
  const form = new RegExp(firstNotZero ? `^[1-9][0-9]{${min - 1},${max - 1}}$` : `^[0-9]{${min},${max}}$`);
  const expected = `must be ${min === max ? min : `${min} to ${max}`} digits${firstNotZero ? ', the first not zero' : ''}`;
  return field({ ...options, rule: 'isDigits', description, expected, schema: { type: 'string', pattern: form.source }, accepts: (value) => isText(value) && form.test(value) });
};

/** SHA-256 in lower-case hex. */
export const IsSha256 = (description: string, options: FieldOptions = {}) =>
  field({ ...options, rule: 'isSha256', description, expected: 'must be 64 hex digits', schema: { type: 'string', pattern: '^[0-9a-f]{64}$' }, accepts: (value) => isText(value) && /^[0-9a-f]{64}$/.test(value) });
