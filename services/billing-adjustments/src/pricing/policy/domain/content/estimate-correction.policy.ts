import { amount, choice, whole } from '@pishkhan/fields';
import { definePolicy, type ContentOf } from '@pishkhan/published-versions';

/** What happens if a reading from the meter is lower than the estimate before it (15.4-32). */
export const estimateCorrection = definePolicy({
  title: { fa: 'تعدیل قبض برآوردی', en: 'Correction of estimated bills' },
  fields: {
    /** Of the period that the reading closes, until the estimate is corrected. */
    laterPeriod: choice(
      { fa: 'دوره پس از برآورد، تا تعدیل برآورد', en: 'later period, until the estimate is corrected' },
      ['hold', 'billWithCredit'],
      {
        titles: {
          hold: { fa: 'قرائت تا تعدیل برآورد نگه داشته می‌شود', en: 'the reading is kept' },
          billWithCredit: { fa: 'قبض با مصرف صفر صادر می‌شود', en: 'billed with 0 m³' },
        },
      },
    ),
    /** Sum of the absolute differences of the bills, rial, inclusive; above it the head approves. */
    postedAtOnceUpTo: amount({ fa: 'ثبت بدون تأیید تا مبلغ', en: 'posted without approval up to' }),
    correctWithinDays: whole(
      { fa: 'مهلت تعدیل برآورد، روز', en: 'days to correct the estimate' },
      { min: 1, max: 365 },
    ),
  },
  rules: () => false,
});
export type EstimateCorrectionPolicy = ContentOf<typeof estimateCorrection>;

/** In force until the company publishes a version: nothing is billed or posted without a person. */
export const estimateCorrectionUntilPublished: EstimateCorrectionPolicy = {
  laterPeriod: 'hold',
  postedAtOnceUpTo: 0 as EstimateCorrectionPolicy['postedAtOnceUpTo'],
  correctWithinDays: 10,
};
