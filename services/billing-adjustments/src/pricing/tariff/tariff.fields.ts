import { typed, type Text } from '@pishkhan/fields';
import type { Rial } from '@pishkhan/money';

const isList = (value: unknown, accepts: (item: unknown) => boolean): value is readonly unknown[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.length <= 64 &&
  new Set(value).size === value.length &&
  value.every(accepts);

const name = /^[A-Za-z0-9-]{1,40}$/;
const isName = (value: unknown): boolean => typeof value === 'string' && name.test(value);
const isZone = (value: unknown): boolean =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 9_999;

const listType = <Item>(rule: string, title: Text, items: object, accepts: (item: unknown) => boolean) =>
  typed<readonly Item[]>({
    rule,
    title,
    schema: { type: 'array', minItems: 1, maxItems: 64, uniqueItems: true, items },
    read: (value) => (isList(value, accepts) ? (value as readonly Item[]) : undefined),
    demands: { fa: 'را بدون تکرار وارد کنید', en: `must be a list of ${title.en}, each once` },
  });

export const listOfNames = listType<string>(
  'isListOfNames',
  { fa: 'نام‌ها', en: 'names' },
  { type: 'string', pattern: name.source },
  isName,
);
export const listOfZones = listType<number>(
  'isListOfZones',
  { fa: 'پهنه‌ها', en: 'zone numbers' },
  { type: 'integer', minimum: 1, maximum: 9_999 },
  isZone,
);

const monthDayForm = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
export const monthDay = typed<string>({
  rule: 'isMonthDay',
  title: { fa: 'ماه و روز', en: 'Jalali month and day' },
  schema: { type: 'string', pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' },
  read: (value) => (typeof value === 'string' && monthDayForm.test(value) ? value : undefined),
  demands: { fa: 'را به ماه و روز شمسی وارد کنید (مانند ۰۱-۱۶)', en: 'must be a Jalali month and day such as 01-16' },
});

export const upperBound = typed<number | null>({
  rule: 'isUpperBound',
  title: { fa: 'سقف پله', en: 'upper bound' },
  schema: { type: 'integer', minimum: 1, maximum: 1_000_000_000, nullable: true },
  read: (value: unknown) =>
    value === null || (Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 1_000_000_000)
      ? (value as number | null)
      : undefined,
  demands: {
    fa: 'را وارد کنید (عدد صحیح، مترمکعب؛ پله آخر بدون سقف)',
    en: 'must be a whole number of cubic metres, or null',
  },
});

const MOST_SEASONS = 24;
export const priceBySeason = typed<Readonly<Record<string, Rial>>>({
  rule: 'isPriceBySeason',
  title: { fa: 'بهای فصل‌ها', en: 'price by season' },
  schema: { type: 'object', additionalProperties: { type: 'integer', minimum: 0, maximum: 1_000_000_000 } },
  read: (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).length <= MOST_SEASONS &&
    Object.entries(value).every(
      ([season, price]) => isName(season) && Number.isInteger(price) && price >= 0 && price <= 1_000_000_000,
    )
      ? (value as Readonly<Record<string, Rial>>)
      : undefined,
  demands: {
    fa: 'را برای هر فصل وارد کنید (عدد صحیح، ریال)',
    en: 'must name a whole number of rials for each season',
  },
});
