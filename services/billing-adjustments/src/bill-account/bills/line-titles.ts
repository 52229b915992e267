/** Lines that the tariff calculates, in words (11.6). */
export const ratedLineTitles = {
  gasPrice: { fa: 'گازبها', en: 'Gas price' },
  standingCharge: { fa: 'آبونمان', en: 'Standing charge' },
  levy: { fa: 'عوارض گازرسانی', en: 'Rural gas-supply levy' },
  vat: { fa: 'مالیات بر ارزش افزوده', en: 'Value added tax' },
} as const;

/** Lines of the previous balance, in words (11.6, 11.7). */
export const carriedLineTitles = {
  previousDebt: { fa: 'بدهی قبلی', en: 'Previous debt' },
  previousCredit: { fa: 'بستانکاری قبلی', en: 'Previous credit' },
  thousandRialRemainder: { fa: 'کسر هزار ریال', en: 'Thousand-rial remainder' },
  correction: { fa: 'تعدیلات (کارت ۲۲)', en: 'Corrections (Card 22)' },
  miscEntry: { fa: 'متفرقه (کارت ۷۴)', en: 'Misc entries (Card 74)' },
  faultPeriod: { fa: 'مصرف دوران خرابی کنتور', en: 'Consumption of a fault period' },
  charge: { fa: 'هزینه متفرقه (کارت ۷۴)', en: 'Charges (Card 74)' },
  postponedPayable: { fa: 'مبلغ منتقل‌شده', en: 'Amount carried over' },
  returnedPayment: { fa: 'پرداخت برگشتی', en: 'Returned payment' },
} as const;
