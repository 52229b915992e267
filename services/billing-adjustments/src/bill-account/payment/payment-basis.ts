import { civilDate } from '@pishkhan/calendar';
import type { ReceivePayment } from '../domain/bill-account.messages.ts';
import type { ReportedPayment } from '../domain/payment/payment-identity.ts';
import { policy, policyOfNameOn } from '../../pricing/policy/domain/policy.ts';
import type { Load } from '../../pricing/decision-basis.ts';

/** The command for payments received on this business day, with the policy in force. */
export const receiving = async (
  load: Load,
  businessDate: string,
): Promise<(payment: ReportedPayment) => ReceivePayment> => {
  const today = civilDate(businessDate);
  const days = policyOfNameOn('payment-days', (await load(policy, 'payment-days')).state, today);
  return (payment) => ({ type: 'ReceivePayment', ...payment, today, ...(days && { days }) });
};
