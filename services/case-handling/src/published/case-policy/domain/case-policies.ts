import { complaintReferral } from './complaint-referral.policy.ts';
import { meterOrders } from './meter-orders.policy.ts';
import { selfReading } from './self-reading.policy.ts';

/** The policies of this service by name. */
export const casePolicies = {
  'complaint-referral': complaintReferral,
  'meter-orders': meterOrders,
  'self-reading': selfReading,
} as const;
