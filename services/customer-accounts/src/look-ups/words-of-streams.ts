import type { StreamWords } from '@pishkhan/service-kit/streams';

/** What an auditor reads of the streams of this service. */
export const wordsOfStreams: StreamWords = {
  categories: {
    account: { fa: 'اشتراک', en: 'account' },
    person: { fa: 'شخص', en: 'person' },
    erasure: { fa: 'پاک‌کردن اطلاعات مشترک', en: 'erasure of a person' },
    'persons-policy': { fa: 'ضابطه نگهداری اطلاعات اشخاص', en: 'policy about persons' },
    office: { fa: 'دفتر یا اداره', en: 'office' },
    'staff-member': { fa: 'دفتر کارکنان', en: 'staff register' },
  },
  events: {
    AccountOpened: { fa: 'اشتراک ثبت شد', en: 'the account was opened' },
    InstalledMeterNoted: { fa: 'کنتور نصب‌شده پیش از قرارداد یادداشت شد', en: 'an installed meter was noted' },
    SupplyTermsAmended: { fa: 'شرایط اشتراک تغییر کرد', en: 'terms of supply were amended' },
    TermsChangeProposed: { fa: 'تغییر شرایط اشتراک پیشنهاد شد', en: 'other terms were proposed' },
    TermsChangeDeclined: { fa: 'تغییر شرایط اشتراک رد شد', en: 'the other terms were declined' },
    ErasureRequested: { fa: 'پاک‌کردن اطلاعات درخواست شد', en: 'an erasure was requested' },
    ErasureConfirmed: { fa: 'پاک‌کردن اطلاعات تأیید شد', en: 'the erasure was confirmed' },
    ErasureDeclined: { fa: 'پاک‌کردن اطلاعات رد شد', en: 'the erasure was declined' },
    ErasedIn: { fa: 'یک سرویس اطلاعات را پاک کرد', en: 'a service has erased the person' },
    OfficeRegistered: { fa: 'دفتر یا اداره ثبت شد', en: 'the office was registered' },
    OfficeClosed: { fa: 'دفتر یا اداره بسته شد', en: 'the office was closed' },
    PersonChangeProposed: { fa: 'تغییر نام یا شماره همراه پیشنهاد شد', en: 'a change of the person was proposed' },
    PersonChangeApproved: { fa: 'تغییر نام یا شماره همراه تأیید شد', en: 'the change was approved' },
    PersonChangeDeclined: { fa: 'تغییر نام یا شماره همراه رد شد', en: 'the change was declined' },
    PersonChangeWithdrawn: { fa: 'تغییر نام یا شماره همراه پس گرفته شد', en: 'the change was withdrawn' },
    PersonPolicyProposed: { fa: 'ضابطه اشخاص پیشنهاد شد', en: 'a policy was proposed' },
    PersonPolicyPublished: { fa: 'ضابطه اشخاص منتشر شد', en: 'the policy was published' },
    PersonPolicyDeclined: { fa: 'پیشنهاد ضابطه اشخاص رد شد', en: 'the policy was declined' },
    StaffMemberProposed: { fa: 'ثبت همکار پیشنهاد شد', en: 'a member of staff was entered' },
    StaffMemberRegistered: { fa: 'همکار ثبت شد', en: 'the member of staff was registered' },
  },
};
