export const todayWords = {
  title: { fa: 'کارهای امروز', en: 'Today' },
  empty: { fa: 'کاری در کارتابل شما نیست.', en: 'Nothing waits for you.' },
  step: { fa: 'گام بعد', en: 'Next step' },
  tracking: { fa: 'کد رهگیری', en: 'Tracking code' },
  account: { fa: 'اشتراک', en: 'Account' },
  age: { fa: 'سن پرونده', en: 'Age' },
  days: { fa: '{count} روز', en: '{count} days' },
  due: { fa: 'مهلت', en: 'Due' },
  escalated: { fa: 'ارجاع به مقام بالاتر', en: 'Escalated' },
  provisional: { fa: 'موقت', en: 'provisional' },
  more: { fa: 'ردیف‌های بیشتر', en: 'More rows' },
} as const;
