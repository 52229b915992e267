import { complaintReferral } from './complaint-referral.policy.ts';
import { meterOrders } from './meter-orders.policy.ts';

/** The policies of this service by name. */
export const casePolicies = { 'complaint-referral': complaintReferral, 'meter-orders': meterOrders } as const;
