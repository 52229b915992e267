import type { Invariant } from '@pishkhan/event-store';
import { fourEyes } from './bill-account/invariants/approvals.ts';
import { billsCanBeRecomputed, daysAreBilledOnce } from './bill-account/invariants/bills.ts';
import {
  contractorPairsMatch,
  differencesAdd,
  postingsBalance,
  reversedAtMostOnce,
} from './bill-account/invariants/ledger.ts';

/** What the events of this service always satisfy; `npm run verify` checks it. */
export const invariants: readonly Invariant[] = [
  differencesAdd,
  daysAreBilledOnce,
  postingsBalance,
  reversedAtMostOnce,
  contractorPairsMatch,
  fourEyes,
  billsCanBeRecomputed,
];
