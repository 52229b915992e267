import type { Text } from '@pishkhan/fields';

export const both = (fa: string, en: string): Text => ({ fa, en });

/** A number in Persian digits, without groups. */
export const persian = (value: string | number): string =>
  String(value)
    .replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]!)
    .replace('.', '٫');
