import type { CivilDate } from '@pishkhan/calendar';
import { defineView, eventsOf, type DocumentOf } from '@pishkhan/views';
import type { MeterExchanged, MeterTakenOff, MovedEstimate } from '../domain/exchanging/exchange.messages.ts';
import type { ReadingCorrected } from '../domain/meter.messages.ts';
import type { Estimate } from '../domain/recording/origin.ts';
import { meter } from '../domain/meter.ts';
import type { SelfReading } from '../domain/recording/self-reading.messages.ts';
import { originOf, rawOf } from './reading-origin.ts';
import { readingOfMeter, type ReadingEstimate } from './reading-of-meter.schema.ts';

export type ReadingOfMeter = DocumentOf<typeof readingOfMeter>;

type Removed = MeterExchanged | MeterTakenOff;

const open = {
  rolledOver: false,
  estimate: null,
  contractorId: null,
  readerId: null,
  confirmed: null,
  corrected: null,
  derivedBy: null,
} as const;
const keys = ({ data }: { readonly data: { readonly readingId: string } }) => [data.readingId];

/** An estimate of an earlier release is of version 1. */
const named = (made: Estimate): ReadingEstimate =>
  made.method === 'byReader'
    ? { ...made, methodVersion: null, derivedFrom: null }
    : { ...made, methodVersion: made.methodVersion ?? 1, derivedFrom: made.derivedFrom ?? null };

/** An index or a day that moves is a correction of the reading; its rollover mark alone is not. */
const corrected = (reading: ReadingOfMeter, data: ReadingCorrected['data']): ReadingOfMeter => {
  const { wrongIndex, rightIndex, rolledOver = reading.rolledOver, because = 'corrected' } = data;
  const { correctionId, caseId, wrongDay, rightDay } = data;
  const isMoved = wrongIndex !== rightIndex || rightDay !== undefined;
  return {
    ...reading,
    index: rightIndex,
    rolledOver,
    ...(data.estimate && { derivedBy: { ...data.estimate, derivedFrom: [...data.estimate.derivedFrom] } }),
    ...(rightDay && { readOn: rightDay }),
    ...(isMoved && because !== 'derivedAnew' && { quality: 'corrected' as const }),
    ...(isMoved && { corrected: { wrongIndex, ...(wrongDay && { wrongDay }), correctionId, caseId, because } }),
  };
};

/** An estimate of the days after an exchange that was entered late: on the register of the new meter (15.4-31). */
const moved = (
  reading: ReadingOfMeter,
  { index, rolledOver, estimate }: MovedEstimate,
  meterId: string,
): ReadingOfMeter => ({
  ...reading,
  meterId,
  index,
  rolledOver: rolledOver === true,
  estimate: named(estimate),
  derivedBy: null,
});

/** A figure that a subscriber declared: how, when, and the figure that was declared (A9-3, 15.4-12). */
const declaredIn = (selfReading: SelfReading | undefined) => {
  if (!selfReading) return {};
  const { caseId, channel, announcedOn, declaredIndex, approvedBy } = selfReading;
  return {
    declared: { caseId, channel, announcedOn, approvedBy, ...(declaredIndex !== undefined && { declaredIndex }) },
  };
};

/** The last index of a meter on its connection (11.4). */
const removal = (
  { meterId, accountId, takenOff: { readingId, index, rolledOver } }: Removed['data'],
  readOn: CivilDate,
  reason: 'exchange' | 'removal',
): ReadingOfMeter => ({
  ...open,
  readingId,
  meterId,
  accountId,
  readOn,
  index,
  rolledOver: rolledOver === true,
  kind: 'removal',
  reason,
  source: 'exchangeForm',
  quality: 'actual',
  raw: { readOn, index },
});

/** "What did this meter show, when, who read it, and what was corrected?", asked when a bill is explained. */
export const readingsOfMeter = defineView({
  name: 'readings-of-meter',
  version: 8,
  question: 'What did this meter show, when, who read it, and what was corrected?',
  source: eventsOf(meter),
  document: readingOfMeter,
  indexes: [
    { meterId: 1, readOn: 1 },
    { contractorId: 1, 'corrected.correctionId': 1 },
  ],
}).on({
  MeterInstalled: {
    keys,
    change: (_, { data: { readingId, meterId, accountId, installedOn, index, exchangeId } }) => ({
      ...open,
      readingId,
      meterId,
      accountId,
      readOn: installedOn,
      index,
      kind: 'installation',
      reason: exchangeId === undefined ? 'opening' : 'exchange',
      source: exchangeId === undefined ? 'installationForm' : 'exchangeForm',
      quality: 'actual',
      raw: { readOn: installedOn, index },
    }),
  },
  ReadingAccepted: {
    keys,
    change: (_, { data: read }) => {
      const { estimate: made, confirmed, selfReading, rawIndex: _raw, registers, ...data } = read;
      return {
        ...open,
        ...data,
        ...originOf(read),
        raw: rawOf(read),
        ...(registers && { registers: [...registers] }),
        ...declaredIn(selfReading),
        ...(made && { estimate: named(made) }),
        ...(confirmed && { confirmed: confirmed.by }),
      };
    },
  },
  ReadingCorrected: { keys, change: (reading, { data }) => reading && corrected(reading, data) },
  ReadingKeptAsEvidence: {
    keys: ({ data }) => [data.evidenceId, ...(data.replaces ?? [])],
    change: (before, { data: kept }, key) => {
      const { evidenceId, reviewId, replaces, selfReading, rawIndex: _raw, registers, ...data } = kept;
      return replaces?.includes(key)
        ? before && { ...before, replacedBy: evidenceId }
        : {
            ...open,
            ...data,
            ...originOf(kept),
            raw: rawOf(kept),
            ...(registers && { registers: [...registers] }),
            ...declaredIn(selfReading),
            readingId: evidenceId,
            kind: 'evidence',
            ...(reviewId !== undefined && { confirmed: 'person' }),
          };
    },
  },
  ReadingHeldForReview: 'ignored',
  ReadingReviewEnded: 'ignored',
  MeterZoneMoveRequested: 'ignored',
  MeterZoneMoveDeclined: 'ignored',
  MeterMovedToZone: 'ignored',
  ReadingVisitOrdered: 'ignored',
  AcceptedFallSettled: 'ignored',
  MeterStoodStill: 'ignored',
  MeterRemovalRequested: 'ignored',
  MeterRemovalDeclined: 'ignored',
  MeterRemoved: 'ignored',
  StandstillDisproved: 'ignored',
  MeterFaultFound: 'ignored',
  TakingOffEntered: 'ignored',
  TakingOffDeclined: 'ignored',
  MeterExchanged: {
    keys: ({ data }) => [data.takenOff.readingId, ...(data.estimates ?? []).map(({ readingId }) => readingId)],
    change: (reading, { data }, key) => {
      const estimate = data.estimates?.find(({ readingId }) => readingId === key);
      return estimate
        ? reading && moved(reading, estimate, data.putIn.meterId)
        : removal(data, data.exchangedOn, 'exchange');
    },
  },
  MeterTakenOff: {
    keys: ({ data }) => [data.takenOff.readingId, ...(data.estimates ?? []).map(({ readingId }) => readingId)],
    change: (reading, { data }, key) =>
      key === data.takenOff.readingId
        ? removal(data, data.takenOffOn, 'removal')
        : // Without a meter it counts nothing.
          reading && { ...reading, index: data.takenOff.index, rolledOver: false, derivedBy: null },
  },
  MeterTestRecorded: 'ignored',
  SelfReadingRefused: 'ignored',
  RegisterSetAssigned: 'ignored',
});
