import { definePolicy, type ContentOf } from '@pishkhan/published-versions';
import { Type } from 'typebox';

/** When the week for the answer to a complaint starts, and until when a complaint is referred (A5-2, A5-3, 15.2-10). */
export const complaintReferral = definePolicy({
  schema: Type.Object(
    {
      /** The source names the referral, or the registration at the counter. */
      answerPeriodStartsAt: Type.Enum(['registration', 'referral']),
      /** Working days from the registration in which the head refers the complaint to a unit. */
      referWithinWorkingDays: Type.Integer({ minimum: 1, maximum: 30 }),
    },
    { additionalProperties: false },
  ),
  rules: () => false,
});
export type ComplaintReferralPolicy = ContentOf<typeof complaintReferral>;

/** In force while the company has published none: the applicant waits from the registration on. */
export const complaintReferralUntilPublished: ComplaintReferralPolicy = {
  answerPeriodStartsAt: 'registration',
  referWithinWorkingDays: 1,
};
