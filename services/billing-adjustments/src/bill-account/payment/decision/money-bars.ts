import type { CivilDate } from '@pishkhan/calendar';
import type { BarredDuty } from '@pishkhan/roles';
import type { Aggregates } from '@pishkhan/service-kit';
import { barsOf } from '../../../pricing/policy/domain/content/approval/separation.fields.ts';
import { policy, policyOfNameOn } from '../../../pricing/policy/domain/policy.ts';

/** Bars of the policy for money that leaves an account, in force today; none before its first version (7.5; N4). */
export const moneyBars = async (
  aggregates: Pick<Aggregates, 'load'>,
  today: CivilDate,
): Promise<readonly BarredDuty[]> => {
  const inForce = policyOfNameOn('refund-approval', (await aggregates.load(policy, 'refund-approval')).state, today);
  return inForce ? barsOf(inForce.content) : [];
};
