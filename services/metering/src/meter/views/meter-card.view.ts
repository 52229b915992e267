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
  whole,
  type DocumentOf,
} from '@pishkhan/views';
import { Type } from 'typebox';
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
    zoneMoves: optional(list('zones after that of the installation', zoneMove)),
    countyOffice: orNull(text('county gas office at the installation; null for meters of earlier releases')),
    installedOn: civilDate('day of installation'),
    indexAtInstallation: whole('index at installation, m³'),
    lastReading,
    stoodStillSince: orNull(civilDate('first reading of the present standstill; null while the meter moves')),
    faults: list('faults that visits found', meterFault),
    removed: orNull(removal),
  },
  { $id: 'MeterCard' },
);
export type MeterCard = DocumentOf<typeof document>;

/** "Which meter is this, what did it show last, and is something wrong with it?", asked at the meter. */
export const meterCard = defineView({
  name: 'meter-card',
  version: 4,
  question: 'Which meter is this, what did it show last, and is something wrong with it?',
  source: eventsOf(meter),
  document,
  indexes: [{ accountId: 1 }, { serialKey: 1 }],
  hidden: ['countyOffice', 'serialKey', 'zoneMoves'],
}).on({
  MeterInstalled: (_, { data: { readingId, index, installedOn, zone = null, countyOffice = null, ...terms } }) => ({
    ...terms,
    zone,
    countyOffice,
    serialKey: serialKey(terms.serial),
    installedOn,
    indexAtInstallation: index,
    lastReading: { readingId, readOn: installedOn, index, kind: 'actual' },
    stoodStillSince: null,
    faults: [],
    removed: null,
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
      ? { ...card, lastReading: { ...card.lastReading, index: rightIndex, ...(rightDay && { readOn: rightDay }) } }
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
  MeterFaultFound: (card, { data: { caseId, foundOn, foundBy, indexSeen } }) =>
    card && { ...card, faults: [...card.faults, { caseId, foundOn, foundBy, indexSeen }] },
});
