import type { Invariant } from '@pishkhan/event-store';
import { fourEyes, hashesAreOfTheirProposals } from './bill-account/invariants/approvals.ts';
import { identifiedPaymentsArePostedOnce } from './bill-account/invariants/payments.ts';
import { billsCanBeRecomputed, daysAreBilledOnce } from './bill-account/invariants/bills.ts';
import {
  contractorPairsMatch,
  differencesAdd,
  postingsBalance,
  reversedAtMostOnce,
  reversedPairsMatch,
} from './bill-account/invariants/ledger.ts';
import { paymentsAreReversedOnce, refundsAreCovered } from './bill-account/invariants/money-out.ts';

/** Invariants of this service's events; `npm run verify` checks them. */
export const invariants: readonly Invariant[] = [
  differencesAdd,
  daysAreBilledOnce,
  postingsBalance,
  reversedAtMostOnce,
  contractorPairsMatch,
  reversedPairsMatch,
  paymentsAreReversedOnce,
  refundsAreCovered,
  fourEyes,
  hashesAreOfTheirProposals,
  identifiedPaymentsArePostedOnce,
  billsCanBeRecomputed,
];
