import { civilDate, defineView, eventsOf, oneOf, orNull, text } from '@pishkhan/views';
import { Type } from 'typebox';
import { meter } from '../../domain/meter.ts';

const keys = ({ data }: { readonly data: { readonly removalId: string } }) => [data.removalId];

/** "Which meters are to be taken off a wrong account, and who decided?", for connections unit and head (N16). */
export const meterRemovals = defineView({
  name: 'meter-removals',
  version: 1,
  question: 'Which meters are to be taken off a wrong account, and who decided? For the connections unit and the head.',
  source: eventsOf(meter),
  document: Type.Object(
    {
      removalId: text('removal'),
      meterId: text('meter'),
      accountId: text('account'),
      state: oneOf('waits for the second person, or how it ended', ['waiting', 'removed', 'declined']),
      reason: text('why it is the wrong account'),
      requestedBy: text('who asked for it'),
      requestedOn: civilDate('day'),
      decidedBy: orNull(text('second person; null if no reading was on record, or while it waits')),
      decidedOn: orNull(civilDate('day of the decision; null while it waits')),
      declinedBecause: orNull(text('why it was declined; null if it was not')),
    },
    { $id: 'RemovalOfMeterRequested' },
  ),
  indexes: [{ state: 1, requestedOn: 1 }],
}).on({
  MeterRemovalRequested: {
    keys,
    change: (_, { data }) => ({ ...data, state: 'waiting', decidedBy: null, decidedOn: null, declinedBecause: null }),
  },
  MeterRemovalDeclined: {
    keys,
    change: (removal, { data: { declinedBy, declinedOn, reason } }) =>
      removal && {
        ...removal,
        state: 'declined',
        decidedBy: declinedBy,
        decidedOn: declinedOn,
        declinedBecause: reason,
      },
  },
  MeterRemoved: {
    keys,
    // An undone installation of an exchange was on no wrong account.
    change: (removal, { data: { lastReadOn: _, exchangeId, removedOn, confirmedBy = null, ...data } }) =>
      exchangeId === undefined
        ? {
            ...data,
            requestedOn: removal?.requestedOn ?? removedOn,
            state: 'removed',
            decidedBy: confirmedBy,
            decidedOn: removedOn,
            declinedBecause: null,
          }
        : removal,
  },
  MeterInstalled: 'ignored',
  ReadingAccepted: 'ignored',
  MeterStoodStill: 'ignored',
  ReadingCorrected: 'ignored',
  StandstillDisproved: 'ignored',
  MeterFaultFound: 'ignored',
  ReadingHeldForReview: 'ignored',
  ReadingReviewEnded: 'ignored',
  MeterZoneMoveRequested: 'ignored',
  MeterZoneMoveDeclined: 'ignored',
  MeterMovedToZone: 'ignored',
  ReadingVisitOrdered: 'ignored',
  ReadingKeptAsEvidence: 'ignored',
  AcceptedFallSettled: 'ignored',
  TakingOffEntered: 'ignored',
  TakingOffDeclined: 'ignored',
  MeterExchanged: 'ignored',
  MeterTakenOff: 'ignored',
  MeterTestRecorded: 'ignored',
  SelfReadingRefused: 'ignored',
  RegisterSetAssigned: 'ignored',
});
