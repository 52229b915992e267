/** Words of meters on a wrong account, and of meters that are moved to another zone. */
export const changeWords = {
  title: { fa: 'کنتور اشتراک نادرست و جابه‌جایی منطقه', en: 'Meters of a wrong account, and moves to another zone' },
  removals: { fa: 'کنتورهایی که از آنِ اشتراک دیگری‌اند', en: 'Meters on a wrong account' },
  moves: { fa: 'کنتورهایی که به منطقه دیگری می‌روند', en: 'Meters that move to another zone' },
  state: { fa: 'وضعیت', en: 'State' },
  waiting: { fa: 'در انتظار تأیید', en: 'Waiting' },
  ended: { fa: 'انجام‌شده', en: 'Done' },
  declined: { fa: 'ردشده', en: 'Declined' },
  meter: { fa: 'کنتور', en: 'Meter' },
  account: { fa: 'اشتراک', en: 'Account' },
  why: { fa: 'علت', en: 'Why' },
  where: { fa: 'منطقه و روز', en: 'Zone and day' },
  from: { fa: 'از', en: 'from' },
  requested: { fa: 'درخواست', en: 'Requested' },
  decided: { fa: 'تصمیم', en: 'Decision' },
  none: { fa: 'در این وضعیت چیزی نیست.', en: 'There is none in this state.' },
  confirmRemoval: { fa: 'تأیید برداشتن از اشتراک', en: 'Confirm: it is not of this account' },
  confirmMove: { fa: 'تأیید جابه‌جایی', en: 'Confirm the move' },
  decline: { fa: 'رد', en: 'Decline' },
  declineReason: { fa: 'علت رد', en: 'Why it is declined' },
  own: { fa: 'درخواست شماست؛ شخص دیگری تصمیم می‌گیرد.', en: 'You asked for it; another person decides.' },
  counted: {
    fa: '{count} کنتور در انتظار تأیید (اشتراک نادرست یا منطقه دیگر)',
    en: '{count} meters wait: a wrong account, or another zone',
  },
  toList: { fa: 'کنتورهای اشتراک نادرست و جابه‌جایی منطقه', en: 'Wrong accounts, and moves to another zone' },
} as const;

/** Words of the two forms on the page of a meter. */
export const requestWords = {
  removal: { fa: 'این کنتور از آنِ این اشتراک نیست', en: 'The meter is not of this account' },
  removalWhy: { fa: 'چرا این کنتور از آنِ این اشتراک نیست', en: 'Why it is not the meter of the account' },
  removalSays: {
    fa: 'برای کنتوری که اشتباه ثبت شده است. بدون قرائت، همان دم از اشتراک برداشته می‌شود؛ اگر قرائتی دارد، رئیس امور مشترکین شهرستان تأیید می‌کند.',
    en: 'For a meter that was registered by mistake. Without readings it is taken off at once; with readings on record the head confirms.',
  },
  move: { fa: 'این کنتور در منطقه دیگری است', en: 'The meter is in another zone' },
  moveWhy: { fa: 'چرا کنتور در منطقه دیگری است', en: 'Why the meter is in another zone' },
  moveSays: {
    fa: 'پیمانکار قرائت آن عوض می‌شود؛ رئیس امور مشترکین شهرستان تأیید می‌کند.',
    en: 'Its reading contractor changes; the head of subscriber affairs confirms.',
  },
  zone: { fa: 'منطقه تازه', en: 'The other zone' },
  zoneHelp: { fa: 'مانند zone-b', en: 'such as zone-b' },
  from: { fa: 'نخستین روز در منطقه تازه', en: 'First day there' },
} as const;
