/** Words of a single payment. */
export const payWords = {
  title: { fa: 'ثبت یک پرداخت', en: 'Record one payment' },
  says: { fa: 'با شناسه قبض و شناسه پرداخت', en: 'By bill id and payment id' },
  billId: { fa: 'شناسه قبض', en: 'Bill id' },
  paymentId: { fa: 'شناسه پرداخت', en: 'Payment id' },
  amount: { fa: 'مبلغ دریافتی (ریال)', en: 'Amount received (rials)' },
  paidOn: { fa: 'روز پرداخت', en: 'Day of payment' },
  receiptNumber: { fa: 'شماره رسید', en: 'Number of the receipt' },
  receiptHelp: {
    fa: 'همین شماره پرداخت را از پرداخت‌های دیگر جدا می‌کند؛ تکرار آن دوباره ثبت نمی‌شود',
    en: 'It tells this payment apart; the same one again is not posted twice',
  },
  send: { fa: 'ثبت پرداخت', en: 'Record the payment' },
  account: { fa: 'اشتراک', en: 'Account' },
  settles: { fa: 'قبض‌های تسویه‌شده', en: 'Bills settled' },
  difference: { fa: 'تفاوت با مبلغ خواسته‌شده', en: 'Difference from what was asked' },
  see: { fa: 'دیدن وجه نامشخص', en: 'See the unidentified payment' },
  another: { fa: 'پرداخت دیگر', en: 'Another payment' },
} as const;
