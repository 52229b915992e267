import type { Text } from '@pishkhan/fields';

/** What an auditor reads of categories and events, by their wire names. */
export interface StreamWords {
  readonly categories: Readonly<Record<string, Text>>;
  readonly events: Readonly<Record<string, Text>>;
}

/** Words of the categories and events that every service has. */
export const kitWords: StreamWords = {
  categories: {
    'looked-up-accounts': { fa: 'مشاهده‌های اطلاعات مشترکین', en: 'look-ups of accounts' },
    'looked-up-cases': { fa: 'مشاهده‌های اطلاعات متقاضیان', en: 'look-ups of cases' },
    'looked-up-payees': { fa: 'مشاهده‌های قبض و پرداخت', en: 'look-ups of bills and payments' },
    'looked-up-meters': { fa: 'مشاهده‌های کنتور و قرائت', en: 'look-ups of meters' },
    'look-up-policy-of-accounts': { fa: 'ضابطه مشاهده اطلاعات مشترکین', en: 'policy of look-ups of accounts' },
    'look-up-policy-of-cases': { fa: 'ضابطه مشاهده اطلاعات متقاضیان', en: 'policy of look-ups of cases' },
    'look-up-policy-of-payees': { fa: 'ضابطه مشاهده قبض و پرداخت', en: 'policy of look-ups of bills and payments' },
    'look-up-policy-of-meters': { fa: 'ضابطه مشاهده کنتور و قرائت', en: 'policy of look-ups of meters' },
  },
  events: {
    PersonalDataLookedUp: { fa: 'اطلاعات مشاهده شد', en: 'personal data were looked up' },
    LookUpLimitReached: { fa: 'مشاهده از حد مجاز گذشت و رد شد', en: 'a look-up was refused above the limit' },
    LookUpPolicyProposed: { fa: 'ضابطه مشاهده پیشنهاد شد', en: 'limits of look-ups were proposed' },
    LookUpPolicyPublished: { fa: 'ضابطه مشاهده منتشر شد', en: 'limits of look-ups were published' },
    LookUpPolicyDeclined: { fa: 'پیشنهاد ضابطه مشاهده رد شد', en: 'proposed limits of look-ups were declined' },
    ErasureOrdered: { fa: 'دستور پاک‌کردن اطلاعات شخص رسید', en: 'the erasure of a person was ordered' },
    PersonalDataErased: { fa: 'اطلاعات شخص پاک شد', en: 'the personal data were erased' },
  },
};
