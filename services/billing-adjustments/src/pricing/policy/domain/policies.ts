import { billing } from './billing.policy.ts';
import { paymentDays } from './payment-days.policy.ts';
import { correctionApproval } from './correction-approval.policy.ts';
import { estimateCorrection } from './estimate-correction.policy.ts';
import { refundApproval } from './refund-approval.policy.ts';

/** The policies of this service by name. */
export const policies = {
  billing,
  'correction-approval': correctionApproval,
  'estimate-correction': estimateCorrection,
  'payment-days': paymentDays,
  'refund-approval': refundApproval,
} as const;

export type PolicyName = keyof typeof policies;
