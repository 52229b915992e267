import { indexedList } from '@pishkhan/decider';
import type { BillAccount, RecordedPayment } from '../../bill-account.state.ts';
import { identityTextOf, isSamePayment, type ReportedPayment } from '../payment-identity.ts';
import type { KeptPayment } from '../payment.ts';

const sameAs = (payment: ReportedPayment): string => `same:${identityTextOf(payment)}`;

/** Thousands of payments of one account are found without a search through them (8.7). */
const recorded = indexedList<RecordedPayment>((payment) => {
  const { receiptNumber, reference, honours, unidentifiedPaymentId } = payment;
  return [
    sameAs(payment),
    `receipt:${receiptNumber}`,
    `reference:${reference}`,
    ...(honours === undefined ? [] : [`honours:${honours}`]),
    ...(unidentifiedPaymentId === undefined ? [] : [`unidentified:${unidentifiedPaymentId}`]),
  ];
});
const kept = indexedList<KeptPayment>((payment) => [sameAs(payment)]);

export const withPayment = ({ payments }: BillAccount, payment: RecordedPayment): readonly RecordedPayment[] =>
  recorded.with(payments, payment);
/** The payments with a changed one; its receipt, reference, day and amount stay. */
export const withChanged = (
  payments: BillAccount['payments'],
  payment: RecordedPayment,
  change: Partial<RecordedPayment>,
): readonly RecordedPayment[] => recorded.replaced(payments, payment, { ...payment, ...change });
export const withKeptPayment = ({ keptPayments }: BillAccount, payment: KeptPayment): readonly KeptPayment[] =>
  kept.with(keptPayments, payment);

export const hasReceipt = ({ payments }: BillAccount, receiptNumber: string): boolean =>
  recorded.has(payments, `receipt:${receiptNumber}`);
export const paymentWith = ({ payments }: BillAccount, reference: string): RecordedPayment | undefined =>
  recorded.found(payments, `reference:${reference}`)[0];
/** The payment by which a reversed one was honoured after all (15.4-47). */
export const honouringOf = ({ payments }: BillAccount, reference: string): RecordedPayment | undefined =>
  recorded.found(payments, `honours:${reference}`)[0];
export const assignedPayment = ({ payments }: BillAccount, unidentifiedPaymentId: string) =>
  recorded.found(payments, `unidentified:${unidentifiedPaymentId}`)[0];

/** An earlier report of the same payment, by any way in (15.4-45). */
export const earlierReport = (
  { payments, keptPayments }: BillAccount,
  payment: ReportedPayment,
): RecordedPayment | KeptPayment | undefined =>
  [...recorded.found(payments, sameAs(payment)), ...kept.found(keptPayments, sameAs(payment))].find((one) =>
    isSamePayment(one, payment),
  );
