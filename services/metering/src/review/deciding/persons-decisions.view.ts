import { begun, changed, decidedBy, decisionsView, versionHandlers } from '@pishkhan/service-kit/decisions';
import { defineView, eventsOf, type Fact } from '@pishkhan/views';
import { exchangeAppointment } from '../../contractor/appointment/domain/exchange-appointment.ts';
import { contractor } from '../../contractor/domain/contractor.ts';
import { lookedUpMeters } from '../../look-ups/looked-up-meters.ts';
import { meter } from '../../meter/domain/meter.ts';
import { readingPolicy } from '../policy/domain/reading-policy.ts';

interface Named<Field extends string> {
  readonly stream: string;
  readonly data: Readonly<Record<Field, string>>;
}
const keyed = <const Field extends string>(field: Field) => ({
  keys: ({ stream, data }: Named<Field>) => [`${stream} ${data[field]}`],
});

/** The file that the reading came in is the work of another person than the head, though its reader is not named. */
const delivererOf = ({ actor: { subject: by, office } }: Pick<Fact, 'actor'>) =>
  ({ as: 'deliverer', by, ...(office !== undefined && { office }) }) as const;

/** An exchange is decided on the day of its record, which can be later than its own day. */
const onDayOfRecord = <Seen extends Pick<Fact, 'businessDate'>>(
  fact: Seen & { readonly data: { readonly recordedOn: string } },
): Seen => ({ ...fact, businessDate: fact.data.recordedOn });

/** Reviews, removals, exchanges, contracts, appointments and policies (F8, N16, A1-4, 15.4-34). */
export const personsDecisions = defineView({
  ...decisionsView,
  version: 2,
  source: eventsOf(meter, contractor, exchangeAppointment, readingPolicy, lookedUpMeters.policy),
}).on({
  ReadingHeldForReview: {
    ...keyed('reviewId'),
    change: (before, fact) => {
      const { reviewId, accountId, readerId } = fact.data;
      if (before) return changed(before, fact);
      const parts = [readerId === undefined ? delivererOf(fact) : ({ as: 'reader', by: readerId } as const)];
      return begun(before, fact, { kind: 'readingReview', matter: reviewId, accounts: [accountId], parts });
    },
  },
  ReadingReviewEnded: {
    ...keyed('reviewId'),
    change: (before, fact) => {
      const { reviewId, accountId, outcome, overridden } = fact.data;
      const { subject: by, office } = fact.actor;
      if (outcome === 'released') return changed(before, fact, { status: 'declined' });
      if (!before) return decidedBy(before, fact, { kind: 'readingReview', matter: reviewId, accounts: [accountId] });
      return changed(before, fact, {
        status: outcome === 'rejected' ? 'declined' : 'decided',
        part: { as: outcome === 'rejected' ? 'decliner' : 'signer', by, ...(office !== undefined && { office }) },
        ...(overridden !== undefined && { isOverride: true }),
      });
    },
  },
  MeterRemovalRequested: {
    ...keyed('removalId'),
    change: (before, fact) => {
      const { removalId: matter, accountId, requestedBy: by } = fact.data;
      const parts = [{ as: 'proposer', by } as const];
      return begun(before, fact, { kind: 'meterRemoval', matter, accounts: [accountId], parts });
    },
  },
  MeterRemovalDeclined: {
    ...keyed('removalId'),
    change: (before, fact) =>
      changed(before, fact, { status: 'declined', part: { as: 'decliner', by: fact.data.declinedBy } }),
  },
  MeterRemoved: {
    ...keyed('removalId'),
    change: (before, fact) => {
      const { removalId: matter, accountId, requestedBy, confirmedBy: by } = fact.data;
      if (before && by !== undefined) return changed(before, fact, { status: 'decided', part: { as: 'signer', by } });
      const parts = [{ as: 'proposer', by: requestedBy } as const];
      return decidedBy(before, fact, { kind: 'meterRemoval', matter, accounts: [accountId], parts });
    },
  },
  TakingOffEntered: {
    ...keyed('exchangeId'),
    change: (before, fact) => {
      const { exchangeId: matter, accountId, enteredBy: by } = fact.data;
      const parts = [{ as: 'proposer', by } as const];
      return begun(before, fact, { kind: 'meterExchange', matter, accounts: [accountId], parts });
    },
  },
  TakingOffDeclined: {
    ...keyed('exchangeId'),
    change: (before, fact) =>
      changed(before, fact, { status: 'declined', part: { as: 'decliner', by: fact.data.declinedBy } }),
  },
  // The two persons of a case are in the decisions of its own service (A1-13, A2-7).
  MeterExchanged: {
    ...keyed('exchangeId'),
    change: (before, fact) =>
      before && fact.data.confirmedBy !== undefined
        ? changed(before, onDayOfRecord(fact), { status: 'decided', part: { as: 'signer', by: fact.data.confirmedBy } })
        : before,
  },
  MeterTakenOff: {
    ...keyed('removalId'),
    change: (before, fact) =>
      before && fact.data.confirmedBy !== undefined
        ? changed(before, onDayOfRecord(fact), { status: 'decided', part: { as: 'signer', by: fact.data.confirmedBy } })
        : before,
  },
  MeterZoneMoveRequested: {
    ...keyed('moveId'),
    change: (before, fact) => {
      const { moveId: matter, accountId, countyOffice, requestedBy: by } = fact.data;
      const parts = [{ as: 'proposer', by } as const];
      return begun(before, fact, { kind: 'meterZoneMove', matter, countyOffice, accounts: [accountId], parts });
    },
  },
  MeterZoneMoveDeclined: {
    ...keyed('moveId'),
    change: (before, fact) =>
      changed(before, fact, { status: 'declined', part: { as: 'decliner', by: fact.data.declinedBy } }),
  },
  MeterMovedToZone: {
    ...keyed('moveId'),
    change: (before, fact) =>
      changed(before, fact, { status: 'decided', part: { as: 'signer', by: fact.data.confirmedBy } }),
  },
  MeterInstalled: 'ignored',
  ReadingAccepted: 'ignored',
  MeterStoodStill: 'ignored',
  ReadingCorrected: 'ignored',
  StandstillDisproved: 'ignored',
  MeterFaultFound: 'ignored',
  ReadingVisitOrdered: 'ignored',
  ReadingKeptAsEvidence: 'ignored',
  AcceptedFallSettled: 'ignored',
  ContractorRegistered: 'ignored',
  ReadingContractAgreed: {
    ...keyed('contractId'),
    change: (before, fact) => {
      const { contractId: matter, countyOffice } = fact.data;
      return decidedBy(before, fact, { kind: 'readingContract', matter, countyOffice });
    },
  },
  ReadingContractEnded: {
    ...keyed('contractId'),
    change: (before, fact) => changed(before, fact, { part: { as: 'decliner', by: fact.actor.subject } }),
  },
  ExchangeContractorAppointed: {
    keys: ({ stream, data }) => [`${stream} ${data.from}`],
    change: (before, fact) => {
      const { countyOffice, zone, from } = fact.data;
      return decidedBy(before, fact, { kind: 'exchangeAppointment', matter: `${zone} ${from}`, countyOffice });
    },
  },
  ...versionHandlers('ReadingPolicy', 'policy'),
  ...versionHandlers('LookUpPolicy', 'policy'),
  MeterTestRecorded: 'ignored',
  SelfReadingRefused: 'ignored',
  RegisterSetAssigned: 'ignored',
});
