import { whole } from '@pishkhan/fields';
import { definePolicy } from '@pishkhan/published-versions';

const bounds = { min: 0, max: 366 };

/** Days of payment that are believed; any other day needs a person (8.7, F17). */
export const paymentDays = definePolicy({
  title: { fa: 'تاریخ‌های پذیرفتنی پرداخت', en: 'Accepted days of payments' },
  fields: {
    /** Some banks date a payment after their closing hour on the next business day. */
    daysAhead: whole({ fa: 'روزهای مجاز پس از امروز', en: 'days after today' }, bounds),
    daysBeforeAccount: whole({ fa: 'روزهای مجاز پیش از آغاز اشتراک', en: 'days before the account' }, bounds),
    daysBeforeBill: whole({ fa: 'روزهای مجاز پیش از صدور قبض', en: 'days before the bill' }, bounds),
  },
  rules: () => false,
});
