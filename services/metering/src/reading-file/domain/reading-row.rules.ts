import type { CivilDate } from '@pishkhan/calendar';
import { rule } from '@pishkhan/decider';
import { isMissingDay, type Text } from '@pishkhan/fields';
import { personalNumberIn } from '@pishkhan/identifiers';

/** A row has exactly the columns of the header (11.4). */
export const rowMustHaveEveryColumn = rule(
  'RowMustHaveEveryColumn',
  { fa: 'تعداد ستون‌های سطر درست نیست', en: 'The row does not have every column' },
  (cells: number, columns: number) => cells !== columns && { columns },
);

/** A cell that is invalid in the file's encoding is rejected by name, never stored (15.4-48). */
export const cellMustBeText = rule(
  'CellMustBeText',
  {
    fa: 'متن این ستون خوانا نیست',
    en: 'The cell is not valid text in the encoding of the file',
  },
  (cell: string) => cell.includes('\ufffd'),
);

/**
 * A day or a reader is no number of a person: rejected rows keep the day as it was read, and readings keep the reader
 * (A6, N17).
 */
export const cellMustNotHavePersonalNumber = rule(
  'CellMustNotHavePersonalNumber',
  {
    fa: 'در این ستون کد ملی، شماره همراه، شماره کارت یا شبا نوشته نمی‌شود',
    en: 'The cell must not have a national id, a mobile number, a card number or an IBAN',
  },
  (cell: string) => personalNumberIn(cell) !== undefined,
);

/** A reading belongs to one meter, identified by its engraved serial number (9.6). */
export const meterSerialMustBeReadable = rule(
  'MeterSerialMustBeReadable',
  { fa: 'شماره سریال کنتور خوانا نیست', en: 'The meter serial is invalid' },
  (serial: string | undefined) => serial === undefined,
);

/**
 * The day of a reading is an existing day, Jalali or ISO; the answer names what was read and what is wrong (10.1,
 * 15.4-44).
 */
export const readOnMustBeJalaliDay = rule(
  'ReadOnMustBeJalaliDay',
  {
    fa: 'تاریخ قرائت نادرست است (مانند ۱۴۰۵/۰۷/۳۰)',
    en: 'The day of reading must be a day such as 1405-07-30 or 2026-10-22',
  },
  (readOn: CivilDate | undefined, read: string, problem: Text) => readOn === undefined && { read, problem },
);

/** A day that the calendar does not have, such as 30 Esfand of a common year, is named as such (10.1, 15.4-44). */
export const readOnMustExist = rule(
  'ReadOnMustExist',
  { fa: 'تاریخ قرائت در تقویم وجود ندارد (ماه یا روز نادرست است)', en: 'The calendar does not have this day' },
  (read: string, problem: Text) => isMissingDay(read) && { read, problem },
);

/** A row was read from the meter, estimated, or records an absent customer (A2-6, A9-1). */
export const readingKindMustBeKnown = rule(
  'ReadingKindMustBeKnown',
  {
    fa: 'نوع قرائت یکی از این سه است: قرائت‌شده، برآوردی یا غایب',
    en: 'The kind must be actual, estimated or absent',
    formerly: ['KindMustBeKnown'],
  },
  (kind: string | undefined) => kind === undefined,
);

/** An index is an integer in cubic metres, as on the register (11.4); thousands may be separated (9.7). */
export const indexMustBeWholeNumber = rule(
  'IndexMustBeWholeNumber',
  {
    fa: 'رقم کنتور باید عدد صحیح باشد (مانند ۱۱۱۰ یا ۱٬۱۱۰)',
    en: 'The index must be a whole number such as 1110 or 1,110',
  },
  (kind: string | undefined, index: number | undefined) => kind !== 'absent' && index === undefined,
);

/** If the customer was absent, no index was read (A9-1). */
export const absentRowMustHaveNoIndex = rule(
  'AbsentRowMustHaveNoIndex',
  { fa: 'برای مشترک غایب رقم کنتور وارد نمی‌شود', en: 'A row of kind absent has no index' },
  (kind: string | undefined, cell: string) => kind === 'absent' && cell !== '',
);

/**
 * A reading names its reader: that person may not approve its correction, and that contractor pays for its mistake
 * (7.5, A3-5).
 */
export const readerMustBeNamed = rule(
  'ReaderMustBeNamed',
  { fa: 'شناسه کنتورخوان لازم است', en: 'The reader must be named' },
  (reader: string | undefined) => reader === undefined,
);
