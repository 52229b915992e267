import { choice, whole } from '@pishkhan/fields';
import { definePolicy, type ContentOf } from '@pishkhan/published-versions';

/** Days of the exchange company and the workshop, and the place of the head's check (A1-4, A1-6, A1-14, 15.2-10). */
export const meterOrders = definePolicy({
  title: { fa: 'سفارش تعویض و آزمایش کنتور', en: 'Orders to exchange and test meters' },
  fields: {
    /** Working days in which the exchange company reports (A1-4, A2-3). */
    exchangeWithinWorkingDays: whole(
      { fa: 'مهلت شرکت تعویض به روز کاری', en: 'working days of the exchange company' },
      { min: 1, max: 30 },
    ),
    /** Working days in which the workshop answers in writing (A1-6, A1-7). */
    testWithinWorkingDays: whole(
      { fa: 'مهلت کارگاه به روز کاری', en: 'working days of the workshop' },
      { min: 1, max: 60 },
    ),
    /** A1-14 names no place of the check: before the applicant is informed, or when all work is done. */
    headChecks: choice(
      { fa: 'بازبینی رئیس امور مشترکین', en: 'check of the head' },
      ['beforeInforming', 'afterInforming'],
      {
        titles: {
          beforeInforming: { fa: 'پیش از اعلام نتیجه به مشترک', en: 'before the applicant is informed' },
          afterInforming: { fa: 'پس از پایان همه کارها', en: 'after all work is done' },
        },
      },
    ),
  },
  rules: () => false,
});
export type MeterOrdersPolicy = ContentOf<typeof meterOrders>;

/**
 * A sample, in force until the company publishes a version: days that leave room in the five working days of A1-15, and
 * the check when all work is done, because the second exchange and Card 74 come after the notice (A1-10 to A1-12).
 */
export const meterOrdersUntilPublished: MeterOrdersPolicy = {
  exchangeWithinWorkingDays: 1,
  testWithinWorkingDays: 2,
  headChecks: 'afterInforming',
};
