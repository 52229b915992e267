import { invariants as ofBilling } from '@pishkhan/billing-adjustments/invariants';
import { invariants as ofCases } from '@pishkhan/case-handling/invariants';
import { invariants as ofAccounts } from '@pishkhan/customer-accounts/invariants';
import { everyEventHasAnActor, type Invariant } from '@pishkhan/event-store';
import { invariants as ofMetering } from '@pishkhan/metering/invariants';

/** Of every service, and of the log as a whole. */
export const invariants: readonly Invariant[] = [
  ...ofBilling,
  ...ofCases,
  ...ofMetering,
  ...ofAccounts,
  everyEventHasAnActor,
];
