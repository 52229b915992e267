import type { EventData } from '../../../engine/kind/facts.ts';
import type { Words } from '../../../engine/kind/form.ts';

type Overtaken = EventData<'BillCorrectionOvertaken'>;

const changeWords: Readonly<Record<NonNullable<Overtaken['changes']>[number], Words>> = {
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
  paymentDeadline: { fa: 'مهلت پرداخت قبض گذشت', en: 'the payment deadline of the bill passed' },
  policyInForce: { fa: 'ضابطه تازه‌ای به اجرا درآمد', en: 'a policy came into force' },
};
const unknownChange: Words = { fa: 'اطلاعات قبض تغییر کرد', en: 'the inputs changed' };

/** Why nobody can sign the proposal, and what to do; or that it can be signed as it is (11.8, 15.4-29). */
export const overtakenSentence = ({
  isOvertaken,
  because,
  changes = because === undefined ? [] : [because],
}: Pick<Overtaken, 'isOvertaken' | 'because' | 'changes'>): Words => {
  if (!isOvertaken)
    return {
      fa: 'پیشنهاد تعدیل دوباره با حساب می‌خواند و می‌توان آن را تأیید کرد',
      en: 'The proposal matches the account again and can be approved',
    };
  const words = changes.length === 0 ? [unknownChange] : changes.map((change) => changeWords[change]);
  const [fa, en] = [words.map((change) => change.fa).join(' و '), words.map((change) => change.en).join(' and ')];
  return {
    fa: `پس از پیشنهاد تعدیل، ${fa}؛ این پیشنهاد دیگر تأیید نمی‌شود و نماینده دفتر یا رئیس امور مشترکین باید آن را دوباره محاسبه کند`,
    en: `After the proposal, ${en}: it can no longer be approved, and the representative of the office or the head of subscriber affairs must have it computed again`,
  };
};
