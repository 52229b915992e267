/** Words of every form whose fields a service names. */
export const formWords = {
  missingChoice: { fa: '«{label}» را انتخاب کنید', en: 'Choose: {label}' },
  row: { fa: 'ردیف {place}', en: 'Row {place}' },
  summary: { fa: 'پیش از ارسال، این موارد را کامل یا اصلاح کنید', en: 'Complete or correct these before sending' },
  refused: { fa: 'ارسال نشد؛ نوشته‌های شما مانده است', en: 'Not sent; what you typed is kept' },
  optional: { fa: '(اختیاری)', en: '(optional)' },
  yes: { fa: 'بله', en: 'Yes' },
  no: { fa: 'خیر', en: 'No' },
  none: { fa: 'انتخاب نشده', en: 'Not chosen' },
  choose: { fa: 'انتخاب کنید', en: 'Choose' },
  inUnit: { fa: 'به {unit}', en: 'in {unit}' },
  noLimit: { fa: 'خالی یعنی بدون حد', en: 'empty means without a limit' },
  names: { fa: 'چند نام با فاصله از هم', en: 'several names with spaces between them' },
  actions: { fa: 'حذف', en: 'Remove' },
  rowLabel: { fa: '{label}، ردیف {place}', en: '{label}, row {place}' },
  rowOf: { fa: 'ردیف {place}: {value}', en: 'Row {place}: {value}' },
  tableKeys: {
    fa: 'کلید ورود به ردیف بعد می‌رود و پس از ردیف آخر ردیفی تازه می‌افزاید.',
    en: 'Enter goes to the next row, and adds a row after the last one.',
  },
  addRow: { fa: 'افزودن ردیف', en: 'Add a row' },
  removeRow: { fa: 'حذف ردیف {place}', en: 'Remove row {place}' },
  openCalendar: { fa: 'انتخاب «{label}» از تقویم', en: 'Choose {label} in the calendar' },
  previousMonth: { fa: 'ماه قبل', en: 'Previous month' },
  nextMonth: { fa: 'ماه بعد', en: 'Next month' },
  dayHelp: { fa: 'مانند ۱۴۰۵/۰۹/۰۱', en: 'Like 2026-11-22 or 1405/09/01' },
  personal: {
    fa: 'داده شخصی است و رمزشده نگه داشته می‌شود',
    en: 'Personal: it is stored encrypted',
  },
  left: { fa: '{count} نویسه دیگر جا دارد', en: '{count} characters left' },
  restored: {
    fa: 'نوشته‌های ارسال‌نشده شما بازگردانده شد.',
    en: 'Your unsent words are restored.',
  },
  startAnew: { fa: 'پاک کردن و شروع دوباره', en: 'Clear and start anew' },
  sending: { fa: 'در حال ارسال …', en: 'Sending …' },
} as const;

/** What is wrong at a field before it is sent. */
export const faultWords = {
  missing: { fa: '«{label}» را وارد کنید', en: 'Enter: {label}' },
  notWhole: { fa: '«{label}» باید عدد صحیح باشد، مانند ۱۲۳۴', en: '{label} must be a whole number, such as 1234' },
  notDay: {
    fa: '«{label}» تاریخ درستی نیست؛ مانند ۱۴۰۵/۰۹/۰۱',
    en: '{label} is no day; write it like 2026-11-22 or 1405/09/01',
  },
  tooLong: { fa: '«{label}» باید کوتاه‌تر باشد', en: '{label} must be shorter' },
  tooManyRows: { fa: '«{label}» ردیف‌های بیش از اندازه دارد', en: '{label} has too many rows' },
} as const;
