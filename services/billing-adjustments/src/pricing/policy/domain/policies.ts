import { billing } from './content/billing.policy.ts';
import { paymentDays } from './content/payment-days.policy.ts';
import { meterErrorWindow } from './content/meter-error-window.policy.ts';
import { miscCharges } from './content/misc-charges.policy.ts';
import { conflicts } from './content/conflicts.policy.ts';
import { correctionApproval } from './content/approval/correction-approval.policy.ts';
import { estimateCorrection } from './content/estimate-correction.policy.ts';
import { refundApproval } from './content/approval/refund-approval.policy.ts';
import { reversalApproval } from './content/approval/reversal-approval.policy.ts';

/** The policies of this service by name. */
export const policies = {
  billing,
  conflicts,
  'correction-approval': correctionApproval,
  'estimate-correction': estimateCorrection,
  'meter-error-window': meterErrorWindow,
  'misc-charges': miscCharges,
  'payment-days': paymentDays,
  'refund-approval': refundApproval,
  'reversal-approval': reversalApproval,
} as const;

export type PolicyName = keyof typeof policies;
