import { choice, whole } from '@pishkhan/fields';
import { definePolicy, type ContentOf } from '@pishkhan/published-versions';

/** The start of the week for the answer to a complaint, and the limit for its referral (A5-2, A5-3, 15.2-10). */
export const complaintReferral = definePolicy({
  title: { fa: 'ارجاع و پاسخ شکایت', en: 'Referral of complaints and their answer' },
  fields: {
    /** The source names the referral, or the registration at the counter. */
    answerPeriodStartsAt: choice({ fa: 'آغاز مهلت پاسخ', en: 'start of the week' }, ['registration', 'referral'], {
      titles: { registration: { fa: 'ثبت شکایت', en: 'registration' }, referral: { fa: 'ارجاع', en: 'referral' } },
    }),
    /** Working days from the registration in which the head refers the complaint to a unit. */
    referWithinWorkingDays: whole({ fa: 'مهلت ارجاع به روز کاری', en: 'working days to refer' }, { min: 1, max: 30 }),
  },
  rules: () => false,
});
export type ComplaintReferralPolicy = ContentOf<typeof complaintReferral>;

/** In force until the company publishes a version: the week starts at registration. */
export const complaintReferralUntilPublished: ComplaintReferralPolicy = {
  answerPeriodStartsAt: 'registration',
  referWithinWorkingDays: 1,
};
