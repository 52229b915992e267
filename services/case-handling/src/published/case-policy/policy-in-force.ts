import type { CivilDate } from '@pishkhan/calendar';
import type { Policy } from '@pishkhan/published-versions';
import type { Aggregates, ReactionTools } from '@pishkhan/service-kit';
import type { CaseKind } from '../../engine/kind/kind.ts';
import type { FactRecord } from '../../engine/kind/vocabulary.ts';
import { casePolicy, complaintReferralOn, meterOrdersOn, selfReadingOn } from './domain/case-policy.ts';

/** Reads the policies of kinds: their content on a day. */
const policiesOn: Readonly<Record<string, (policy: Policy, day: CivilDate) => FactRecord>> = {
  'complaint-referral': complaintReferralOn,
  'meter-orders': meterOrdersOn,
  'self-reading': selfReadingOn,
};

/** The policy in force that a case of the kind stores at its opening (15.2). */
export const policyFor = async (
  { load }: Pick<Aggregates | ReactionTools, 'load'>,
  { opens }: Pick<CaseKind, 'opens'>,
  on: CivilDate,
): Promise<FactRecord | undefined> => {
  if (opens.policy === undefined) return undefined;
  const { state } = await load(casePolicy, opens.policy);
  return policiesOn[opens.policy]?.(state, on);
};
