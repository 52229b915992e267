import type { CivilDate } from '@pishkhan/calendar';
import { whole } from '@pishkhan/fields';
import { definePolicy, policyOn, type ContentOf, type Policy } from '@pishkhan/published-versions';

/** Days of a reading order; the sources name orders of contractors and no days (A3-5, 15.2). */
export const readingRounds = definePolicy({
  title: { fa: 'مهلت‌های سفارش قرائت', en: 'Deadlines of reading orders' },
  fields: {
    answerWithinDays: whole(
      { fa: 'مهلت پذیرش سفارش، روز', en: 'days to accept or refuse an order' },
      { min: 0, max: 60 },
    ),
    deliverWithinDays: whole(
      { fa: 'مهلت تحویل پس از پایان دور، روز', en: 'days after the round to deliver its readings' },
      { min: 0, max: 60 },
    ),
  },
  rules: () => false,
});

/** Days of an order, with the version to name in events; without a version the round's own days count. */
export interface OrderDays extends ContentOf<typeof readingRounds> {
  readonly version?: string;
}
const untilPublished: OrderDays = { answerWithinDays: 0, deliverWithinDays: 0 };

/**
 * The days of orders of a day.
 *
 * @param policy Versions of `reading-rounds`
 */
export const orderDaysOn = (policy: Policy, day: CivilDate): OrderDays => {
  const version = policyOn({ 'reading-rounds': readingRounds }, 'reading-rounds', policy, day);
  return version ? { version: version.version, ...version.content } : untilPublished;
};
