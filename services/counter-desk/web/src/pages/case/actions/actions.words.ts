export const actionWords = {
  title: { fa: 'کارهایی که اکنون می‌توانید بکنید', en: 'What you may do now' },
  none: { fa: 'اکنون کاری در این پرونده با شما نیست.', en: 'Nothing in this case waits for you now.' },
  says: { fa: 'متن برای متقاضی', en: 'Text for the applicant' },
  withheld: { fa: 'کارهایی که اکنون ممکن نیست، و چرا', en: 'What is not possible now, and why' },
  cancel: { fa: 'انصراف از این کار', en: 'Not now' },
  done: { fa: 'ثبت شد.', en: 'Recorded.' },
  changed: { fa: 'این پرونده در این میان تغییر کرده است', en: 'The case has changed meanwhile' },
  reading: { fa: '{day} · رقم {index}', en: '{day} · index {index}' },
  gone: {
    fa: 'این کار دیگر ممکن نیست. نوشته‌های شما پایین همین صفحه مانده است تا اگر لازم بود در جای دیگری به کار ببرید.',
    en: 'This is not possible any more. What you wrote stays below, in case you need it elsewhere.',
  },
  check: {
    fa: 'پیش از فرستادن ببینید آیا نوشته شما هنوز درست است.',
    en: 'Check that what you wrote is still right before you send it.',
  },
} as const;
