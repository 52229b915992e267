import type { RuleTitles } from '@pishkhan/service-kit';

/** What a clerk reads when a rule of the account refuses. */
export const accountTitles: RuleTitles = {
  FileNumberMustBeFree: {
    fa: 'این شماره پرونده پیش‌تر برای اشتراک دیگری ثبت شده است',
    en: 'This file number already has an account',
  },
  BillIdMustFollowFromFileNumber: {
    fa: 'شناسه قبض با شماره پرونده نمی‌خواند',
    en: 'The bill id does not follow from the file number',
  },
  DoubtfulLegalIdMustBeConfirmed: {
    fa: 'رقم کنترل شناسه ملی درست نیست؛ اگر شناسه همین است آن را تأیید کنید',
    en: 'The check digit of the legal id is wrong; confirm it if it is right',
  },
  ContractMustBeSigned: { fa: 'تاریخ قرارداد در آینده است', en: 'The contract is dated in the future' },
  AccountMustExist: { fa: 'چنین اشتراکی ثبت نشده است', en: 'There is no such account' },
  SearchMustBeNarrower: {
    fa: 'نتیجه جست‌وجو بیش از اندازه است؛ نام را کامل‌تر بنویسید',
    en: 'Too many names begin like this; write more of the name',
  },
};
