import { definePolicy, type ContentOf } from '@pishkhan/published-versions';
import { Type } from 'typebox';

/** The start of the week for the answer to a complaint, and the limit for its referral (A5-2, A5-3, 15.2-10). */
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

/** In force until the company publishes a version: the week starts at registration. */
export const complaintReferralUntilPublished: ComplaintReferralPolicy = {
  answerPeriodStartsAt: 'registration',
  referWithinWorkingDays: 1,
};
