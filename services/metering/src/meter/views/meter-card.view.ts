import { meterInstalled } from '@pishkhan/contracts';
import { serialKey } from '@pishkhan/fields';
import {
  civilDate,
  defineView,
  eventsOf,
  list,
  oneOf,
  optional,
  orNull,
  text,
  titled,
  truth,
  whole,
  type DocumentOf,
} from '@pishkhan/views';
import { Type } from 'typebox';
import { takenOffTitles } from '../exchanging/absences.ts';
import type { MeterExchanged } from '../domain/exchanging/exchange.messages.ts';
import type { MeterInstalled } from '../domain/meter.messages.ts';
import { meter } from '../domain/meter.ts';

const { capacity } = meterInstalled.schema.properties;

const lastReading = Type.Object(
  {
    readingId: text('reading'),
    readOn: civilDate('day of the reading'),
    index: whole('index, m³'),
    kind: oneOf('origin of the index', ['actual', 'estimated']),
  },
  { $id: 'LastReading' },
);
const meterFault = Type.Object(
  {
    caseId: text('case that found it'),
    foundOn: civilDate('day of the visit'),
    foundBy: text('who visited'),
    indexSeen: whole('index seen, m³'),
  },
  { $id: 'MeterFault' },
);

const removal = Type.Object(
  { on: civilDate('day'), reason: text('why it was the wrong account') },
  { $id: 'RemovalOfMeter', description: 'taken off the account; null while it measures the account' },
);

const takenOff = Type.Object(
  {
    on: civilDate('day of the removal'),
    index: whole('index at the removal, m³'),
    because: titled('why', takenOffTitles),
    newMeterId: orNull(text('meter in its place; null if the connection has none')),
    caseId: orNull(text('case that asked; null for an entry of the connections unit')),
  },
  { $id: 'TakenOffMeter', description: 'taken off the connection that it measured; null while it is on it' },
);

const lastTest = Type.Object(
  {
    testedOn: civilDate('day of the test'),
    answerNumber: text('number of the written answer of the workshop'),
    answeredOn: civilDate('day of the written answer'),
    errorBasisPoints: whole('error in hundredths of a per cent; positive: it registers too much (15.4-17)'),
    isSound: truth('sound by the judgement of the workshop'),
    validUntil: orNull(civilDate('last day of the certificate; null without one')),
    caseId: text('case that ordered it'),
  },
  { $id: 'LastTestOfMeter', description: 'the last test by a workshop; null if none is known' },
);

const zoneMove = Type.Object({ zone: text('zone'), from: civilDate('first day') }, { $id: 'ZoneOfMeter' });

/** Facts about a meter. */
const document = Type.Object(
  {
    meterId: text('meter'),
    accountId: text('account that it measures'),
    serial: text('serial number'),
    serialKey: text('serial number without separators'),
    capacity,
    registerDigits: whole('digits of the register'),
    zone: orNull(text('zone of the county today; null for a meter of no zone')),
    replaces: optional(list('meters before it on the connection', Type.String())),
    zoneMoves: optional(list('zones after that of the installation', zoneMove)),
    countyOffice: orNull(text('county gas office at the installation; null for meters of earlier releases')),
    installedOn: civilDate('day of installation'),
    indexAtInstallation: whole('index at installation, m³'),
    lastReading,
    stoodStillSince: orNull(civilDate('first reading of the present standstill; null while the meter moves')),
    faults: list('faults that visits found', meterFault),
    removed: orNull(removal),
    make: orNull(text('maker; null if unknown')),
    seals: list('numbers of its seals, as they were last seen', Type.String()),
    takenOff: orNull(takenOff),
    lastTest: orNull(lastTest),
  },
  { $id: 'MeterCard' },
);
export type MeterCard = DocumentOf<typeof document>;

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

/** "Which meter is this, what did it show last, and is something wrong with it?", asked at the meter. */
export const meterCard = defineView({
  name: 'meter-card',
  version: 6,
  question: 'Which meter is this, what did it show last, and is something wrong with it?',
  source: eventsOf(meter),
  document,
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
  ReadingAccepted: (card, { data: { readingId, readOn, index, kind } }) =>
    card && {
      ...card,
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
  ReadingKeptAsEvidence: 'ignored',
  TakingOffEntered: 'ignored',
  TakingOffDeclined: 'ignored',
  MeterExchanged: (card, { data: { exchangedOn: on, reason: because, takenOff: removed, putIn, caseId } }) =>
    card && takenOffCard(card, removed, { on, because, newMeterId: putIn.meterId, caseId: caseId ?? null }),
  MeterTakenOff: (card, { data: { takenOffOn: on, absence: because, takenOff: removed, caseId } }) =>
    card && takenOffCard(card, removed, { on, because, newMeterId: null, caseId: caseId ?? null }),
  MeterTestRecorded: (card, { data: { testId: _, meterId: __, accountId: ___, workshopId: ____, ...test } }) =>
    card && { ...card, lastTest: { ...test, validUntil: test.validUntil ?? null } },
  MeterFaultFound: (card, { data: { caseId, foundOn, foundBy, indexSeen } }) =>
    card && { ...card, faults: [...card.faults, { caseId, foundOn, foundBy, indexSeen }] },
});
