import { inputRule, permissionRule } from '@pishkhan/decider';

/** A reading file is delivered by a contractor, whom the token names (A3-5). */
export const contractorMustBeNamed = permissionRule(
  'ContractorMustBeNamed',
  { fa: 'پیمانکار این کاربر مشخص نیست', en: 'The token does not name the contractor' },
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
  { fa: 'تعداد سطرهای فایل بیش از حد است؛ آن را به چند فایل تقسیم کنید', en: 'The file has too many rows; split it' },
  (rows: number, most: number) => rows > most && { rows, most },
);
