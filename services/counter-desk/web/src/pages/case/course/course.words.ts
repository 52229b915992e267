export const courseWords = {
  title: { fa: 'پرونده در کجاست', en: 'Where it stands' },
  asList: { fa: 'مرحله‌ها به صورت فهرست', en: 'Stages as a list' },
  passed: { fa: 'انجام شد', en: 'done' },
  current: { fa: 'اکنون این‌جا', en: 'now here' },
  ahead: { fa: 'هنوز نه', en: 'not yet' },
  service: { fa: 'بخش دیگر سامانه', en: 'another service' },
  leadsTo: { fa: 'سپس', en: 'Then' },
  returns: { fa: 'برگشت', en: 'back' },
  ends: { fa: 'پایان', en: 'end' },
} as const;
