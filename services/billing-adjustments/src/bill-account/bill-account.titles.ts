import type { RuleTitles } from '@pishkhan/service-kit';

/** What a clerk reads when a rule of the bill account refuses. */
export const billAccountTitles: RuleTitles = {
  AccountMustExist: { fa: 'چنین اشتراکی ثبت نشده است', en: 'There is no such account' },
  AccountMustHaveOneMeter: {
    fa: 'این اشتراک کنتور دیگری دارد؛ تعویض کنتور از راه کارت ۱۳ است',
    en: 'The account has another meter; an exchange goes by Card 13',
  },
  ReadingMustBeOfTheAccountsMeter: { fa: 'قرائت از کنتور این اشتراک نیست', en: 'The reading is of another meter' },
  ReadingMustFollowTheLast: {
    fa: 'تاریخ قرائت باید پس از آخرین قرائت باشد',
    en: 'A reading must be later than the last one',
  },
  PayableMustFitPaymentId: { fa: 'مبلغ در شناسه پرداخت جا نمی‌گیرد', en: 'The amount does not fit a payment id' },
  BillIdMustBelongToTheAccount: {
    fa: 'این شناسه قبض از اشتراک دیگری است یا وجود ندارد',
    en: 'There is no account with this bill id',
  },
  PaymentIdMustHaveRightCheckDigits: {
    fa: 'ارقام کنترل شناسه پرداخت درست نیست',
    en: 'The check digits of the payment id are wrong',
  },
  PaymentMustBePositive: { fa: 'مبلغ پرداخت باید بیشتر از صفر باشد', en: 'A payment must be more than nothing' },
  PaymentMustNotExceedPaymentId: { fa: 'هیچ شناسه پرداختی چنین مبلغی ندارد', en: 'No payment id asks for so much' },
  PaymentMustNotBeInTheFuture: { fa: 'تاریخ پرداخت در آینده است', en: 'The payment is dated in the future' },
  ReceiptMustNotChange: {
    fa: 'این شماره رسید پیش‌تر با مشخصات دیگری ثبت شده است',
    en: 'This receipt was taken with other figures before',
  },
  BillMustExist: { fa: 'چنین قبضی صادر نشده است', en: 'There is no such bill' },
  BillMustBeKnownThen: { fa: 'در این زمان هنوز چنین قبضی صادر نشده بود', en: 'The bill was not known at that time' },
};
