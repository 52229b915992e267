/** What people write between the name of a number and its digits. */
const link = String.raw`[\s\u200c]*(?:شماره\u0654?|آن|است|number|no|id|code|is)?[\s\u200c:#=.()«»"'-]*$`;
const endsWith = (...words: readonly string[]) =>
  new RegExp(
    String.raw`(?<![\p{L}\p{M}])(?:${words.map((word) => word.replaceAll(' ', String.raw`[\s\u200c]*`)).join('|')})${link}`,
    'iu',
  );

/** Words directly before a number that say what it is. */
export const wordsBefore = {
  ofMobiles: endsWith('موبایل', 'همراه', 'همراه او', 'همراهش', 'تماس', 'تماس با', 'mobile', 'cell', 'phone', 'call'),
  ofIbans: endsWith('شبا', 'شماره شبا', 'iban', 'sheba'),
  ofCards: endsWith('کارت', 'شماره کارت', 'کارت به', 'card', 'card number'),
  ofNationalIds: endsWith('کد ملی', 'شماره ملی', 'شناسنامه', 'گواهینامه', 'national', 'national id'),
  ofLegalIds: endsWith('شناسه ملی', 'شناسه ملی شرکت', 'legal', 'company'),
  ofOtherNumbers: endsWith(
    'کد پستی',
    'پستی',
    'قبض',
    'شناسه پرداخت',
    'سریال',
    'کنتور',
    'رهگیری',
    'پیگیری',
    'نامه',
    'پرونده',
    'اشتراک',
    'رسید',
    'فیش',
    'مبلغ',
    'postal',
    'post ?code',
    'zip',
    'bill',
    'payment',
    'serial',
    'meter',
    'tracking',
    'letter',
    'file',
    'account',
    'receipt',
    'amount',
  ),
} as const;
