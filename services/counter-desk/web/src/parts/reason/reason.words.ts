export const reasonWords = {
  masked: { fa: 'داده‌های شخصی پوشیده است', en: 'Personal data are masked' },
  why: { fa: 'دلیل مشاهده', en: 'Why you look' },
  whyHint: {
    fa: 'کد رهگیری پرونده یا چند واژه؛ دلیل شما ثبت می‌شود',
    en: 'A tracking code or a few words; your reason is recorded',
  },
  show: { fa: 'نمایش کامل', en: 'Show all' },
  shownBecause: { fa: 'به این دلیل کامل نمایش داده شده است: {reason}', en: 'Shown whole because: {reason}' },
  mask: { fa: 'پوشاندن دوباره', en: 'Mask again' },
} as const;
