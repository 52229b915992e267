import { byForm, dayText, identifierText, typed, wholeType, type Text } from '@pishkhan/fields';
import { rial, type Rial } from '@pishkhan/money';

type Read<Item> = (raw: unknown) => Item | undefined;

const listOfItems =
  <Item>(read: Read<Item>): Read<readonly Item[]> =>
  (raw) => {
    if (!Array.isArray(raw) || raw.length === 0 || raw.length > 64) return undefined;
    const items = raw.map((item) => read(item)).filter((item) => item !== undefined);
    return new Set(items).size === raw.length ? items : undefined;
  };

const name = /^[A-Za-z0-9-]{1,40}$/;
const readName = byForm(identifierText, (text) => name.test(text));

const listType = <Item>(rule: string, title: Text, items: object, read: Read<Item>) =>
  typed<readonly Item[]>({
    rule,
    title,
    schema: { type: 'array', minItems: 1, maxItems: 64, uniqueItems: true, items },
    read: listOfItems(read),
    demands: { fa: 'را بدون تکرار وارد کنید', en: `must be a list of ${title.en}, each once` },
  });

export const listOfNames = listType<string>(
  'isListOfNames',
  { fa: 'نام‌ها', en: 'names' },
  { type: 'string', pattern: name.source },
  readName,
);
export const listOfZones = listType<number>(
  'isListOfZones',
  { fa: 'پهنه‌ها', en: 'zone numbers' },
  { type: 'integer', minimum: 1, maximum: 9_999 },
  wholeType({ min: 1, max: 9_999 }).read,
);

const monthDayForm = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
export const monthDay = typed<string>({
  rule: 'isMonthDay',
  title: { fa: 'ماه و روز', en: 'Jalali month and day' },
  schema: { type: 'string', pattern: monthDayForm.source },
  read: byForm(dayText, (text) => monthDayForm.test(text)),
  demands: { fa: 'را به ماه و روز شمسی وارد کنید (مانند ۰۱-۱۶)', en: 'must be a Jalali month and day such as 01-16' },
});

const MOST = 1_000_000_000;
const bound = wholeType({ min: 1, max: MOST });
export const upperBound = typed<number | null>({
  rule: 'isUpperBound',
  title: { fa: 'سقف پله', en: 'upper bound' },
  unit: { fa: 'مترمکعب در ماه', en: 'm³ a month' },
  schema: { ...bound.schema, nullable: true },
  read: (raw) => (raw === null ? null : bound.read(raw)),
  demands: {
    fa: 'را وارد کنید (عدد صحیح، مترمکعب؛ پله آخر بدون سقف)',
    en: 'must be a whole number of cubic metres, or null',
  },
});

const MOST_SEASONS = 24;
const price = wholeType({ min: 0, max: MOST });
const readPrices: Read<Readonly<Record<string, Rial>>> = (raw) => {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return undefined;
  const prices = Object.entries(raw).flatMap(([season, typedPrice]) => {
    const [named, rials] = [readName(season), price.read(typedPrice)];
    return named === undefined || rials === undefined ? [] : [[named, rial(rials)] as const];
  });
  return prices.length === Object.keys(raw).length && prices.length <= MOST_SEASONS
    ? Object.fromEntries(prices)
    : undefined;
};
export const priceBySeason = typed<Readonly<Record<string, Rial>>>({
  rule: 'isPriceBySeason',
  title: { fa: 'بهای فصل‌ها', en: 'price by season' },
  unit: { fa: 'ریال', en: 'rials' },
  schema: { type: 'object', additionalProperties: price.schema },
  read: readPrices,
  demands: {
    fa: 'را برای هر فصل وارد کنید (عدد صحیح، ریال)',
    en: 'must name a whole number of rials for each season',
  },
});
