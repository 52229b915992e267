import type { DocumentView, View } from '@pishkhan/views';
import type { HolderOfAccount } from '../beneficiary/holder-of-account.view.ts';
import type { StaffMember } from '../beneficiary/staff-member.view.ts';
import type { LookUpPolicyDecider } from '../look-ups/domain/look-ups.ts';
import { personsDecision } from './decision.ts';

const hidden = ['persons', 'atAccounts', 'notFor'] as const;

/** What the view of every service has in common; each names its source and the effect of its events. */
export const decisionsView = {
  name: 'decisions-of-persons',
  version: 1,
  question: 'Who proposed and confirmed which decision, how quickly, and by which events? For auditors.',
  document: personsDecision,
  indexes: [
    { on: -1, _id: -1 },
    { persons: 1, on: -1 },
    { atAccounts: 1, on: -1 },
  ],
  hidden,
} as const;

/** The decisions of a service, and by what the own accounts of its staff are recognised; absent without accounts. */
export interface DecisionParts {
  readonly view: DocumentView<typeof personsDecision, (typeof hidden)[number]>;
  /** Policies of the reports about persons, with the limits of this one. */
  readonly policy: LookUpPolicyDecider;
  readonly staff?: { readonly holders: View<HolderOfAccount>; readonly members: View<StaffMember> };
}

export {
  atAccount,
  begun,
  changed,
  decidedBy,
  eventBehind,
  hasSeveralParts,
  minutesWith,
  personsOf,
  seenAt,
  type PersonsDecision,
  type Seen,
} from './decision.ts';
export { decisionStates, partTitles } from './decision-titles.ts';
export { decisionRules, rulesMetBy, whichDecisions } from './decision-rules.ts';
export { pairsAmong, signersOf, type PairLimits } from './pairs.ts';
export { versionHandlers } from './versions.ts';
