/** Words of the frame around every page. */
export const shellWords = {
  desk: { fa: 'پیشخوان', en: 'Pishkhan' },
  skip: { fa: 'رفتن به متن صفحه', en: 'Skip to the page' },
  menu: { fa: 'فهرست اصلی', en: 'Main menu' },
  today: { fa: 'امروز', en: 'Today' },
  register: { fa: 'ثبت درخواست', en: 'Register a request' },
  visits: { fa: 'بازدید کنتور', en: 'Meter visits' },
  approvals: { fa: 'تأیید تعدیل‌ها', en: 'Approvals' },
  money: { fa: 'دریافت و پرداخت', en: 'Money' },
  versions: { fa: 'ضابطه‌ها و تعرفه‌ها', en: 'Policies and tariffs' },
  certificates: { fa: 'گواهی‌ها', en: 'Certificates' },
  readings: { fa: 'بررسی قرائت‌ها', en: 'Readings to review' },
  readingFiles: { fa: 'فایل‌های قرائت', en: 'Reading files' },
  statements: { fa: 'صورت‌حساب پیمانکار', en: 'Contractor statements' },
  replayOne: { fa: 'بازپخش', en: 'Replay' },
  replay: { fa: 'بازپخش سابقه', en: 'Replay of records' },
  find: { fa: 'جست‌وجو', en: 'Search' },
  findHint: { fa: 'کد رهگیری، شماره اشتراک، شناسه قبض، نام …', en: 'Tracking code, file number, bill id, name …' },
  shortcuts: { fa: 'میان‌برهای صفحه‌کلید', en: 'Keyboard shortcuts' },
  more: { fa: 'گزینه‌های {name}', en: 'Options of {name}' },
  otherLanguage: { fa: 'English', en: 'فارسی' },
  switchTheme: { fa: 'روشن یا تیره', en: 'Light or dark' },
  lock: { fa: 'قفل پیشخوان', en: 'Lock the desk' },
  changeUser: { fa: 'تعویض کاربر', en: 'Change user' },
  signOut: { fa: 'خروج', en: 'Sign out' },
  signIn: { fa: 'ورود به سامانه', en: 'Sign in' },
  welcome: { fa: 'برای کار با پیشخوان وارد شوید.', en: 'Sign in to work at the desk.' },
  unsentHere: {
    fa: '{count} بازدید روی این گوشی هنوز فرستاده نشده است. با ورود کسی که بازدید کرده است فرستاده می‌شود.',
    en: '{count} visits on this phone are not sent yet. They are sent when the person who made them signs in.',
  },
  locked: { fa: 'پیشخوان قفل است', en: 'The desk is locked' },
  lockedSays: {
    fa: 'برای ادامه دوباره وارد شوید. نوشته‌های ارسال‌نشده شما نگه داشته شده است.',
    en: 'Sign in again to go on. Your unsent words are kept.',
  },
} as const;

/** Words of states that every page has. */
export const stateWords = {
  loading: { fa: 'در حال دریافت …', en: 'Loading …' },
  doing: { fa: 'در حال ثبت …', en: 'Recording …' },
  preparing: { fa: 'در حال آماده‌سازی …', en: 'Preparing …' },
  again: { fa: 'تلاش دوباره', en: 'Try again' },
  lost: {
    fa: 'ارتباط با سامانه قطع است. نوشته‌های شما در همین صفحه می‌ماند.',
    en: 'No connection. What you typed stays on this page.',
  },
  notFound: { fa: 'چنین صفحه‌ای نیست', en: 'There is no such page' },
  goToday: { fa: 'رفتن به صفحه امروز', en: 'Go to today' },
  fault: { fa: 'این صفحه نمایش داده نشد', en: 'This page could not be shown' },
} as const;
