export const documentWords = {
  back: { fa: 'همه موضوع‌ها', en: 'All subjects' },
  inForce: { fa: 'امروز اجرا می‌شود', en: 'In force today' },
  noneInForce: { fa: 'امروز نسخه‌ای از این موضوع اجرا نمی‌شود.', en: 'No version of this is in force today.' },
  from: { fa: 'نخستین روز اجرا', en: 'First day in force' },
  proposed: { fa: 'پیشنهاددهنده', en: 'Proposed by' },
  confirmed: { fa: 'تأییدکننده', en: 'Confirmed by' },
  declined: { fa: 'ردکننده', en: 'Declined by' },
  published: { fa: 'روز انتشار', en: 'Published on' },
  because: { fa: 'علت', en: 'Reason' },
  replacedBy: { fa: 'جایگزین', en: 'Replaced by' },
  loaded: { fa: 'نمونه‌ای که هنگام نصب بارگذاری شده است', en: 'a sample that was loaded at the installation' },
  history: { fa: 'نسخه‌ها در زمان', en: 'Versions in time' },
  values: { fa: 'همه مقدارهای نسخه {version}', en: 'All values of version {version}' },
  changes: { fa: 'تفاوت با نسخه {version}', en: 'Difference from version {version}' },
  firstVersion: { fa: 'پیش از این نسخه‌ای نبوده است.', en: 'There was no version before.' },
  noDifference: { fa: 'تفاوتی با آن نسخه ندارد.', en: 'There is no difference.' },
  field: { fa: 'مورد', en: 'Value' },
  before: { fa: 'پیش از این', en: 'Before' },
  after: { fa: 'پس از این', en: 'After' },
  nothing: { fa: 'ندارد', en: 'none' },
  noLimit: { fa: 'بدون حد', en: 'no limit' },
  yes: { fa: 'بله', en: 'yes' },
  no: { fa: 'خیر', en: 'no' },
  row: { fa: 'ردیف {place}', en: 'row {place}' },
  isInForce: { fa: 'جاری', en: 'in force' },
  comesLater: { fa: 'در آینده اجرا می‌شود', en: 'comes later' },
  isPast: { fa: 'گذشته', en: 'past' },
  isReplaced: { fa: 'جایگزین شده', en: 'replaced' },
  isWaiting: { fa: 'در انتظار نفر دوم', en: 'waits for a second person' },
  isDeclined: { fa: 'رد شده', en: 'declined' },
} as const;

/** Words of the second person. */
export const decidingWords = {
  title: { fa: 'پیشنهاد نسخه {version} در انتظار نفر دوم است', en: 'Version {version} waits for a second person' },
  confirm: { fa: 'تأیید و اجرای این نسخه', en: 'Confirm this version' },
  decline: { fa: 'رد این نسخه', en: 'Decline this version' },
  withdraw: { fa: 'پس گرفتن پیشنهاد خودم', en: 'Withdraw my proposal' },
  why: { fa: 'علت', en: 'Reason' },
  whyHelp: {
    fa: 'پیشنهاددهنده آن را می‌خواند و پیشنهاد را اصلاح می‌کند.',
    en: 'The proposer reads it and corrects the proposal.',
  },
  mayNot: { fa: 'شما نمی‌توانید این نسخه را تأیید کنید:', en: 'You cannot confirm this version:' },
  decided: { fa: 'درباره این پیشنهاد در این میان تصمیم گرفته شد', en: 'This proposal was decided meanwhile' },
} as const;

/** Words of who proposes. */
export const proposingWords = {
  title: { fa: 'نسخه تازه', en: 'New version' },
  open: { fa: 'پیشنهاد نسخه تازه', en: 'Propose a new version' },
  close: { fa: 'بستن فرم؛ نوشته‌ها می‌ماند', en: 'Close the form; what is typed stays' },
  startsFrom: {
    fa: 'فرم با مقدارهای نسخه {version} پر شده است.',
    en: 'The form starts with the values of version {version}.',
  },
  send: { fa: 'فرستادن پیشنهاد برای نفر دوم', en: 'Send the proposal to a second person' },
  sent: {
    fa: 'پیشنهاد نسخه {version} ثبت شد و در انتظار نفر دوم است.',
    en: 'Version {version} is proposed and waits for a second person.',
  },
  yourChanges: { fa: 'آنچه تغییر می‌دهید', en: 'What you change' },
  stale: { fa: 'این فرم از نسخه دیگری پر شده است', en: 'This form was filled from another version' },
  staleSays: {
    fa: 'در روزی که نوشته‌اید نسخه {now} اجرا می‌شود، ولی فرم با نسخه {then} پر شده است. نوشته‌های شما مانده است.',
    en: 'On the day that you typed version {now} is in force, but the form was filled from version {then}. What you typed stays.',
  },
  staleBetween: { fa: 'تفاوت نسخه {then} و نسخه {now}', en: 'Difference between version {then} and version {now}' },
  goOn: { fa: 'دیدم؛ بر پایه نسخه {now} ادامه می‌دهم', en: 'I have seen it; go on from version {now}' },
} as const;

/** Words of the preview of a tariff. */
export const previewWords = {
  title: { fa: 'پیش‌نمایش اثر بر قبض‌ها', en: 'Preview of the effect on bills' },
  ask: { fa: 'محاسبه اثر بر نمونه‌ای از قبض‌ها', en: 'Compute the effect on a sample of bills' },
  again: { fa: 'محاسبه دوباره', en: 'Compute again' },
  old: {
    fa: 'پس از این محاسبه مقدارها تغییر کرده است؛ دوباره محاسبه کنید.',
    en: 'Values have changed since; compute again.',
  },
  bills: { fa: 'قبض‌های نمونه', en: 'Bills of the sample' },
  higher: { fa: 'گران‌تر', en: 'Higher' },
  lower: { fa: 'ارزان‌تر', en: 'Lower' },
  notPriced: { fa: 'بدون بها در این نسخه', en: 'Without a price in this version' },
  before: { fa: 'جمع کنونی', en: 'Sum today' },
  after: { fa: 'جمع با این نسخه', en: 'Sum by this version' },
  difference: { fa: 'تفاوت', en: 'Difference' },
  account: { fa: 'مصرف و پهنه', en: 'Use and zone' },
  zone: { fa: 'پهنه {zone}', en: 'zone {zone}' },
  period: { fa: 'دوره', en: 'Period' },
  consumption: { fa: 'مصرف (مترمکعب)', en: 'Consumption (m³)' },
  amountBefore: { fa: 'کنونی', en: 'Today' },
  amountAfter: { fa: 'با این نسخه', en: 'By this version' },
  asIf: { fa: 'گویی در آن روزها اجرا می‌شد', en: 'as if it had been in force' },
  none: { fa: 'هنوز قبضی صادر نشده است.', en: 'No bill is issued yet.' },
  shown: { fa: '{count} قبض با بیشترین تفاوت', en: 'The {count} bills with the greatest difference' },
} as const;
