import { asciiDigits } from './persian-text.ts';

/** An Iranian bank account, `IR` and 24 digits with remainder 1 (9.5, ISO 7064 mod 97-10). */
export const isIban = (text: string): boolean =>
  /^IR\d{24}$/.test(text) && BigInt(`${text.slice(4)}1827${text.slice(2, 4)}`) % 97n === 1n;

/**
 * An IBAN in stored form: any digits, in groups of four or not, with or without `IR` (9.5). @returns undefined if it is
 * invalid.
 */
export const normaliseIban = (text: string): string | undefined => {
  const letters = asciiDigits(text)
    .replace(/[\s-]+/g, '')
    .toUpperCase();
  const iban = /^\d{24}$/.test(letters) ? `IR${letters}` : letters;
  return isIban(iban) ? iban : undefined;
};

/** Banks by the three digits after the check digits. New banks appear, so an unknown code is no error. */
const banks: Readonly<Record<string, string>> = {
  '010': 'بانک مرکزی',
  '011': 'بانک صنعت و معدن',
  '012': 'بانک ملت',
  '013': 'بانک رفاه کارگران',
  '014': 'بانک مسکن',
  '015': 'بانک سپه',
  '016': 'بانک کشاورزی',
  '017': 'بانک ملی ایران',
  '018': 'بانک تجارت',
  '019': 'بانک صادرات ایران',
  '020': 'بانک توسعه صادرات',
  '021': 'پست بانک ایران',
  '022': 'بانک توسعه تعاون',
  '053': 'بانک کارآفرین',
  '054': 'بانک پارسیان',
  '055': 'بانک اقتصاد نوین',
  '056': 'بانک سامان',
  '057': 'بانک پاسارگاد',
  '058': 'بانک سرمایه',
  '059': 'بانک سینا',
  '060': 'بانک قرض‌الحسنه مهر ایران',
  '061': 'بانک شهر',
  '062': 'بانک آینده',
  '064': 'بانک گردشگری',
  '066': 'بانک دی',
  '069': 'بانک ایران زمین',
  '070': 'بانک قرض‌الحسنه رسالت',
  '075': 'موسسه اعتباری ملل',
  '078': 'بانک خاورمیانه',
  '095': 'بانک ایران و ونزوئلا',
};

/** Name of the bank of a valid IBAN, for the person who compares it with the paper; undefined for an unknown code. */
export const bankOfIban = (iban: string): string | undefined => banks[iban.slice(4, 7)];
