import { billing } from './billing.policy.ts';
import { correctionApproval } from './correction-approval.policy.ts';

/** The policies of this service by name. */
export const policies = { billing, 'correction-approval': correctionApproval } as const;

export type PolicyName = keyof typeof policies;
