export const documentsWords = {
  title: { fa: 'ضابطه‌ها، تعرفه‌ها و تقویم‌ها', en: 'Policies, tariffs and calendars' },
  says: {
    fa: 'هر تغییر را یک نفر پیشنهاد می‌کند و نفر دیگری تأیید می‌کند. هیچ نسخه‌ای ویرایش یا پاک نمی‌شود.',
    en: 'One person proposes a change and another one confirms it. No version is edited or deleted.',
  },
  certificates: { fa: 'گواهی‌های صلاحیت نمایندگان', en: 'Certificates of representatives' },
  document: { fa: 'موضوع', en: 'Subject' },
  inForce: { fa: 'نسخه جاری', en: 'In force today' },
  later: { fa: 'نسخه‌های بعدی', en: 'Later versions' },
  waiting: { fa: 'در انتظار نفر دوم', en: 'Waiting for a second person' },
  none: { fa: 'هنوز نسخه‌ای ندارد', en: 'No version yet' },
  sample: { fa: 'نمونه آزمایشی', en: 'Sample' },
  waits: { fa: '{count} پیشنهاد در انتظار', en: '{count} waiting' },
  own: { fa: 'برای یک دفتر یا شهرستان', en: 'For one office or county' },
  ownHelp: {
    fa: 'این واحدها همان نسخه شرکت را دارند. برای تعریف نسخه جداگانه یکی را باز کنید.',
    en: 'These units have that of the company. Open one to give it its own.',
  },
} as const;
