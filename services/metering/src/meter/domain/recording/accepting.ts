import type { CivilDate } from '@pishkhan/calendar';
import { isFact, judgeIndex, type JudgementPolicy, policyUntilPublished, rollsOver } from '@pishkhan/consumption';
import { derivedId } from '@pishkhan/identifiers';
import { factsOf } from './judging.ts';
import type { MeterEvent } from '../meter.messages.ts';
import { basisIn, type Confirmation, type Estimate } from './origin.ts';
import type { InstalledMeter } from '../meter.state.ts';
import type { ReadBy } from './record-reading.messages.ts';
import type { SelfReading } from './self-reading.messages.ts';

/** Day and origin of a reading, as its file or its review has them. */
export interface ReadingSource extends ReadBy {
  readonly readingId: string;
  readonly readOn: CivilDate;
  readonly policy?: JudgementPolicy;
  /** The index as delivered, if a review gave another one. */
  readonly rawIndex?: number;
}

export interface AcceptedFigure {
  readonly index: number;
  readonly kind: 'actual' | 'estimated';
  readonly estimate?: Estimate;
  readonly confirmed?: Confirmation;
  /** A subscriber declared it (A9). */
  readonly selfReading?: SelfReading;
  /** Confirmed in the case of a declared figure (15.4-33). */
  readonly rolloverConfirmed?: true;
}

/** The named version of the policy as who confirmed a rollover (15.4-33). */
export const confirmationBy = ({ version }: JudgementPolicy): Confirmation => ({
  by: 'policy',
  policy: 'index-judgement',
  ...(version !== undefined && { version }),
});

export const readBy = ({ contractorId, contractId, zone, readerId, reason, photo, registers }: ReadBy): ReadBy => ({
  ...(contractorId !== undefined && { contractorId }),
  ...(contractId !== undefined && { contractId }),
  ...(zone !== undefined && { zone }),
  ...(readerId !== undefined && { readerId }),
  ...(reason !== undefined && { reason }),
  ...(photo !== undefined && { photo }),
  ...(registers !== undefined && { registers }),
});

/** Who read it and why, and what was delivered: a review never loses the raw index. */
const originOf = ({ rawIndex, ...source }: ReadingSource, index: number) => ({
  ...readBy(source),
  ...(rawIndex !== undefined && rawIndex !== index && { rawIndex }),
});

/**
 * The next reading in the order of days is billed. One from the meter whose day lies before the last recorded reading,
 * or has an estimate, is evidence of its day (15.4-32).
 */
export const acceptedEvents = (
  state: InstalledMeter,
  source: ReadingSource,
  figure: AcceptedFigure,
): readonly MeterEvent[] =>
  source.readOn > state.readings.at(-1)!.readOn
    ? [acceptedEvent(state, source, figure), ...standstill(state, source, figure)]
    : isEvidenceAlready(state, source, figure)
      ? []
      : [evidenceEvent(state, source, figure)];

/** A person corrects the other figure of the day to the one that is evidence already. */
const isEvidenceAlready = (
  { evidence }: InstalledMeter,
  { readOn }: ReadingSource,
  { index }: AcceptedFigure,
): boolean => evidence.some((each) => each.readOn === readOn && each.index === index);

/** The id is derived from meter and day. A reading that was moved to its right day keeps the id of its wrong one. */
const freeId = (readings: InstalledMeter['readings'], { readingId }: ReadingSource): string =>
  readings.some((reading) => reading.readingId === readingId) ? derivedId('after-correction', readingId) : readingId;

const acceptedEvent = (
  state: InstalledMeter,
  source: ReadingSource,
  { index, kind, estimate, confirmed, selfReading, ...figure }: AcceptedFigure,
): MeterEvent => {
  const { meterId, accountId, readings } = state;
  const isLower = index < readings.findLast(isFact)!.index;
  const isConfirmed = confirmed !== undefined || figure.rolloverConfirmed;
  const rolloverConfirmed = isConfirmed && isLower && { rolloverConfirmed: true as const };
  const basis = basisIn(estimate);
  const next = { readingId: source.readingId, readOn: source.readOn, index, kind, ...rolloverConfirmed };
  return {
    type: 'ReadingAccepted',
    data: {
      ...next,
      readingId: freeId(readings, source),
      meterId,
      accountId,
      rolledOver: rollsOver(state, readings, { ...next, ...(basis && { estimate: basis }) }, state.history),
      ...(estimate && { estimate }),
      ...(confirmed && { confirmed }),
      ...(selfReading && { selfReading }),
      ...originOf(source, index),
    },
  };
};

/** One figure of a day is evidence: it replaces another one, which stays on record (15.4-46). */
export const evidenceEvent = (
  { meterId, accountId, evidence }: InstalledMeter,
  source: ReadingSource,
  { index, confirmed, selfReading }: Pick<AcceptedFigure, 'index' | 'confirmed' | 'selfReading'>,
): MeterEvent => {
  const others = evidence.filter((each) => each.readOn === source.readOn && each.index !== index);
  return {
    type: 'ReadingKeptAsEvidence',
    data: {
      evidenceId: derivedId('evidence', meterId, source.readOn, String(index)),
      meterId,
      accountId,
      readOn: source.readOn,
      index,
      ...originOf(source, index),
      ...(selfReading && { selfReading }),
      ...(confirmed?.by === 'person' && {
        reviewId: confirmed.reviewId,
        ...(confirmed.override && { override: confirmed.override }),
      }),
      ...(others.length > 0 && { replaces: others.map(({ evidenceId }) => evidenceId) }),
    },
  };
};

/** Reported once per standstill, and only for indexes that were read (A2). */
const standstill = (
  state: InstalledMeter,
  { readOn, policy = policyUntilPublished }: ReadingSource,
  { index, kind }: AcceptedFigure,
): readonly MeterEvent[] => {
  if (kind !== 'actual' || state.stoodStill) return [];
  const { meterId, accountId } = state;
  const { findings } = judgeIndex({
    register: state,
    before: factsOf(state),
    index: { readOn, index },
    limits: policy.limits,
  });
  return findings.flatMap((finding): MeterEvent[] =>
    finding.kind === 'standsStill'
      ? [{ type: 'MeterStoodStill', data: { meterId, accountId, index, since: finding.since, until: readOn } }]
      : [],
  );
};
