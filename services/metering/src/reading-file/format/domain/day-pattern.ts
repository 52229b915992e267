import { dayText } from '@pishkhan/fields';
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

const escaped = (text: string): string =>
  text.replaceAll(/[.\-/]/g, String.raw`[.\-/]`).replaceAll(' ', String.raw`\s*`);

/** Years of two digits are those of the present century of each calendar. */
const centuries = { jalali: '14', gregorian: '20' } as const;
/** Years below it are Jalali (15.4-44). */
const FIRST_GREGORIAN = 1700;

/** A day that the format does not have; the field of days refuses it. */
const unreadable = '?';

/** Turns the day of a cell into a day as a person types it: year, month, day (10.1, 15.4-44). */
export const typedDayOf = ({ dayPattern, calendar }: Pick<FileFormat, 'dayPattern' | 'calendar'>) => {
  const parts = partsOfPattern(dayPattern) ?? [];
  const between = dayPattern.split(partForm).map(escaped);
  const form = new RegExp(
    `^${between[0]}${parts.map((part, at) => `(\\d{${part === 'yyyy' ? 4 : part === 'yy' ? 2 : '1,2'}})${between[at + 1]}`).join('')}$`,
  );
  const place = (letter: string) => parts.findIndex((part) => part.startsWith(letter)) + 1;
  const [yearAt, monthAt, dayAt] = ['y', 'M', 'd'].map(place) as [number, number, number];
  return (cell: string): string => {
    const found = form.exec(dayText(cell));
    if (!found) return unreadable;
    const written = found[yearAt]!;
    const year = written.length === 2 ? `${centuries[calendar]}${written}` : written;
    if (Number(year) < FIRST_GREGORIAN !== (calendar === 'jalali')) return unreadable;
    return `${year}-${found[monthAt]}-${found[dayAt]}`;
  };
};
