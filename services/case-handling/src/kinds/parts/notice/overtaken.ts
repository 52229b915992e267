import type { EventData } from '../../../engine/kind/facts.ts';
import type { Words } from '../../../engine/kind/form.ts';

type Overtaken = EventData<'BillCorrectionOvertaken'>;

const changes: Readonly<Record<NonNullable<Overtaken['because']>, Words>> = {
  bill: { fa: 'قبض تازه‌ای صادر شد', en: 'a further bill was issued' },
  payment: { fa: 'پرداختی به حساب رسید', en: 'a payment arrived' },
  reversal: { fa: 'پرداختی برگشت خورد', en: 'a payment was reversed' },
  correction: { fa: 'قبض‌های همین اشتراک تعدیل شد', en: 'bills of the account were corrected' },
  miscEntry: { fa: 'مبلغ متفرقه‌ای به حساب ثبت شد', en: 'a miscellaneous item was posted' },
  reading: { fa: 'قرائت تازه‌ای رسید', en: 'a further reading arrived' },
  refund: { fa: 'استرداد وجه تغییر کرد', en: 'a refund changed the credit' },
  terms: { fa: 'مشخصات اشتراک تغییر کرد', en: 'the terms of the account changed' },
  meter: { fa: 'کنتور اشتراک تغییر کرد', en: 'the meter of the account changed' },
  tariff: { fa: 'تعرفه تازه‌ای منتشر شد', en: 'a tariff version was published' },
  policy: { fa: 'ضابطه تازه‌ای منتشر شد', en: 'a policy was published' },
};
const unknownChange: Words = { fa: 'اطلاعات قبض تغییر کرد', en: 'the inputs changed' };

/** Why nobody can sign the proposal, and what to do; or that it can be signed as it is (11.8, 15.4-29). */
export const overtakenSentence = ({ isOvertaken, because }: Pick<Overtaken, 'isOvertaken' | 'because'>): Words => {
  if (!isOvertaken)
    return {
      fa: 'پیشنهاد تعدیل دوباره با حساب می‌خواند و می‌توان آن را تأیید کرد',
      en: 'The proposal matches the account again and can be approved',
    };
  const change = because === undefined ? unknownChange : changes[because];
  return {
    fa: `پس از پیشنهاد تعدیل، ${change.fa}؛ این پیشنهاد دیگر تأیید نمی‌شود و نماینده دفتر یا رئیس امور مشترکین باید آن را دوباره محاسبه کند`,
    en: `After the proposal, ${change.en}: it can no longer be approved, and the representative of the office or the head of subscriber affairs must have it computed again`,
  };
};
