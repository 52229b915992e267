import type { CivilDate } from '@pishkhan/calendar';
import { exchangeReasonTitles } from '@pishkhan/contracts';
import { civilDate, defineView, eventsOf, list, oneOf, orNull, text, titled, truth, whole } from '@pishkhan/views';
import { Type } from 'typebox';
import { meter } from '../../domain/meter.ts';
import { absenceTitles } from './absences.ts';

const putIn = Type.Object(
  {
    meterId: text('new meter'),
    make: orNull(text('maker; null if unknown')),
    capacity: text('capacity'),
    registerDigits: whole('digits of its index'),
    index: whole('index at the installation, m³'),
    seals: list('numbers of its seals', Type.String()),
  },
  { $id: 'MeterToPutIn' },
);
type Ended = { readonly confirmedBy?: string; readonly recordedOn: CivilDate };
const keys = ({ data }: { readonly data: { readonly exchangeId: string } }) => [data.exchangeId];
const done = ({ confirmedBy, recordedOn }: Ended) => ({
  state: 'done' as const,
  decidedBy: confirmedBy ?? null,
  decidedOn: recordedOn,
});

/** "Which exchanges and removals of meters wait for the second person, and who decided?" (Card 13, 7.5). */
export const meterExchanges = defineView({
  name: 'meter-exchanges',
  version: 2,
  question: 'Which exchanges and removals of meters wait for the second person, and who decided them?',
  source: eventsOf(meter),
  document: Type.Object(
    {
      exchangeId: text('exchange or removal'),
      meterId: text('meter that was taken off'),
      accountId: text('account'),
      state: oneOf('waits for the second person, or how it ended', ['waiting', 'done', 'declined']),
      takenOffOn: civilDate('day of the exchange or removal'),
      index: whole('index at the removal, m³'),
      rolloverConfirmed: truth('the register has rolled over since the last reading'),
      indexProof: orNull(text('document that shows the index against a figure that is not billed; null without one')),
      seals: list('numbers of the seals that were found', Type.String()),
      reason: orNull(titled('why it was exchanged; null without another meter', exchangeReasonTitles)),
      putIn: orNull(putIn),
      absence: orNull(titled('why there is no meter; null for an exchange', absenceTitles)),
      exchangedBy: orNull(text('who took it off; null if unknown')),
      contractorId: orNull(text('exchange company; null if unknown')),
      remark: orNull(text('remark')),
      enteredBy: text('who entered it'),
      enteredOn: civilDate('day of the entry'),
      decidedBy: orNull(text('second person; null while it waits')),
      decidedOn: orNull(civilDate('day of the decision; null while it waits')),
      declinedBecause: orNull(text('why it was declined; null if it was not')),
    },
    { $id: 'MeterExchangeEntry' },
  ),
  indexes: [{ state: 1, enteredOn: 1 }],
}).on({
  TakingOffEntered: {
    keys,
    change: (_, { data: { takenOff, exchange, absence = null, remark = null, ...data } }) => ({
      ...data,
      state: 'waiting',
      index: takenOff.index,
      rolloverConfirmed: takenOff.rolloverConfirmed === true,
      indexProof: takenOff.proof ?? null,
      seals: [...(takenOff.seals ?? [])],
      reason: exchange?.reason ?? null,
      putIn: exchange
        ? { ...exchange.putIn, make: exchange.putIn.make ?? null, seals: [...(exchange.putIn.seals ?? [])] }
        : null,
      absence,
      exchangedBy: data.exchangedBy ?? null,
      contractorId: data.contractorId ?? null,
      remark,
      decidedBy: null,
      decidedOn: null,
      declinedBecause: null,
    }),
  },
  TakingOffDeclined: {
    keys,
    change: (entry, { data: { declinedBy: decidedBy, declinedOn: decidedOn, reason: declinedBecause } }) =>
      entry && { ...entry, state: 'declined', decidedBy, decidedOn, declinedBecause },
  },
  MeterExchanged: {
    keys,
    change: (entry, { data }) => entry && { ...entry, ...done(data) },
  },
  MeterTakenOff: {
    keys: ({ data }) => [data.removalId],
    change: (entry, { data }) => entry && { ...entry, ...done(data) },
  },
  MeterInstalled: 'ignored',
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
  MeterRemovalRequested: 'ignored',
  MeterRemovalDeclined: 'ignored',
  MeterRemoved: 'ignored',
  MeterZoneMoveRequested: 'ignored',
  MeterZoneMoveDeclined: 'ignored',
  MeterMovedToZone: 'ignored',
  MeterTestRecorded: 'ignored',
  SelfReadingRefused: 'ignored',
  RegisterSetAssigned: 'ignored',
});
