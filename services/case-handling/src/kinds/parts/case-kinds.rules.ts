import type { CivilDate } from '@pishkhan/calendar';
import { existenceRule, rule, statusRule } from '@pishkhan/decider';
import type { OpenCaseAbout } from '../../engine/kind/known.ts';

/** An objection to a bill is possible until the end of its payment deadline, the last day included (B3-5). */
export const objectionMustPrecedePaymentDeadline = rule(
  'ObjectionMustPrecedePaymentDeadline',
  {
    fa: 'مهلت پرداخت قبض و اعتراض به آن گذشته است',
    en: 'The payment deadline of the bill has passed, and an objection is no longer possible',
  },
  ({ known, on }: { known: { bill: { paymentDeadline: CivilDate } }; on: CivilDate }) =>
    on > known.bill.paymentDeadline && { paymentDeadline: known.bill.paymentDeadline, on },
);

/** A bill replaced by a corrective bill is no longer payable; an objection is to the corrective one (11.8-5). */
export const billMustNotBeReplaced = rule(
  'BillMustNotBeReplaced',
  { fa: 'برای این قبض، قبض اصلاحی صادر شده است', en: 'A corrective bill has replaced this bill' },
  ({ known: { bill } }: { known: { bill: { correctiveBill?: string } } }) =>
    bill.correctiveBill !== undefined && { correctiveBill: bill.correctiveBill },
);

interface About {
  readonly known: { readonly openCase?: OpenCaseAbout };
}

/** A bill has at most one open review, across offices, because two reviews could find two right indexes (A6-1). */
export const billMustNotBeUnderReview = statusRule(
  'BillMustNotBeUnderReview',
  { fa: 'این قبض در پرونده دیگری در دست بررسی است', en: 'This bill is already under review' },
  ({ known: { openCase } }: About) => openCase !== undefined && { ...openCase },
);

/** An account has at most one open meter visit, across offices: a second one costs a second fee (A3-1; F10). */
export const accountMustNotHaveAnOpenMeterVisit = statusRule(
  'AccountMustNotHaveAnOpenMeterVisit',
  { fa: 'برای این اشتراک درخواست بازدید باز وجود دارد', en: 'The account has an open request for a meter visit' },
  ({ known: { openCase } }: About) => openCase !== undefined && { ...openCase },
);

/** An account has at most one open meter fault, across offices (A2-1; F10). */
export const accountMustNotHaveAnOpenMeterFault = statusRule(
  'AccountMustNotHaveAnOpenMeterFault',
  { fa: 'برای این اشتراک گزارش خرابی باز وجود دارد', en: 'The account has an open report of a meter fault' },
  ({ known: { openCase } }: About) => openCase !== undefined && { ...openCase },
);

/** An account has at most one open meter test, across offices: its meter is taken off once (A1-2; F10). */
export const accountMustNotHaveAnOpenMeterTest = statusRule(
  'AccountMustNotHaveAnOpenMeterTest',
  { fa: 'برای این اشتراک درخواست تست کنتور باز وجود دارد', en: 'The account has an open request for a meter test' },
  ({ known: { openCase } }: About) => openCase !== undefined && { ...openCase },
);

/** An account has at most one declared figure that waits, across offices: each gives a bill (A9-2; F10). */
export const accountMustNotHaveAnOpenSelfReading = statusRule(
  'AccountMustNotHaveAnOpenSelfReading',
  {
    fa: 'برای این اشتراک رقم دیگری اعلام شده و در دست بررسی است',
    en: 'Another declared figure of this account is being examined',
  },
  ({ known: { openCase } }: About) => openCase !== undefined && { ...openCase },
);

/** A meter visit needs an installed meter (A3-1). */
export const meterMustBeInstalled = existenceRule(
  'MeterMustBeInstalled',
  {
    fa: 'برای این اشتراک کنتوری نصب نشده یا خبر نصب آن هنوز به این بخش نرسیده است؛ اندکی بعد دوباره بفرستید',
    en: 'No meter is installed for this account, or it has not arrived here yet; send the request again in a moment',
  },
  ({ known }: { known: { account: { meterId?: string } } }) => known.account.meterId === undefined,
);
