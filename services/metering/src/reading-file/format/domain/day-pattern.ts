import { machineText } from '@pishkhan/fields';
import type { FileFormat } from './reading-format.messages.ts';

const partForm = /yyyy|yy|MM|dd/g;
const patternForm = /^[yMd./\- ]{6,14}$/;

/** Parts of a pattern in their order; `undefined` unless year, month and day are there once each. */
export const partsOfPattern = (pattern: string): readonly string[] | undefined => {
  const parts = patternForm.test(pattern) ? (pattern.match(partForm) ?? []) : [];
  const rest = pattern.replaceAll(partForm, '');
  const isWhole = parts.length === 3 && new Set(parts.map((part) => part[0])).size === 3 && !/[yMd]/.test(rest);
  return isWhole ? parts : undefined;
};

/** What stands between two parts: a mark with or without blanks, blanks, or nothing. */
const dividing = (text: string): string =>
  text !== '' && text.trim() === ''
    ? String.raw`\s+`
    : text.replaceAll(/\s*[.\-/]\s*/g, () => String.raw`\s*[.\-/؍]\s*`);

/** Years of two digits are those of the present century of each calendar. */
const centuries = { jalali: '14', gregorian: '20' } as const;
/** Years below it are Jalali (15.4-44). */
const FIRST_GREGORIAN = 1700;

/** A day that the format does not have; the field of days refuses it. */
const unreadable = '?';

/**
 * Turns the day of a cell into a day as a person types it: year, month, day (10.1, 15.4-44). Month and day have both
 * digits where nothing divides them: `1405111` would be a day of Farvardin or of Bahman.
 */
export const typedDayOf = ({ dayPattern, calendar }: Pick<FileFormat, 'dayPattern' | 'calendar'>) => {
  const parts = partsOfPattern(dayPattern) ?? [];
  const between = dayPattern.trim().split(partForm);
  const isDivided = between.slice(1, -1).every((text) => text !== '');
  const width = (part: string) => (part.startsWith('y') ? part.length : isDivided ? '1,2' : 2);
  const read = parts.map((part, at) => String.raw`(\d{${width(part)}})${dividing(between[at + 1]!)}`);
  const form = new RegExp(`^${dividing(between[0]!)}${read.join('')}$`);
  const place = (letter: string) => parts.findIndex((part) => part.startsWith(letter)) + 1;
  const [yearAt, monthAt, dayAt] = ['y', 'M', 'd'].map(place) as [number, number, number];
  return (cell: string): string => {
    const found = form.exec(machineText(cell));
    if (!found) return unreadable;
    const written = found[yearAt]!;
    const year = written.length === 2 ? `${centuries[calendar]}${written}` : written;
    if (Number(year) < FIRST_GREGORIAN !== (calendar === 'jalali')) return unreadable;
    return `${year}-${found[monthAt]}-${found[dayAt]}`;
  };
};
