import {
  isBillId,
  isPostalCode,
  isRepeatedDigit,
  mobileNumber,
  normaliseIban,
  normaliseNationalId,
} from '@pishkhan/identifiers';
import { typed, type FieldType, type Labelled } from '../field.ts';
import { digitsText, machineText, unpaddedDigits } from '../normalise.ts';
import { byForm, identifierType, isString } from './texts.ts';
import { faNumber, type Label } from '../text.ts';

const enter = 'را وارد کنید';
const isWrong = 'نادرست است';

/** Bill id with its check digit (8.1); a barcode pads it to 13 digits (8.5, 15.4-40). */
export const billId = typed({
  rule: 'isBillId',
  title: { fa: 'شناسه قبض', en: 'bill id' },
  schema: { type: 'string', pattern: '^\\d{6,13}$' },
  read: byForm(unpaddedDigits, isBillId),
  demands: { fa: enter, en: 'must be digits with a right check digit' },
  wrong: { fa: isWrong, en: 'must be digits with a right check digit' },
});

/** Payment id (8.2); its check digits need the bill id too. A barcode pads it to 13 digits (8.5, 15.4-40). */
export const paymentId = typed({
  rule: 'isPaymentId',
  title: { fa: 'شناسه پرداخت', en: 'payment id' },
  schema: { type: 'string', pattern: '^\\d{6,13}$' },
  read: byForm(unpaddedDigits, (digits) => /^[1-9]\d{5,12}$/.test(digits)),
  demands: { fa: enter, en: 'must be 6 to 13 digits' },
  wrong: { fa: isWrong, en: 'must be 6 to 13 digits' },
});

const nationalIdOf = (digits: string) => (isRepeatedDigit(digits) ? digits : normaliseNationalId(digits));

/**
 * National id of a person, 10 digits with its check digit; leading zeros may be missing (9.1). Ten equal digits need a
 * document, which the rules of the registration demand (15.4-42).
 */
export const nationalId = typed({
  rule: 'isNationalId',
  title: { fa: 'کد ملی', en: 'national id' },
  schema: { type: 'string', pattern: '^[0-9۰-۹٠-٩]{8,10}$' },
  read: (raw) => (isString(raw) ? nationalIdOf(digitsText(raw)) : undefined),
  demands: { fa: enter, en: 'must be ten digits with a right check digit' },
  wrong: { fa: isWrong, en: 'must be ten digits with a right check digit' },
});

/**
 * National id of a legal entity: eleven digits. A wrong check digit is not rejected, because the algorithm is not
 * official (9.2).
 */
export const legalId = typed({
  rule: 'isLegalId',
  title: { fa: 'شناسه ملی', en: 'national id of a legal entity' },
  schema: { type: 'string', pattern: '^\\d{11}$' },
  read: byForm(digitsText, (digits) => /^\d{11}$/.test(digits)),
  demands: { fa: enter, en: 'must be eleven digits' },
  wrong: { fa: `${isWrong} (یازده رقم)`, en: 'must be eleven digits' },
});

/** Iranian mobile number in any usual form, stored as `+989…` (9.3). */
export const mobile = typed({
  rule: 'isMobileNumber',
  title: { fa: 'شماره همراه', en: 'mobile number' },
  schema: { type: 'string', minLength: 10, maxLength: 20 },
  read: (raw) => (isString(raw) ? mobileNumber(digitsText(raw)) : undefined),
  demands: { fa: enter, en: 'must be a number such as 09123456789' },
  wrong: { fa: `${isWrong} (مانند ۰۹۱۲۳۴۵۶۷۸۹)`, en: 'must be a number such as 09123456789' },
});

/** Postal code, ten digits, often separated by a hyphen (9.4). */
export const postalCode = typed({
  rule: 'isPostalCode',
  title: { fa: 'کد پستی', en: 'postal code' },
  schema: { type: 'string', pattern: '^\\d{10}$' },
  read: byForm(digitsText, isPostalCode),
  demands: { fa: enter, en: 'must be ten digits' },
  wrong: { fa: `${isWrong} (ده رقم)`, en: 'must be ten digits' },
});

/** Iranian bank account, `IR` and 24 digits with right check digits, in groups or not, with or without `IR` (9.5). */
export const iban = typed({
  rule: 'isIban',
  title: { fa: 'شماره شبا', en: 'IBAN' },
  schema: { type: 'string', pattern: '^IR\\d{24}$' },
  read: (raw) => (isString(raw) ? normaliseIban(digitsText(raw)) : undefined),
  demands: { fa: enter, en: 'must be IR and 24 digits with right check digits' },
  wrong: { fa: `${isWrong} (۲۴ رقم)`, en: 'must be IR and 24 digits with right check digits' },
});

interface Digits {
  readonly min: number;
  readonly max: number;
  readonly firstNotZero?: boolean;
}

/** A string of digits, stored as text. */
export const digitsType = ({ min, max, firstNotZero = false }: Digits): FieldType<string> => {
  const form = new RegExp(firstNotZero ? `^[1-9]\\d{${min - 1},${max - 1}}$` : `^\\d{${min},${max}}$`);
  const count = min === max ? faNumber(min) : `${faNumber(min)} تا ${faNumber(max)}`;
  const en = `must be ${min === max ? min : `${min} to ${max}`} digits${firstNotZero ? ', the first not zero' : ''}`;
  return {
    rule: 'isDigits',
    title: { fa: 'شماره', en: 'number' },
    schema: { type: 'string', pattern: form.source },
    read: byForm(digitsText, (digits) => form.test(digits)),
    demands: { fa: enter, en },
    wrong: { fa: `${isWrong} (${count} رقم${firstNotZero ? '، بی صفر آغازین' : ''})`, en },
  };
};
export const digits = (label: Label, { example, ...limits }: Digits & Labelled) =>
  typed(digitsType(limits))(label, { example });

/** Account id: its file number (8.1); a printed one may be padded with zeros. */
export const accountId = typed({
  ...digitsType({ min: 1, max: 8 }),
  read: byForm(unpaddedDigits, (digits) => /^\d{1,8}$/.test(digits)),
  title: { fa: 'شماره اشتراک', en: 'account' },
});

/** File number of a contract; its leading zeros are dropped, and it becomes the account's id (8.1). */
export const fileNumber = typed({
  ...digitsType({ min: 1, max: 8, firstNotZero: true }),
  read: byForm(unpaddedDigits, (digits) => /^[1-9]\d{0,7}$/.test(digits)),
  title: { fa: 'شماره پرونده', en: 'file number' },
});

const billNumberType = identifierType({ fa: 'شماره قبض', en: 'number of the bill' });

/** The four groups of a bill number, with spaces, slashes or other marks between them. */
const groupsOfABill = /^\W*(\d{1,8})[\W_]+(\d{4})[\W_]+(\d{2})[\W_]+(\d{1,3})\W*$/;

/** Number of a bill: account, Jalali year, period and issue, separated as people write them (15.4-44). */
export const billNumber = typed({
  ...billNumberType,
  rule: 'isBillNumber',
  read: (raw) => {
    if (!isString(raw)) return undefined;
    const groups = groupsOfABill.exec(machineText(raw.replaceAll('\u200c', ' ')));
    return billNumberType.read(groups ? groups.slice(1).join('-') : raw);
  },
});

/** Subscription number as the contract prints it (9.6). */
export const subscriptionNumber = typed({
  ...digitsType({ min: 6, max: 15 }),
  title: { fa: 'شماره اشتراک', en: 'subscription number' },
});
