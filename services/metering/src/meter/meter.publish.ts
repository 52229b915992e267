import {
  meterExchanged,
  meterInstalled,
  meterMovedToZone,
  meterRemoved,
  meterTakenOff,
  readingAccepted,
  readingCorrected,
  readingKeptAsEvidence,
  selfReadingRefused,
  type MeterExchanged as MeterExchangedContract,
} from '@pishkhan/contracts';
import { publication, publishes } from '@pishkhan/messages';
import { wordsOf } from '../review/waiting/finding-words.ts';
import type { MeterExchanged } from './domain/exchanging/exchange.messages.ts';
import type { Confirmation, Estimate } from './domain/recording/origin.ts';
import type { Override } from './domain/reviewing/review.messages.ts';
import { reasonOfRule } from '../rule-titles.ts';
import { meter } from './domain/meter.ts';
import type { SelfReading } from './domain/recording/self-reading.messages.ts';

/** The estimate of an earlier release is published without its basis, which it does not name. */
const basisOf = (estimate: Estimate) =>
  estimate.method === 'byReader' || estimate.derivedFrom === undefined || estimate.methodVersion === undefined
    ? {}
    : {
        estimate: {
          method: estimate.method,
          methodVersion: estimate.methodVersion,
          derivedFrom: estimate.derivedFrom.map(({ readingId }) => readingId),
        },
      };

const overrideOf = (override: Override | undefined) =>
  override && {
    override: {
      evidence: override.evidence,
      findings: override.findings.map((finding) => ({ kind: finding.kind, ...wordsOf(finding) })),
    },
  };

const confirmationOf = (confirmed: Confirmation) =>
  confirmed.by === 'person'
    ? { by: confirmed.by, ...overrideOf(confirmed.override) }
    : { by: confirmed.by, ...(confirmed.version !== undefined && { policyVersion: confirmed.version }) };

/** Billing derives the mark of a rollover itself, as of any reading. */
const withoutMark = ({ rolledOver: _, ...takenOff }: MeterExchanged['data']['takenOff']) => takenOff;

/** The persons stay here; the case knows its own. */
const exchanged = ({
  meterId,
  takenOff,
  putIn,
  estimates,
  ...data
}: MeterExchanged['data']): MeterExchangedContract => {
  const { exchangeId, accountId, countyOffice, zone, exchangedOn, reason, caseId } = data;
  return {
    exchangeId,
    accountId,
    ...(countyOffice !== undefined && { countyOffice }),
    ...(zone !== undefined && { zone }),
    exchangedOn,
    reason,
    takenOff: { meterId, ...withoutMark(takenOff) },
    putIn: { ...putIn, serial: putIn.meterId },
    ...(estimates && { estimates: estimates.map(({ readingId, readOn, index }) => ({ readingId, readOn, index })) }),
    ...(caseId !== undefined && { caseId }),
  } as MeterExchangedContract;
};

/** The case of a declared figure; its persons stay here. */
const declaredOf = (selfReading: SelfReading | undefined) => {
  if (!selfReading) return {};
  const { caseId, selfReadingId, channel, announcedOn } = selfReading;
  return { caseId, selfReadingId, channel, announcedOn };
};

/** Who made an estimate (A3-5), and from what (15.4-31), are published; standstills and faults are not. */
export const meterPublications = publishes(meter, {
  // One put in by an exchange is in the message of the exchange.
  MeterInstalled: ({
    data: { exchangeId, make: _, seals: __, zoneMoves: ___, replaces: ____, estimates: _____, ...data },
  }) => (exchangeId === undefined ? publication(meterInstalled, data) : undefined),
  ReadingAccepted: ({ data: { estimate, confirmed, selfReading, registers: _, ...data } }) =>
    publication(readingAccepted, {
      ...data,
      ...declaredOf(selfReading),
      ...(estimate && {
        estimatedBy: estimate.because === 'absent' ? ('system' as const) : ('reader' as const),
        ...basisOf(estimate),
      }),
      ...(confirmed && { confirmed: confirmationOf(confirmed) }),
    }),
  ReadingCorrected: ({ data }) => publication(readingCorrected, data),
  MeterStoodStill: 'private',
  StandstillDisproved: 'private',
  MeterFaultFound: 'private',
  ReadingHeldForReview: 'private',
  ReadingReviewEnded: 'private',
  ReadingVisitOrdered: 'private',
  ReadingKeptAsEvidence: ({ data: { reviewId: _, override, selfReading, registers: __, ...data } }) =>
    publication(readingKeptAsEvidence, { ...data, ...overrideOf(override), ...declaredOf(selfReading) }),
  AcceptedFallSettled: 'private',
  MeterZoneMoveRequested: 'private',
  MeterZoneMoveDeclined: 'private',
  // The persons stay here.
  MeterMovedToZone: ({ data: { moveId, meterId, accountId, countyOffice, zone, from } }) =>
    publication(meterMovedToZone, { moveId, meterId, accountId, countyOffice, zone, from }),
  MeterRemovalRequested: 'private',
  MeterRemovalDeclined: 'private',
  MeterRemoved: ({ data: { meterId, accountId, removedOn, reason, exchangeId } }) =>
    exchangeId === undefined ? publication(meterRemoved, { meterId, accountId, removedOn, reason }) : undefined,
  TakingOffEntered: 'private',
  TakingOffDeclined: 'private',
  MeterExchanged: ({ data }) => publication(meterExchanged, exchanged(data)),
  MeterTakenOff: ({ data: { meterId, accountId, removalId, takenOffOn, absence, takenOff, estimates, caseId } }) =>
    publication(meterTakenOff, {
      removalId,
      accountId,
      takenOffOn,
      absence,
      takenOff: { meterId, ...withoutMark(takenOff) },
      ...(estimates && { estimates: [...estimates] }),
      ...(caseId !== undefined && { caseId }),
    }),
  MeterTestRecorded: 'private',
  RegisterSetAssigned: 'private',
  SelfReadingRefused: ({ data: { selfReadingId, caseId, accountId, rule, data } }) =>
    publication(selfReadingRefused, { selfReadingId, caseId, accountId, rule, says: reasonOfRule(rule, data) }),
});
