import type { CivilDate } from '@pishkhan/calendar';
import { rule } from '@pishkhan/decider';

/** A row has the columns of the header, no more and no fewer (11.4). */
export const rowMustHaveEveryColumn = rule(
  'RowMustHaveEveryColumn',
  { fa: 'تعداد ستون‌های سطر درست نیست', en: 'The row does not have every column' },
  (cells: number, columns: number) => cells !== columns && { columns },
);

/** A cell that is no text in the encoding of its file is named, never stored as nonsense (15.4-48). */
export const cellMustBeText = rule(
  'CellMustBeText',
  {
    fa: 'متن این ستون خوانا نیست',
    en: 'The cell is no text in the encoding of the file',
  },
  (cell: string) => cell.includes('\ufffd'),
);

/** A reading is of one meter, named by the serial number engraved on it (9.6). */
export const meterSerialMustBeReadable = rule(
  'MeterSerialMustBeReadable',
  { fa: 'شماره سریال کنتور خوانا نیست', en: 'The meter serial cannot be read' },
  (serial: string | undefined) => serial === undefined,
);

/** The day of a reading is a day that exists, Jalali or ISO (10.1, 15.4-44). */
export const readOnMustBeJalaliDay = rule(
  'ReadOnMustBeJalaliDay',
  {
    fa: 'تاریخ قرائت نادرست است (مانند ۱۴۰۵/۰۷/۳۰)',
    en: 'The day of reading must be a day such as 1405-07-30 or 2026-10-22',
  },
  (readOn: CivilDate | undefined) => readOn === undefined,
);

/** A row was read from the meter, estimated, or says that nobody was at home (A2-6, A9-1). */
export const readingKindMustBeKnown = rule(
  'ReadingKindMustBeKnown',
  {
    fa: 'نوع قرائت یکی از این سه است: actual (قرائت‌شده)، estimated (برآوردی) یا absent (غایب)',
    en: 'The kind must be actual, estimated or absent',
    formerly: ['KindMustBeKnown'],
  },
  (kind: string | undefined) => kind === undefined,
);

/** An index is a whole number of cubic metres as the register shows it (11.4); thousands may be parted (9.7). */
export const indexMustBeWholeNumber = rule(
  'IndexMustBeWholeNumber',
  {
    fa: 'رقم کنتور باید عدد صحیح باشد (مانند ۱۱۱۰ یا ۱٬۱۱۰)',
    en: 'The index must be a whole number such as 1110 or 1,110',
  },
  (kind: string | undefined, index: number | undefined) => kind !== 'absent' && index === undefined,
);

/** Where nobody was at home nobody read an index (A9-1). */
export const absentRowMustHaveNoIndex = rule(
  'AbsentRowMustHaveNoIndex',
  { fa: 'برای مشترک غایب رقم کنتور وارد نمی‌شود', en: 'A row of kind absent has no index' },
  (kind: string | undefined, cell: string) => kind === 'absent' && cell !== '',
);

/**
 * A reading names who read it: that person may not approve its correction, and that contractor pays for its mistake
 * (7.5, A3-5).
 */
export const readerMustBeNamed = rule(
  'ReaderMustBeNamed',
  { fa: 'شناسه کنتورخوان لازم است', en: 'The reader must be named' },
  (reader: string | undefined) => reader === undefined,
);
