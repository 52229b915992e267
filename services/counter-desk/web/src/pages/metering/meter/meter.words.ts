/** Words of the page of a meter: its readings, its registers, and what is entered about it. */
export const meterWords = {
  title: { fa: 'کنتور', en: 'Meter' },
  open: { fa: 'صفحه کنتور و ثبت رقم', en: 'Page of the meter, and entry of a figure' },
  page: { fa: 'صفحه این کنتور', en: 'Page of this meter' },
  find: { fa: 'ثبت رقم یک کنتور', en: 'Enter a figure of a meter' },
  serial: { fa: 'شماره بدنه کنتور', en: 'Serial of the meter' },
  go: { fa: 'ادامه', en: 'Go on' },
  account: { fa: 'اشتراک', en: 'Account' },
  afterReason: {
    fa: 'برای ثبت رقم، نخست بالای صفحه بنویسید چرا این کنتور را می‌بینید؛ آخرین رقم‌ها برای مقایسه نمایش داده می‌شود.',
    en: 'To enter a figure, say above why you look: the last figures are shown to compare.',
  },
  card: { fa: 'مشخصات کنتور', en: 'The meter' },
  raw: { fa: 'رقمی که رسید: {index}', en: 'as delivered: {index}' },
  rawOn: { fa: 'در {day}', en: 'on {day}' },
  photo: { fa: 'عکس', en: 'photograph' },
  how: { fa: 'چگونه خوانده شد', en: 'How it was read' },
  replaced: {
    fa: 'رقم دیگری از همین روز به جای آن به حساب می‌آید',
    en: 'another figure of the day counts in its place',
  },
  registers: { fa: 'شمارنده‌های کنتور', en: 'Registers of the meter' },
  register: { fa: 'شمارنده', en: 'Register' },
  lastIndex: { fa: 'آخرین رقم', en: 'Last figure' },
  unit: { fa: 'واحد', en: 'Unit' },
  counts: { fa: 'در مصرف', en: 'In the volume' },
  counted: { fa: 'به حساب می‌آید', en: 'counts' },
  notCounted: { fa: 'به حساب نمی‌آید', en: 'does not count' },
  atInstallation: { fa: 'رقم نصب', en: 'at installation' },
  sum: {
    fa: 'رقم کنتور، جمع شمارنده‌هایی است که به حساب می‌آید.',
    en: 'The index of the meter is the sum of the registers that count.',
  },
} as const;

/** Words of the forms of the page of a meter. */
export const entryWords = {
  own: { fa: 'ثبت رقمی که شرکت خوانده است', en: 'Enter a figure that the company read' },
  guide: {
    fa: 'این رقم مانند هر قرائت سنجیده می‌شود؛ اگر با سابقه نخواند، برای بررسی می‌ماند.',
    en: 'The figure is judged as any reading; one that does not fit the history waits for a review.',
  },
  readOn: { fa: 'روز قرائت', en: 'Day of the reading' },
  index: { fa: 'رقم کنتور (متر مکعب)', en: 'Index (m³)' },
  reason: { fa: 'علت قرائت', en: 'Why it was read' },
  reader: { fa: 'نام کاربری مأموری که خوانده است', en: 'User name of the reader' },
  readerHelp: { fa: 'اگر خودتان خوانده‌اید خالی بگذارید', en: 'leave empty if you read it yourself' },
  photo: { fa: 'شناسه سند عکس کنتور', en: 'Document with the photograph' },
  rolledOver: { fa: 'شمارنده‌هایی که از صفر گذشته‌اند', en: 'Registers that have passed zero' },
  rolledOverHelp: {
    fa: 'فقط اگر شمارنده پس از آخرین رقم خود به صفر رسیده و دوباره آغاز شده است',
    en: 'only if a register has reached its last figure and begun again',
  },
  missing: { fa: 'رقم این شمارنده لازم است', en: 'This register is needed' },
  foreign: { fa: 'این نوع کنتور چنین شمارنده‌ای ندارد', en: 'This meter type has no such register' },
  send: { fa: 'ثبت رقم', en: 'Enter the figure' },
  sent: { fa: 'نتیجه ثبت: {result}', en: 'Entry: {result}' },
  toReview: { fa: 'دیدن بررسی', en: 'See the review' },
  set: { fa: 'ثبت کنتور چندشمارنده', en: 'Record a meter with several registers' },
  setGuide: {
    fa: 'فقط پیش از نخستین قرائت. رقم هر شمارنده در روز نصب را بنویسید؛ جمع آن‌ها که به حساب می‌آیند باید رقم نصب کنتور باشد.',
    en: 'Only before the first reading: the index of each register at installation; those that count add up to the index of the meter.',
  },
  meterType: { fa: 'نوع کنتور', en: 'Meter type' },
  noTypes: {
    fa: 'هنوز هیچ نوع کنتور چندشمارنده‌ای منتشر نشده است',
    en: 'No type of meter with several registers is published yet',
  },
  sendSet: { fa: 'ثبت شمارنده‌ها', en: 'Record the registers' },
} as const;
