/** Words of the reading errors of a contractor. */
export const errorWords = {
  title: { fa: 'خطاهای قرائت امسال', en: 'Reading errors of this year' },
  says: {
    fa: 'سطرهای ردشده و در انتظار بررسی از آخرین تحویل هر فایل است؛ قرائت اصلاح‌شده آن است که تعدیل قبض رقم آن را نادرست یافت.',
    en: 'Refused and held rows are those of the last delivery of each file; a corrected reading had a wrong index by a correction.',
  },
  none: { fa: 'امسال خطایی نبوده است.', en: 'No errors this year.' },
  byMonth: { fa: 'خطاها ماه به ماه', en: 'Errors by month' },
  byReader: { fa: 'خطاها به تفکیک قرائت‌کننده', en: 'Errors by reader' },
  month: { fa: 'ماه', en: 'Month' },
  rows: { fa: 'سطرهای تحویل‌شده', en: 'Rows delivered' },
  refused: { fa: 'ردشده', en: 'Refused' },
  held: { fa: 'در انتظار بررسی', en: 'Held for review' },
  corrected: { fa: 'اصلاح‌شده', en: 'Corrected later' },
  rules: { fa: 'علت رد', en: 'Why refused' },
  reader: { fa: 'قرائت‌کننده', en: 'Reader' },
  isMore: { fa: 'خطاهای امسال بیش از آن است که شمرده شد.', en: 'The year has more errors than were counted.' },
} as const;
