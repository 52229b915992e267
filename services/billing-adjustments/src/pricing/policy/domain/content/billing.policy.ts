import { addDays, type CivilDate } from '@pishkhan/calendar';
import { choice, digits, whole } from '@pishkhan/fields';
import { definePolicy, type ContentOf } from '@pishkhan/published-versions';

/** How bills are dated, numbered and settled (15.2 gaps 11 and 13; 15.4-20). */
export const billing = definePolicy({
  title: { fa: 'صدور و تسویه قبض', en: 'Issue and settlement of bills' },
  fields: {
    /** Days from the closing reading to the day of issue. */
    issueDelayDays: whole({ fa: 'فاصله قرائت تا صدور، روز', en: 'days from reading to issue' }, { min: 0, max: 60 }),
    /** Days from the day of issue to the payment deadline. */
    paymentPeriodDays: whole({ fa: 'مهلت پرداخت، روز', en: 'days from issue to deadline' }, { min: 1, max: 365 }),
    /** Company code inside the bill id (8.1). */
    companyCode: digits({ fa: 'کد شرکت', en: 'company code' }, { min: 3, max: 3 }),
    /** Added to the period number in the payment id of a corrective bill, to differ from the replaced bill's. */
    correctivePeriodOffset: whole(
      { fa: 'افزایش شماره دوره در قبض اصلاحی', en: 'offset of the period of corrective bills' },
      { min: 1, max: 99 },
    ),
    /**
     * Whether an unpaid bill inside its deadline is replaced, or every difference goes to the next bill (A6-3 against
     * 11.8-5).
     */
    settlementOfCorrections: choice(
      { fa: 'تسویه اصلاح', en: 'settlement of corrections' },
      ['replaceUnpaidInsideDeadline', 'nextBill'],
      {
        titles: {
          replaceUnpaidInsideDeadline: { fa: 'جایگزینی قبض پرداخت‌نشده در مهلت', en: 'replace the unpaid bill' },
          nextBill: { fa: 'انتقال به قبض بعدی', en: 'next bill' },
        },
      },
    ),
  },
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
