/** Digits as a Persian text writes them. */
export const persianDigits = (text: string | number): string =>
  String(text).replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]!);
