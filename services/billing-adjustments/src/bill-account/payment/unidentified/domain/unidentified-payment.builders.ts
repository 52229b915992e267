import type { CivilDate } from '@pishkhan/calendar';
import { rial } from '@pishkhan/money';
import { unidentifiedPaymentIdOf } from '../../../domain/payment/payment-identity.ts';
import type { KeptPayment } from '../../../domain/payment/payment.ts';

const payment = {
  channel: 'bank-1',
  billId: '1020304006239',
  paymentId: '9850155',
  amount: rial(98_000),
  paidOn: '2026-09-01' as CivilDate,
  receiptNumber: 'R-1',
};

/** A payment to an account that is not open. */
export const kept: KeptPayment = {
  unidentifiedPaymentId: unidentifiedPaymentIdOf(payment),
  accountId: '10203040',
  ...payment,
  doubt: { rule: 'BilledAccountMustExist' },
};
