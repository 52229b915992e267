import type { CivilDate } from '@pishkhan/calendar';
import { inputRule, permissionRule, rule } from '@pishkhan/decider';

/** A row has the columns of the header, no more and no fewer (11.4). */
export const rowMustHaveEveryColumn = rule(
  'RowMustHaveEveryColumn',
  { fa: 'شمار ستون‌های سطر درست نیست', en: 'The row does not have every column' },
  (cells: number, columns: number) => cells !== columns && { columns },
);

/** A cell that is no text in the encoding of its file is named, never stored as nonsense (15.4-48). */
export const cellMustBeText = rule(
  'CellMustBeText',
  {
    fa: 'نویسه‌های این ستون در رمزگذاری فایل خوانا نیست',
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
    fa: 'نوع قرائت باید actual، estimated یا absent باشد',
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
  { fa: 'سطری که مشترک غایب بوده نباید رقم داشته باشد', en: 'A row of kind absent has no index' },
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

/** A reading file is delivered by a contractor, whom the token names (A3-5). */
export const contractorMustBeNamed = permissionRule(
  'ContractorMustBeNamed',
  { fa: 'نام پیمانکار در توکن نیست', en: 'The token does not name the contractor' },
  (office: string | undefined) => office === undefined,
);

// eslint-disable-next-line no-control-regex
const notText = /[\u0000-\u0008\u000e-\u001f]/;

/** A round of readings is delivered as text (11.4). */
export const readingFileMustBeText = inputRule(
  'ReadingFileMustBeText',
  { fa: 'فایل قرائت متن خوانا نیست', en: 'The reading file is not readable text' },
  (csv: unknown) => typeof csv !== 'string' || notText.test(csv),
);

/** The first line names the five columns, in any order (11.4). */
export const readingFileMustHaveHeader = inputRule(
  'ReadingFileMustHaveHeader',
  { fa: 'سطر نخست فایل باید نام پنج ستون باشد', en: 'The first line must name the five columns' },
  (names: readonly string[], columns: readonly string[]) =>
    (names.length !== columns.length || !columns.every((column) => names.includes(column))) && {
      header: columns.join(','),
    },
);

/** A file brings at least one reading (11.4). */
export const readingFileMustHaveRows = inputRule(
  'ReadingFileMustHaveRows',
  { fa: 'فایل قرائت سطری ندارد', en: 'The reading file has no rows' },
  (rows: number) => rows === 0,
);

/** The refused rows of one file are kept in one event, so a file has a bounded number of rows (11.4). */
export const readingFileMustBeSplit = inputRule(
  'ReadingFileMustBeSplit',
  { fa: 'سطرهای فایل بیش از اندازه است؛ آن را چند پاره کنید', en: 'The file has too many rows; split it' },
  (rows: number, most: number) => rows > most && { rows, most },
);
