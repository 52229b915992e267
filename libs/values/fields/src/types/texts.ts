import { typed, type FieldType, type Labelled, type Titles } from '../field.ts';
import { identifierText, machineText, readableText } from '../normalise.ts';
import { faNumber, type Label, type Text } from '../text.ts';

export const isString = (value: unknown): value is string => typeof value === 'string';

/** Converts a text with a normaliser and checks its format. */
export const byForm =
  (normalise: (text: string) => string, accepts: (text: string) => boolean) =>
  (raw: unknown): string | undefined => {
    const text = isString(raw) ? normalise(raw) : undefined;
    return text !== undefined && accepts(text) ? text : undefined;
  };

/** Control characters, and code points that are no characters, such as U+FFFE. */
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\p{Noncharacter_Code_Point}]/u;
/** JSON Schema counts code points. */
const isWithin = (text: string, min: number, max: number): boolean => {
  const { length } = [...text];
  return length >= min && length <= max;
};
/** Letters that Unicode defines as blank. */
const blank = /[\u115f\u1160\u2800\u3164\uffa0]/g;
/** Marks, spaces and joiners alone show nothing on a screen. */
const isVisible = (text: string): boolean => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text.replace(blank, ''));

interface Length {
  readonly min?: number;
  readonly max: number;
}

/** Text for people with something to see, without control characters, stored by 9.7. */
const textType = ({ min = 1, max }: Length): FieldType<string> => ({
  rule: 'isText',
  title: { fa: 'متن', en: 'text' },
  schema: { type: 'string', minLength: min, maxLength: max },
  read: byForm(
    readableText,
    (text) => isWithin(text, min, max) && text.isWellFormed() && !control.test(text) && isVisible(text),
  ),
  demands: {
    fa: `را وارد کنید (${min > 1 ? `${faNumber(min)} تا` : 'حداکثر'} ${faNumber(max)} نویسه)`,
    en: `must be a text of ${min} to ${max} characters`,
  },
});
export const text = (label: Label, { example, ...length }: Length & Labelled) =>
  typed(textType(length))(label, { example });

const idForm = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;

export const identifierType = (title: Text): FieldType<string> => ({
  rule: 'isId',
  title,
  schema: { type: 'string', pattern: idForm.source },
  read: byForm(identifierText, (id) => idForm.test(id)),
  demands: { fa: 'را وارد کنید', en: 'must be an id of letters, digits and dashes' },
  wrong: { fa: 'نادرست است (حروف لاتین، رقم و خط تیره)', en: 'must be an id of letters, digits and dashes' },
});

/** Id as used in stream names: letters, digits, dot, dash, underscore; at most 80. */
export const identifier = typed(identifierType({ fa: 'شناسه', en: 'id' }));

const MOST_OF_A_RECEIPT = 80;

/** Number of a receipt as a channel writes it, with any sign, without blanks and marks of a copy (15.4-44, 15.4-45). */
export const receiptNumber = typed({
  rule: 'isReceiptNumber',
  title: { fa: 'شماره رسید', en: 'number of the receipt' },
  schema: { type: 'string', minLength: 1, maxLength: MOST_OF_A_RECEIPT },
  read: byForm(
    identifierText,
    (text) => isWithin(text, 1, MOST_OF_A_RECEIPT) && text.isWellFormed() && !control.test(text) && isVisible(text),
  ),
  demands: { fa: 'را وارد کنید', en: `must be a receipt number of at most ${MOST_OF_A_RECEIPT} signs` },
  wrong: { fa: 'نادرست است', en: `must be a receipt number of at most ${MOST_OF_A_RECEIPT} signs` },
});

const userNameType = identifierType({ fa: 'نام کاربری', en: 'user name' });
/** User name of a person; compared in lower case, as identity providers store it (A5-1). */
export const userName = typed({ ...userNameType, read: (raw) => userNameType.read(raw)?.toLowerCase() });

const serialType = identifierType({ fa: 'شماره سریال کنتور', en: 'meter serial number' });
/**
 * Serial number engraved on the meter, in capitals; it is the meter's id (9.6). `serialKey` finds a meter by its other
 * spellings.
 */
export const meterSerial = typed({
  ...serialType,
  rule: 'isMeterSerial',
  read: (raw) => serialType.read(raw)?.toUpperCase(),
});

const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const uuid = typed({
  rule: 'isUuid',
  title: { fa: 'شناسه', en: 'id' },
  schema: { type: 'string', format: 'uuid' },
  read: byForm(
    (id) => identifierText(id).toLowerCase(),
    (id) => uuidForm.test(id),
  ),
  demands: { fa: 'را وارد کنید', en: 'must be a UUID' },
  wrong: { fa: 'نادرست است', en: 'must be a UUID' },
});

/** SHA-256 in lower-case hex. */
export const sha256 = typed({
  rule: 'isSha256',
  title: { fa: 'درهم‌ساز', en: 'hash' },
  schema: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  read: byForm(
    (hash) => identifierText(hash).toLowerCase(),
    (hash) => /^[0-9a-f]{64}$/.test(hash),
  ),
  demands: { fa: 'نادرست است (۶۴ نویسه، چنان‌که در پاسخ آمده است)', en: 'must be 64 hex digits' },
});

const eachOnce = (values: readonly unknown[]) => new Set(values).size === values.length;
const inWords = (titles: readonly string[], or: string, comma: string) =>
  [titles.slice(0, -1).join(comma), titles.at(-1)].filter(Boolean).join(or);

const titlesOf = (values: readonly (string | number)[], titles: Titles): Text => ({
  fa: inWords(
    values.map((value) => titles[value]?.fa ?? String(value)),
    ' یا ',
    '، ',
  ),
  en: inWords(values.map(String), ' or ', ', '),
});

export interface Choosing extends Labelled {
  readonly titles?: Titles;
}

/** One of these words or numbers. */
export const choiceType = <const Value extends string | number>(
  values: readonly Value[],
  titles: Titles = {},
): FieldType<Value> => {
  const named = titlesOf(values, titles);
  return {
    rule: 'isOneOf',
    title: { fa: 'گزینه', en: 'choice' },
    titles,
    schema: { type: typeof values[0] === 'number' ? 'integer' : 'string', enum: [...values] },
    read: (raw) => {
      const word = isString(raw) ? machineText(raw) : raw;
      return values.find((value) => value === word || (typeof value === 'number' && String(value) === word));
    },
    demands: { fa: `را انتخاب کنید: ${named.fa}`, en: `must be one of ${values.join(', ')}` },
  };
};
export const choice = <const Value extends string | number>(
  label: Label,
  values: readonly Value[],
  { example, titles }: Choosing = {},
) => typed(choiceType(values, titles))(label, { example });

/** Some of these words, each once. */
export const choices = <const Value extends string>(
  label: Label,
  values: readonly Value[],
  { example, titles = {} }: Choosing = {},
) => {
  const one = choiceType(values, titles);
  return typed<readonly Value[]>({
    rule: 'isSomeOf',
    title: { fa: 'گزینه‌ها', en: 'choices' },
    titles,
    schema: { type: 'array', items: { type: 'string', enum: [...values] }, uniqueItems: true },
    read: (raw) => {
      const read = Array.isArray(raw) ? raw.map(one.read) : undefined;
      return read && eachOnce(read) ? (read.every((value) => value !== undefined) ? read : undefined) : undefined;
    },
    demands: {
      fa: `را انتخاب کنید، هر کدام یک بار: ${titlesOf(values, titles).fa}`,
      en: `must be a list of ${values.join(', ')}, each once`,
    },
  })(label, { example });
};

export const truth = typed({
  rule: 'isTruth',
  title: { fa: 'بله یا خیر', en: 'yes or no' },
  schema: { type: 'boolean' },
  read: (raw) => (typeof raw === 'boolean' ? raw : undefined),
  demands: { fa: 'را مشخص کنید (بله یا خیر)', en: 'must be true or false' },
});
