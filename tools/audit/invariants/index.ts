import { billsCanBeRecomputed, daysAreBilledOnce } from './bills.ts';
import type { Invariant } from './invariant.ts';
import { contractorPairsMatch, differencesAdd, postingsBalance, reversedAtMostOnce } from './ledger.ts';
import { casesAreAwaited, everyEventHasAnActor, fourEyes } from './people.ts';

export const invariants: readonly Invariant[] = [
  differencesAdd,
  daysAreBilledOnce,
  postingsBalance,
  reversedAtMostOnce,
  contractorPairsMatch,
  fourEyes,
  casesAreAwaited,
  everyEventHasAnActor,
  billsCanBeRecomputed,
];
