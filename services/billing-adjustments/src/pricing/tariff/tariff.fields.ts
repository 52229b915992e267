import { field } from '@pishkhan/service-kit';

const isList = (value: unknown, accepts: (item: unknown) => boolean): boolean =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.length <= 64 &&
  new Set(value).size === value.length &&
  value.every(accepts);

const name = /^[A-Za-z0-9-]{1,40}$/;
const isName = (value: unknown): boolean => typeof value === 'string' && name.test(value);
const isZone = (value: unknown): boolean =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 9_999;

export const IsListOfNames = (description: string) =>
  field({
    rule: 'isListOfNames',
    description,
    optional: true,
    expected: 'must be a list of names, each once',
    schema: {
      type: 'array',
      minItems: 1,
      maxItems: 64,
      uniqueItems: true,
      items: { type: 'string', pattern: name.source },
    },
    accepts: (value) => isList(value, isName),
  });
export const IsListOfZones = (description: string) =>
  field({
    rule: 'isListOfZones',
    description,
    optional: true,
    expected: 'must be a list of zone numbers, each once',
    schema: {
      type: 'array',
      minItems: 1,
      maxItems: 64,
      uniqueItems: true,
      items: { type: 'integer', minimum: 1, maximum: 9_999 },
    },
    accepts: (value) => isList(value, isZone),
  });
export const IsMonthDay = (description: string) =>
  field({
    rule: 'isMonthDay',
    description: `${description}, Jalali month and day`,
    expected: 'must be a Jalali month and day such as 01-16',
    schema: { type: 'string', pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' },
    example: '01-16',
    accepts: (value) => typeof value === 'string' && /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value),
  });
export const IsUpperBound = (description: string) =>
  field({
    rule: 'isUpperBound',
    description,
    expected: 'must be a whole number of cubic metres, or null',
    schema: { type: 'integer', minimum: 1, maximum: 1_000_000_000, nullable: true },
    accepts: (value) =>
      value === null || (Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 1_000_000_000),
  });
export const IsPriceBySeason = (description: string) =>
  field({
    rule: 'isPriceBySeason',
    description,
    expected: 'must name a whole number of rials for each season',
    schema: { type: 'object', additionalProperties: { type: 'integer', minimum: 0, maximum: 1_000_000_000 } },
    example: { warm: 1_656, cold: 966 },
    accepts: (value) =>
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.keys(value).length <= 24 &&
      Object.entries(value).every(
        ([key, price]) => isName(key) && Number.isInteger(price) && price >= 0 && price <= 1_000_000_000,
      ),
  });
