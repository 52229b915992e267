import { complaintReferral } from './complaint-referral.policy.ts';

/** The policies of this service by name. */
export const casePolicies = { 'complaint-referral': complaintReferral } as const;
