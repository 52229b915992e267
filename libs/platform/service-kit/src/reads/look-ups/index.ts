import type { StaffViews } from '../beneficiary/staff-views.ts';
import { lookUpPolicyOf, lookUpsOf } from './domain/look-ups.ts';
import { lookUpsViewOf } from './views/look-ups.view.ts';
import { readersByDayOf } from './views/readers-by-day.view.ts';
import { readersOfAccountOf } from './views/readers-of-account.view.ts';

/**
 * Streams and views of a service that answers with personal data. Without Nest, for replay and verification.
 *
 * @param data What the service answers about, in the wire names of its streams: `looked-up-<data>-…`
 * @param staff Views of holders and staff, where the service keeps the registers itself; by default the copies
 */
export const lookUpPartsOf = (data: 'accounts' | 'cases' | 'payees' | 'meters', staff?: StaffViews) => {
  const lookUps = lookUpsOf(`looked-up-${data}`);
  const policy = lookUpPolicyOf(`look-up-policy-of-${data}`);
  const shown = lookUpsViewOf(lookUps);
  const byDay = readersByDayOf(lookUps);
  const ofAccount = readersOfAccountOf(lookUps);
  return {
    lookUps,
    policy,
    shown,
    byDay,
    ofAccount,
    staff,
    deciders: [lookUps, policy],
    views: [shown, byDay, ofAccount],
  } as const;
};
export type LookUpParts = ReturnType<typeof lookUpPartsOf>;

export * from './domain/look-up-limits.policy.ts';
export * from './domain/look-ups.messages.ts';
export { lookUpPolicyOf, lookUpsOf, type LookUpsOfDay } from './domain/look-ups.ts';
export * from './domain/masking.ts';
