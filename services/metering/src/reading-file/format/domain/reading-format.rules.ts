import type { CivilDate } from '@pishkhan/calendar';
import { inputRule, rule } from '@pishkhan/decider';
import { columns, type Column } from '../../domain/reading-row.ts';
import { partsOfPattern } from './day-pattern.ts';
import type { FileFormat } from './reading-format.messages.ts';

/** Files of past days were read by the format agreed then: a format begins today at the earliest (A3-5, 11.4). */
export const formatMustNotBeginInThePast = rule(
  'FormatMustNotBeginInThePast',
  { fa: 'قالب فایل زودتر از امروز آغاز نمی‌شود', en: 'A file format begins today at the earliest' },
  (from: CivilDate, today: CivilDate) => from < today && { from, today },
);

/** A reading has meter, day, index, kind and reader, so a format has each of their columns once (11.4, A3-5). */
export const formatMustHaveEveryColumnOnce = rule(
  'FormatMustHaveEveryColumnOnce',
  {
    fa: 'هر یک از پنج ستون سریال کنتور، تاریخ قرائت، رقم کنتور، نوع قرائت و قرائت‌کننده باید درست یک بار باشد',
    en: 'Each of the five columns must be in the format once',
  },
  (given: FileFormat['columns']) => {
    const wrong = columns.filter((column) => given.filter(({ holds }) => holds === column).length !== 1);
    return wrong.length > 0 && { wrongColumns: wrong };
  },
);

/** A day is found by the places of its year, month and day (10.1, 11.4). */
export const dayPatternMustNameYearMonthAndDay = rule(
  'DayPatternMustNameYearMonthAndDay',
  {
    fa: 'الگوی تاریخ باید سال (yyyy یا yy)، ماه (MM) و روز (dd) را هر کدام یک بار داشته باشد، مانند yyyy/MM/dd',
    en: 'The pattern must have year (yyyy or yy), month (MM) and day (dd) once each, such as yyyy/MM/dd',
  },
  (pattern: string) => partsOfPattern(pattern) === undefined && { pattern },
);

/** Windows-1256 has no digits of Persian or Arabic (15.4-48). */
export const encodingMustHaveTheDigits = rule(
  'EncodingMustHaveTheDigits',
  { fa: 'این کدگذاری رقم‌های فارسی و عربی ندارد', en: 'The encoding does not have these digits' },
  ({ encoding, digits }: FileFormat) => encoding === 'windows-1256' && digits !== 'latin' && { encoding, digits },
);

/** A file in another encoding is refused as a whole before anything of it is kept (13.3, 15.4-48). */
export const fileMustBeInItsEncoding = inputRule(
  'FileMustBeInItsEncoding',
  {
    fa: 'کدگذاری فایل با قالب توافق‌شده یکی نیست؛ چیزی از فایل ثبت نشد',
    en: 'The file is not in the encoding of its format; nothing of it was kept',
  },
  (isMisfit: boolean, found: { readonly encoding: string; readonly line: number; readonly likely?: string }) =>
    isMisfit && found,
);

/** What is wrong with the first unreadable row of a file. */
export interface Misfit {
  readonly line: number;
  readonly wrong: string;
  readonly field?: Column;
  readonly value?: string;
  readonly unreadable: number;
  readonly of: number;
}

/** A file whose first rows cannot be read is in another format; nothing of it is kept (13.3, 11.4). */
export const fileMustBeInItsFormat = inputRule(
  'FileMustBeInItsFormat',
  {
    fa: 'سطرهای فایل با قالب توافق‌شده خوانده نمی‌شود؛ چیزی از فایل ثبت نشد',
    en: 'The rows of the file cannot be read by its format; nothing of it was kept',
  },
  (misfit: Misfit | undefined) => misfit !== undefined && { ...misfit },
);
