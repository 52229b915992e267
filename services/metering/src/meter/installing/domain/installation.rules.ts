import { existenceRule, statusRule } from '@pishkhan/decider';

/** Gas is delivered to a person whom the company knows: an erased one signs a contract again (B1-2, A6). */
export const meterMustNotBeInstalledForErasedPerson = statusRule(
  'MeterMustNotBeInstalledForErasedPerson',
  {
    fa: 'اطلاعات مشترک این اشتراک پاک شده است؛ برای نصب کنتور نخست قرارداد تازه‌ای ثبت کنید',
    en: 'The person of this account was erased; register a new contract before a meter is installed',
  },
  (accountId: string, isErased: boolean) => isErased && { accountId },
);

/** A connection is known by its account or its first meter; one of another county is not (11.4, N29). */
export const connectionMustExist = existenceRule(
  'ConnectionMustExist',
  { fa: 'اشتراکی با این شماره یافت نشد', en: 'There is no such account' },
  () => true,
);
