export const sourceTitles = {
  corrector: { fa: 'دستگاه تصحیح‌کننده حجم', en: 'volume corrector' },
  conditions: { fa: 'محاسبه از فشار و دما', en: 'calculated from pressure and temperature' },
} as const;
export const stateTitles = {
  waiting: { fa: 'در انتظار تأیید', en: 'waits for the second person' },
  kept: { fa: 'تأییدشده، در انتظار اصلاح قبض‌ها', en: 'confirmed, waits for the correction of bills' },
  set: { fa: 'تعیین‌شده', en: 'set' },
  declined: { fa: 'ردشده', en: 'declined' },
} as const;
