import { meterInstalled } from '@pishkhan/contracts';
import { serialKey } from '@pishkhan/fields';
import { civilDate, defineView, eventsOf, list, oneOf, orNull, text, whole, type DocumentOf } from '@pishkhan/views';
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

/** Facts about a meter. */
const document = Type.Object(
  {
    meterId: text('meter'),
    accountId: text('account that it measures'),
    serial: text('serial number'),
    serialKey: text('serial number without separators'),
    capacity,
    registerDigits: whole('digits of the register'),
    installedOn: civilDate('day of installation'),
    indexAtInstallation: whole('index at installation, m³'),
    lastReading,
    contractors: list('contractors that have read it', Type.String()),
    stoodStillSince: orNull(civilDate('first reading of the present standstill; null while the meter moves')),
    faults: list('faults that visits found', meterFault),
  },
  { $id: 'MeterCard' },
);
export type MeterCard = DocumentOf<typeof document>;

const withContractor = (card: MeterCard, contractorId: string | undefined): MeterCard =>
  contractorId === undefined ? card : { ...card, contractors: [...new Set([...card.contractors, contractorId])] };

/** "Which meter is this, what did it show last, and is something wrong with it?", asked at the meter. */
export const meterCard = defineView({
  name: 'meter-card',
  version: 2,
  question: 'Which meter is this, what did it show last, and is something wrong with it?',
  source: eventsOf(meter),
  document,
  indexes: [{ accountId: 1 }, { serialKey: 1 }],
  hidden: ['contractors', 'serialKey'],
}).on({
  MeterInstalled: (_, { data: { readingId, index, installedOn, ...terms } }) => ({
    ...terms,
    serialKey: serialKey(terms.serial),
    installedOn,
    indexAtInstallation: index,
    lastReading: { readingId, readOn: installedOn, index, kind: 'actual' },
    contractors: [],
    stoodStillSince: null,
    faults: [],
  }),
  ReadingAccepted: (card, { data: { readingId, readOn, index, kind, contractorId } }) =>
    card && {
      ...withContractor(card, contractorId),
      lastReading: { readingId, readOn, index, kind },
      stoodStillSince: index === card.lastReading.index ? card.stoodStillSince : null,
    },
  StandstillDisproved: (card) => card && { ...card, stoodStillSince: null },
  MeterStoodStill: (card, { data }) => card && { ...card, stoodStillSince: data.since },
  ReadingCorrected: (card, { data: { readingId, rightIndex, rightDay } }) =>
    card?.lastReading.readingId === readingId
      ? { ...card, lastReading: { ...card.lastReading, index: rightIndex, ...(rightDay && { readOn: rightDay }) } }
      : card,
  ReadingHeldForReview: (card, { data: { contractorId } }) => card && withContractor(card, contractorId),
  ReadingReviewEnded: 'ignored',
  ReadingVisitOrdered: 'ignored',
  AcceptedFallSettled: 'ignored',
  ReadingKeptAsEvidence: (card, { data: { contractorId } }) => card && withContractor(card, contractorId),
  MeterFaultFound: (card, { data: { caseId, foundOn, foundBy, indexSeen } }) =>
    card && { ...card, faults: [...card.faults, { caseId, foundOn, foundBy, indexSeen }] },
});
