export const searchWords = {
  title: { fa: 'جست‌وجو: {text}', en: 'Search: {text}' },
  nothing: {
    fa: 'چیزی پیدا نشد. شماره را دوباره از روی قبض یا رسید بخوانید، یا نام و نام خانوادگی را کامل بنویسید.',
    en: 'Nothing was found. Read the number again from the bill or the receipt, or write the full name.',
  },
  guide: {
    fa: 'می‌توانید با این‌ها جست‌وجو کنید: شماره اشتراک یا پرونده، شناسه قبض یا پرداخت، شماره کنتور، تلفن همراه، کد ملی، کد پستی، کد رهگیری، نام یا نشانی.',
    en: 'You can search by account or file number, bill or payment id, meter serial, mobile, national id, postal code, tracking code, name or address.',
  },
  account: { fa: 'اشتراک', en: 'Account' },
  holder: { fa: 'مشترک', en: 'Subscriber' },
  address: { fa: 'نشانی', en: 'Address' },
  use: { fa: 'نوع مصرف', en: 'Use' },
  matchedBy: { fa: 'یافته با', en: 'Found by' },
  more: { fa: 'ردیف‌های بیشتر', en: 'More rows' },
  count: { fa: '{count} اشتراک', en: '{count} accounts' },
} as const;

/** By which field of an account it was found. */
export const foundByWords = {
  fileNumber: { fa: 'شماره پرونده', en: 'file number' },
  billId: { fa: 'شناسه قبض', en: 'bill id' },
  subscriptionNumber: { fa: 'شماره اشتراک', en: 'subscription number' },
  paymentId: { fa: 'شناسه پرداخت', en: 'payment id' },
  meterSerial: { fa: 'شماره کنتور', en: 'meter serial' },
  mobile: { fa: 'تلفن همراه', en: 'mobile' },
  nationalId: { fa: 'کد ملی', en: 'national id' },
  legalId: { fa: 'شناسه ملی', en: 'legal id' },
  postalCode: { fa: 'کد پستی', en: 'postal code' },
  name: { fa: 'نام', en: 'name' },
  address: { fa: 'نشانی', en: 'address' },
} as const;
