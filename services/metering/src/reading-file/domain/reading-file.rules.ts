import { existenceRule, inputRule, permissionRule } from '@pishkhan/decider';

/** A contractor delivers a reading file, and the token names the contractor (A3-5). */
export const contractorMustBeNamed = permissionRule(
  'ContractorMustBeNamed',
  { fa: 'پیمانکار این کاربر مشخص نیست', en: 'The token does not name the contractor' },
  (office: string | undefined) => office === undefined,
);

/** A reading file is a text file (11.4). */
export const readingFileMustBeText = inputRule(
  'ReadingFileMustBeText',
  {
    fa: 'فایل قرائت متن خوانا نیست؛ آن را به صورت متن با جداکننده ویرگول، نقطه‌ویرگول یا تب و با کدگذاری یونیکد (هشت‌بیتی یا شانزده‌بیتی نشان‌دار) ذخیره کنید',
    en: 'The reading file is not readable text; save it as text separated by commas, semicolons or tabs, in UTF-8 or marked UTF-16',
  },
  (isText: boolean) => !isText,
);

/** The first line names the five columns, in any order (11.4). */
export const readingFileMustHaveHeader = inputRule(
  'ReadingFileMustHaveHeader',
  {
    fa: 'سطر نخست فایل قرائت باید نام پنج ستون سریال کنتور، تاریخ قرائت، رقم کنتور، نوع قرائت و قرائت‌کننده باشد',
    en: 'The first line must name the five columns',
  },
  (names: readonly string[], columns: readonly string[]) =>
    (names.length !== columns.length || !columns.every((column) => names.includes(column))) && {
      header: columns.join(','),
    },
);

/** A file contains at least one reading (11.4). */
export const readingFileMustHaveRows = inputRule(
  'ReadingFileMustHaveRows',
  { fa: 'فایل قرائت سطری ندارد', en: 'The reading file has no rows' },
  (rows: number) => rows === 0,
);

/** The number of rows is limited, because one event stores all rejected rows of a file (11.4). */
export const readingFileMustBeSplit = inputRule(
  'ReadingFileMustBeSplit',
  { fa: 'تعداد سطرهای فایل بیش از حد است؛ آن را به چند فایل تقسیم کنید', en: 'The file has too many rows; split it' },
  (rows: number, most: number) => rows > most && { most },
);

/** A file is named by the SHA-256 of contractor and content, and a contractor names its own (11.4). */
export const readingFileMustExist = existenceRule(
  'ReadingFileMustExist',
  { fa: 'چنین فایل قرائتی نیست', en: 'No such reading file' },
  (fileId: string) => ({ fileId }),
);
