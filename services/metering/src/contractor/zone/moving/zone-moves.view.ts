import { civilDate, defineView, eventsOf, oneOf, orNull, text } from '@pishkhan/views';
import { Type } from 'typebox';
import { meter } from '../../../meter/domain/meter.ts';

const keys = ({ data }: { readonly data: { readonly moveId: string } }) => [data.moveId];

/** "Which meters are to be moved to another zone, and who decided?", for connections unit and head (A1-4, A3-5). */
export const zoneMoves = defineView({
  name: 'zone-moves',
  version: 1,
  question: 'Which meters are to be moved to another zone, and who decided? For the connections unit and the head.',
  source: eventsOf(meter),
  document: Type.Object(
    {
      moveId: text('move'),
      meterId: text('meter'),
      accountId: text('account'),
      zone: text('zone to which it is moved'),
      from: civilDate('first day there'),
      countyOffice: text('county gas office'),
      state: oneOf('waits for the second person, or how it ended', ['waiting', 'moved', 'declined']),
      reason: text('why it is in another zone'),
      requestedBy: text('who asked for it'),
      requestedOn: civilDate('day'),
      decidedBy: orNull(text('second person; null while it waits')),
      decidedOn: orNull(civilDate('day of the decision; null while it waits')),
      declinedBecause: orNull(text('why it was declined; null if it was not')),
    },
    { $id: 'ZoneMoveOfMeter' },
  ),
  indexes: [{ state: 1, requestedOn: 1 }],
}).on({
  MeterZoneMoveRequested: {
    keys,
    change: (_, { data }) => ({ ...data, state: 'waiting', decidedBy: null, decidedOn: null, declinedBecause: null }),
  },
  MeterZoneMoveDeclined: {
    keys,
    change: (move, { data: { declinedBy: decidedBy, declinedOn: decidedOn, reason } }) =>
      move && { ...move, state: 'declined', decidedBy, decidedOn, declinedBecause: reason },
  },
  MeterMovedToZone: {
    keys,
    change: (move, { data: { confirmedBy: decidedBy, movedOn: decidedOn } }) =>
      move && { ...move, state: 'moved', decidedBy, decidedOn },
  },
  MeterInstalled: 'ignored',
  MeterRemovalRequested: 'ignored',
  MeterRemovalDeclined: 'ignored',
  MeterRemoved: 'ignored',
  ReadingAccepted: 'ignored',
  MeterStoodStill: 'ignored',
  ReadingCorrected: 'ignored',
  StandstillDisproved: 'ignored',
  MeterFaultFound: 'ignored',
  ReadingHeldForReview: 'ignored',
  ReadingReviewEnded: 'ignored',
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
