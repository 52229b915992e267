import { formatJalaliFa, isCivilDate } from '@pishkhan/calendar';
import { faDigits, faNumber, type Text } from '../text.ts';
import { valueNames, type ValueName } from './value-names.ts';

type Data = Readonly<Record<string, unknown>>;

/** The title, followed by the values of the rule's data, each with its name. */
export const detailOf = (title: string, data: Data = {}, language: keyof Text): string => {
  const values = Object.entries(data).flatMap(language === 'fa' ? valueFa : valueEn);
  return values.length === 0 ? title : `${title} (${values.join(language === 'fa' ? '، ' : ', ')})`;
};

const decimal = /^-?\d{1,15}\.\d{1,3}$/;
const number = /^\d[\d-]*$/;

/** Days, figures and numbers that have a name; ids, hashes and codes stay in `data`. */
const valueFa = ([key, value]: [string, unknown]): string[] => {
  const name = Object.hasOwn(valueNames, key) ? valueNames[key] : undefined;
  const written = name && writtenFa(value, name);
  return written ? [`${name.fa}: ${written}${name.unit ? ` ${name.unit}` : ''}`] : [];
};

const writtenFa = (value: unknown, { isPerson }: ValueName): string | undefined => {
  if (typeof value === 'number') return faNumber(value);
  if (typeof value !== 'string') return undefined;
  if (isPerson) return value;
  if (isCivilDate(value)) return formatJalaliFa(value);
  if (decimal.test(value)) return faNumber(Number(value));
  return number.test(value) ? faDigits(value) : undefined;
};

const valueEn = ([key, value]: [string, unknown]): string[] =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [`${key}: ${value}`] : [];
