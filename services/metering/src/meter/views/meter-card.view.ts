import { serialKey } from '@pishkhan/fields';
import { defineView, eventsOf } from '@pishkhan/views';
import type { MeterExchanged } from '../domain/exchanging/exchange.messages.ts';
import type { MeterInstalled, ReadingAccepted } from '../domain/meter.messages.ts';
import { meter } from '../domain/meter.ts';
import { meterCardDocument, type MeterCard } from './meter-card.schema.ts';

export type { MeterCard };

type Installed = MeterInstalled['data'];

/** The exchange is on the card of the meter before it. */
const termsOf = ({
  exchangeId: _,
  estimates: __,
  replaces,
  zoneMoves,
  ...terms
}: Pick<
  Installed,
  | 'meterId'
  | 'accountId'
  | 'serial'
  | 'capacity'
  | 'registerDigits'
  | 'exchangeId'
  | 'estimates'
  | 'replaces'
  | 'zoneMoves'
>) => ({
  ...terms,
  ...(replaces && { replaces: [...replaces] }),
  ...(zoneMoves && { zoneMoves: zoneMoves.map(({ zone, from }) => ({ zone, from })) }),
});

/** The last estimate of a meter whose exchange was entered late (15.4-31). */
const lastOf = (estimates: Installed['estimates']): MeterCard['lastReading'] | undefined => {
  const last = estimates?.at(-1);
  return last && { readingId: last.readingId, readOn: last.readOn, index: last.index, kind: 'estimated' };
};

const takenOffCard = (
  card: MeterCard,
  { readingId, index, seals }: MeterExchanged['data']['takenOff'],
  removed: Omit<NonNullable<MeterCard['takenOff']>, 'index'>,
): MeterCard => ({
  ...card,
  lastReading: { readingId, readOn: removed.on, index, kind: 'actual' },
  stoodStillSince: null,
  ...(seals && { seals: [...seals] }),
  takenOff: { ...removed, index },
});

/** The last figure of each register: estimates have none, and readings can arrive late (C3-1). */
const withRegisters = (
  card: MeterCard,
  { readOn, registers }: Pick<ReadingAccepted['data'], 'readOn' | 'registers'>,
): MeterCard => {
  if (!card.registerSet || !registers) return card;
  const known = card.registerSet.registers.map((each) => {
    const read = registers.find(({ register }) => register === each.register);
    const isLater = read !== undefined && (each.last === undefined || each.last.readOn <= readOn);
    return isLater ? { ...each, last: { index: read.index, readOn } } : each;
  });
  return { ...card, registerSet: { ...card.registerSet, registers: known } };
};

/** "Which meter is this, what did it show last, and is something wrong with it?", asked at the meter. */
export const meterCard = defineView({
  name: 'meter-card',
  version: 7,
  question: 'Which meter is this, what did it show last, and is something wrong with it?',
  source: eventsOf(meter),
  document: meterCardDocument,
  indexes: [{ accountId: 1 }, { serialKey: 1 }],
  hidden: ['countyOffice', 'serialKey', 'zoneMoves', 'replaces'],
}).on({
  MeterInstalled: (
    before,
    { data: { readingId, index, installedOn, zone = null, countyOffice = null, make = null, seals = [], ...data } },
  ) => ({
    ...termsOf(data),
    zone,
    countyOffice,
    serialKey: serialKey(data.serial),
    installedOn,
    indexAtInstallation: index,
    lastReading: lastOf(data.estimates) ?? { readingId, readOn: installedOn, index, kind: 'actual' },
    stoodStillSince: null,
    faults: [],
    removed: null,
    make: make ?? before?.make ?? null,
    seals: [...seals],
    takenOff: null,
    lastTest: before?.lastTest ?? null,
  }),
  ReadingAccepted: (card, { data: { readingId, readOn, index, kind, registers } }) =>
    card && {
      ...withRegisters(card, { readOn, registers }),
      lastReading: { readingId, readOn, index, kind },
      stoodStillSince: index === card.lastReading.index ? card.stoodStillSince : null,
    },
  StandstillDisproved: (card) => card && { ...card, stoodStillSince: null },
  MeterStoodStill: (card, { data }) => card && { ...card, stoodStillSince: data.since },
  ReadingCorrected: (card, { data: { readingId, rightIndex, rightDay } }) =>
    card?.lastReading.readingId === readingId
      ? {
          ...card,
          lastReading: { ...card.lastReading, index: rightIndex, ...(rightDay && { readOn: rightDay }) },
          takenOff: card.takenOff && { ...card.takenOff, index: rightIndex },
        }
      : card,
  ReadingHeldForReview: 'ignored',
  MeterRemoved: (card, { data: { removedOn: on, reason } }) => card && { ...card, removed: { on, reason } },
  MeterMovedToZone: (card, { data: { zone, from, countyOffice } }) =>
    card && { ...card, countyOffice, zoneMoves: [...(card.zoneMoves ?? []), { zone, from }] },
  MeterZoneMoveRequested: 'ignored',
  MeterZoneMoveDeclined: 'ignored',
  MeterRemovalRequested: 'ignored',
  MeterRemovalDeclined: 'ignored',
  ReadingReviewEnded: 'ignored',
  ReadingVisitOrdered: 'ignored',
  AcceptedFallSettled: 'ignored',
  ReadingKeptAsEvidence: (card, { data: { readOn, registers } }) => card && withRegisters(card, { readOn, registers }),
  TakingOffEntered: 'ignored',
  TakingOffDeclined: 'ignored',
  MeterExchanged: (card, { data: { exchangedOn: on, reason: because, takenOff: removed, putIn, caseId } }) =>
    card && takenOffCard(card, removed, { on, because, newMeterId: putIn.meterId, caseId: caseId ?? null }),
  MeterTakenOff: (card, { data: { takenOffOn: on, absence: because, takenOff: removed, caseId } }) =>
    card && takenOffCard(card, removed, { on, because, newMeterId: null, caseId: caseId ?? null }),
  MeterTestRecorded: (card, { data: { testId: _, meterId: __, accountId: ___, workshopId: ____, ...test } }) =>
    card && { ...card, lastTest: { ...test, validUntil: test.validUntil ?? null } },
  SelfReadingRefused: 'ignored',
  RegisterSetAssigned: (card, { data: { meterType, registers } }) =>
    card && { ...card, registerSet: { meterType, registers: [...registers] } },
  MeterFaultFound: (card, { data: { caseId, foundOn, foundBy, indexSeen } }) =>
    card && { ...card, faults: [...card.faults, { caseId, foundOn, foundBy, indexSeen }] },
});
