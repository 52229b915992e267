import { formatJalaliFa, isCivilDate } from '@pishkhan/calendar';
import { faNumber, type Text } from '@pishkhan/fields';

type Data = Readonly<Record<string, unknown>>;

/** The title, followed by the values of the rule's data in the format of the language. */
export const detailOf = (title: string, data: Data = {}, language: keyof Text): string => {
  const values = language === 'fa' ? Object.values(data).flatMap(valueFa) : Object.entries(data).flatMap(valueEn);
  return values.length === 0 ? title : `${title} (${values.join(language === 'fa' ? '، ' : ', ')})`;
};

const decimal = /^-?\d{1,15}\.\d{1,3}$/;

/** Days and numbers; keys, ids, hashes and codes stay in `data`. */
const valueFa = (value: unknown): string[] => {
  if (typeof value === 'number') return [faNumber(value)];
  if (typeof value !== 'string') return [];
  if (isCivilDate(value)) return [formatJalaliFa(value)];
  return decimal.test(value) ? [faNumber(Number(value))] : [];
};

const valueEn = ([key, value]: [string, unknown]): string[] =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [`${key}: ${value}`] : [];
