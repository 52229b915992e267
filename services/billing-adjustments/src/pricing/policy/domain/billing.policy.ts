import { addDays, type CivilDate } from '@pishkhan/calendar';
import { definePolicy, type ContentOf } from '@pishkhan/published-versions';
import { Type } from 'typebox';

/** How bills are dated, numbered and settled (15.2 gaps 11 and 13; 15.4-20). */
export const billing = definePolicy({
  schema: Type.Object(
    {
      /** Days from the closing reading to the day of issue. */
      issueDelayDays: Type.Integer({ minimum: 0, maximum: 60 }),
      /** Days from the day of issue to the payment deadline. */
      paymentPeriodDays: Type.Integer({ minimum: 1, maximum: 365 }),
      /** Company code inside the bill id (8.1). */
      companyCode: Type.String({ pattern: '^\\d{3}$' }),
      /**
       * Added to the period number in the payment id of a corrective bill, so that it differs from the replaced bill's.
       */
      correctivePeriodOffset: Type.Integer({ minimum: 1, maximum: 99 }),
      /**
       * Whether an unpaid bill inside its deadline is replaced, or every difference goes to the next bill (A6-3 against
       * 11.8-5).
       */
      settlementOfCorrections: Type.Enum(['replaceUnpaidInsideDeadline', 'nextBill']),
    },
    { additionalProperties: false },
  ),
  rules: () => false,
});
export type BillingPolicy = ContentOf<typeof billing>;

export interface BillDates {
  readonly issuedOn: CivilDate;
  /** Last day to pay and to object (B3-1, B3-5). */
  readonly paymentDeadline: CivilDate;
}

/** Day of issue and payment deadline of a bill, by its closing reading (15.2-11). */
export const billDatesOf = ({ issueDelayDays, paymentPeriodDays }: BillingPolicy, readOn: CivilDate): BillDates => {
  const issuedOn = addDays(readOn, issueDelayDays);
  return { issuedOn, paymentDeadline: addDays(issuedOn, paymentPeriodDays) };
};
