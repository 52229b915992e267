import { choice, civilDate, optional, plain, rows, text, truth } from '@pishkhan/fields';
import { dto } from '@pishkhan/service-kit';
import { columns, columnTitles } from '../domain/reading-row.ts';
import { calendars, digitsOfFiles, encodings, separators } from './domain/reading-format.messages.ts';

/** Columns of a file, those that are not read included. */
const MOST_COLUMNS = 40;

const other = { fa: 'ستون دیگر', en: 'another column' };

export class ReadingFormatBody extends dto({
  from: civilDate({ fa: 'نخستین روز این قالب', en: 'first day of this format' }),
  separator: choice({ fa: 'جداکننده ستون‌ها', en: 'between the columns' }, separators, {
    titles: {
      comma: { fa: 'ویرگول', en: 'comma' },
      semicolon: { fa: 'نقطه‌ویرگول', en: 'semicolon' },
      tab: { fa: 'تب', en: 'tab' },
      pipe: { fa: 'خط عمودی', en: 'vertical bar' },
    },
  }),
  header: truth({ fa: 'سطر نخست نام ستون‌هاست', en: 'the first line names the columns' }),
  columns: rows(
    { fa: 'ستون‌ها به ترتیب', en: 'columns in their order' },
    {
      holds: choice({ fa: 'محتوای ستون', en: 'what the column has' }, [...columns, 'other'], {
        titles: { ...columnTitles, other },
      }),
      name: optional(text({ fa: 'نام ستون در سطر نخست', en: 'name in the header' }, { min: 1, max: 60 })),
    },
    { most: MOST_COLUMNS },
  ),
  digits: choice({ fa: 'رقم‌ها', en: 'digits that the contractor writes' }, digitsOfFiles, {
    titles: {
      latin: { fa: 'لاتین', en: 'Latin' },
      persian: { fa: 'فارسی', en: 'Persian' },
      arabic: { fa: 'عربی', en: 'Arabic' },
    },
  }),
  calendar: choice({ fa: 'گاه‌شماری', en: 'calendar of the days' }, calendars, {
    titles: { jalali: { fa: 'شمسی', en: 'Jalali' }, gregorian: { fa: 'میلادی', en: 'Gregorian' } },
  }),
  dayPattern: text(
    { fa: 'الگوی تاریخ', en: 'places of year, month and day' },
    { min: 6, max: 14, example: 'yyyy/MM/dd' },
  ),
  encoding: choice({ fa: 'کدگذاری', en: 'encoding of the characters' }, encodings, {
    titles: {
      'utf-8': { fa: 'یونیکد هشت‌بیتی', en: 'UTF-8' },
      'windows-1256': { fa: 'عربی ویندوز ۱۲۵۶', en: 'Windows-1256 (cp1256)' },
      'utf-16le': { fa: 'یونیکد شانزده‌بیتی', en: 'UTF-16, little end first' },
      'utf-16be': { fa: 'یونیکد شانزده‌بیتی وارونه', en: 'UTF-16, big end first' },
    },
  }),
}) {}

export class FormatNamedDto extends dto({
  contractorId: plain.text('contractor'),
  version: plain.whole('version of its format'),
}) {}
