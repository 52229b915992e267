import { addDays, type CivilDate } from '@pishkhan/calendar';
import { rule } from '@pishkhan/decider';

/**
 * A payment is a fact, so it is not dated in the future (7.2); by policy a bank may date it on its next business day.
 */
export const paymentMustNotBeInTheFuture = rule(
  'PaymentMustNotBeInTheFuture',
  { fa: 'تاریخ پرداخت در آینده است', en: 'The payment is dated in the future' },
  (paidOn: CivilDate, today: CivilDate, tolerated: number) => paidOn > addDays(today, tolerated) && { paidOn, today },
);

/** Nobody pays before the account is open, so such a day is doubted (7.2, F17). */
export const paymentMustNotPrecedeTheAccount = rule(
  'PaymentMustNotPrecedeTheAccount',
  { fa: 'تاریخ پرداخت پیش از آغاز اشتراک است', en: 'The payment is dated before the account was opened' },
  (paidOn: CivilDate, openedOn: CivilDate, tolerated: number) =>
    paidOn < addDays(openedOn, -tolerated) && { paidOn, openedOn },
);

/** A payment id is known only once its bill is issued, so an earlier day is doubted (8.2, F17). */
export const paymentMustNotPrecedeItsBill = rule(
  'PaymentMustNotPrecedeItsBill',
  { fa: 'تاریخ پرداخت پیش از صدور قبض است', en: 'The payment is dated before its bill was issued' },
  (paidOn: CivilDate, { issuedOn, billNumber }: { issuedOn: CivilDate; billNumber: string }, tolerated: number) =>
    paidOn < addDays(issuedOn, -tolerated) && { paidOn, issuedOn, billNumber },
);
