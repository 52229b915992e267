import { existenceRule, inputRule } from '@pishkhan/decider';

/** A payment file is text in the encoding that its sender names, else in UTF-8, or UTF-16 with its mark (15.4-48). */
export const paymentFileMustBeText = inputRule(
  'PaymentFileMustBeText',
  {
    fa: 'فایل پرداخت متن خوانا نیست؛ آن را به صورت متن با جداکننده ویرگول، نقطه‌ویرگول یا تب و با کدگذاری یونیکد (هشت‌بیتی یا شانزده‌بیتی نشان‌دار) ذخیره کنید',
    en: 'The payment file is not readable text; save it as CSV (comma, semicolon or tab) in UTF-8, or in UTF-16 with its byte-order mark',
  },
  (isText: boolean) => !isText,
);

/** The first line names the five columns, in any order (8.7). */
export const paymentFileMustHaveHeader = inputRule(
  'PaymentFileMustHaveHeader',
  {
    fa: 'سطر نخست فایل پرداخت باید نام پنج ستون شناسه قبض، شناسه پرداخت، مبلغ، روز پرداخت و شماره رسید باشد',
    en: 'The first line must name the five columns, separated by comma, semicolon or tab',
  },
  (names: readonly string[], columns: readonly string[]) =>
    (names.length !== columns.length || !columns.every((column) => names.includes(column))) && {
      header: columns.join(','),
    },
);

/** A payment file contains at least one payment (8.7). */
export const paymentFileMustHaveRows = inputRule(
  'PaymentFileMustHaveRows',
  { fa: 'فایل پرداخت سطری ندارد', en: 'The payment file has no rows' },
  (rows: number) => rows === 0,
);

/** The number of rows is limited, so that a file is processed within minutes (8.7). */
export const paymentFileMustBeSplit = inputRule(
  'PaymentFileMustBeSplit',
  {
    fa: 'تعداد سطرهای فایل پرداخت بیش از حد است؛ آن را به چند فایل تقسیم کنید',
    en: 'The payment file has too many rows; split it',
  },
  (rows: number, most: number) => rows > most && { most },
);

/** A file is known by channel and content (8.7). */
export const paymentFileMustExist = existenceRule(
  'PaymentFileMustExist',
  { fa: 'فایل پرداختی با این شناسه یافت نشد', en: 'There is no such payment file' },
  (isKnown: boolean) => !isKnown,
);
