import { whole } from '@pishkhan/fields';
import { definePolicy, type ContentOf } from '@pishkhan/published-versions';

/** The time for a figure after a slip, its answer, and self-readings in a row (B3-7, A9, 15.2-5, 15.2-10). */
export const selfReading = definePolicy({
  title: { fa: 'اعلام رقم کنتور توسط مشترک', en: 'Figures declared by subscribers' },
  fields: {
    /** Days after the slip until which the subscriber reports the figure; a later one is accepted and marked (B3-7). */
    reportWithinDays: whole(
      { fa: 'مهلت اعلام رقم پس از برگه، روز', en: 'days to report after a slip' },
      { min: 1, max: 60 },
    ),
    /** Working days in which a declared figure is answered, whatever becomes of it (15.2-10). */
    answerWithinWorkingDays: whole(
      { fa: 'مهلت پاسخ به رقم اعلامی، روز کاری', en: 'working days to answer a figure' },
      { min: 1, max: 30 },
    ),
    /** Self-readings in a row without a reading by the company; the next one needs a visit (15.2-5). */
    mostInSequence: whole({ fa: 'بیشترین اعلام پیاپی', en: 'most self-readings in a row' }, { min: 1, max: 24 }),
    /** Days since the last reading by the company; then a figure needs a visit (15.2-5). */
    mostDaysWithoutReading: whole(
      { fa: 'بیشترین فاصله از آخرین قرائت شرکت، روز', en: 'most days since a reading by the company' },
      { min: 30, max: 1_000 },
    ),
  },
  rules: () => false,
});
export type SelfReadingPolicy = ContentOf<typeof selfReading>;

/** A sample, in force until the company publishes a version (15.2-5, 15.2-10). */
export const selfReadingUntilPublished: SelfReadingPolicy = {
  reportWithinDays: 10,
  answerWithinWorkingDays: 3,
  mostInSequence: 2,
  mostDaysWithoutReading: 190,
};
