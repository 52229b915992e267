import { invariants as ofBilling } from '@pishkhan/billing-adjustments/invariants';
import { invariants as ofCases } from '@pishkhan/case-handling/invariants';
import { invariants as ofAccounts } from '@pishkhan/customer-accounts/invariants';
import { judge, type Invariant, type RecordedEvent } from '@pishkhan/event-store';
import { invariants as ofMetering } from '@pishkhan/metering/invariants';

const everyEventHasAnActor: Invariant = {
  name: 'every event names its actor, command and cause',
  source: 'architecture, metadata; quality A5',
  check: (log) =>
    judge(log, ({ stream, revision, type, metadata }: RecordedEvent) => {
      const named =
        metadata.actor.subject !== '' &&
        metadata.commandId !== '' &&
        metadata.causationId !== '' &&
        metadata.recordedAt !== '' &&
        metadata.businessDate !== '';
      return !named && `${stream} #${revision} ${type} has no actor, command or cause`;
    }),
};

/** Of every service, and of the log as a whole. */
export const invariants: readonly Invariant[] = [
  ...ofBilling,
  ...ofCases,
  ...ofMetering,
  ...ofAccounts,
  everyEventHasAnActor,
];
