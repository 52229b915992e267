import type { CivilDate } from '@pishkhan/calendar';
import {
  indexJudgementOn,
  isFact,
  judgeIndex,
  wideRollover,
  type IndexFinding,
  type IndexLimits,
  type IndexOnDay,
  type JudgementPolicy,
  type MeterRegister,
  type Segment,
} from '@pishkhan/consumption';
import type { Rejection } from '@pishkhan/decider';
import type { BillAccount } from '../../bill-account.state.ts';
import type { Reading } from '../../billing/bill.ts';
import { chainOf, segmentOfDay, segmentsOf } from '../../metering/connection.ts';
import type { CorrectionBasis, CorrectionRequest } from '../proposal.ts';
import { rightReadings } from './several/causes.ts';
import { correctIndexMustFitNeighbours, correctIndexMustNotExceedCapacity } from './simulation.rules.ts';

/** The register that indexes are judged by; undefined without a known capacity. */
export const judgedRegisterOf = (segment: Segment | undefined): MeterRegister | undefined => {
  if (!segment) return undefined;
  const { registerDigits, capacity } = segment.register;
  return capacity && { registerDigits, capacity };
};

/** The index that the visitor saw. */
export const seenAt = ({ evidence }: CorrectionRequest): IndexOnDay | undefined =>
  evidence && { readOn: evidence.visitedOn as CivilDate, index: evidence.indexSeen };

/** Whether the visitor saw this meter; on the day of an exchange the new one. */
const isSeenOn = (account: BillAccount, segment: Segment, { evidence }: CorrectionRequest): boolean =>
  evidence !== undefined &&
  segmentOfDay(account, evidence.visitedOn as CivilDate)?.readings[0]?.readingId === segment.readings[0]?.readingId;

const byDay = (one: IndexOnDay, other: IndexOnDay): number => (one.readOn < other.readOn ? -1 : 1);

type RightIndexes = ReturnType<typeof rightReadings>;

/**
 * Indexes that were seen on one meter, with the right ones and days: an estimate never bounds an index (15.4-31), nor a
 * fact of another meter (11.4).
 */
export const factsWith = ({ readings }: Segment<Reading>, { indexes, days }: RightIndexes): readonly Reading[] =>
  readings
    .filter((reading) => isFact(reading) || indexes.has(reading.readingId))
    .map((reading) => ({
      ...reading,
      index: indexes.get(reading.readingId) ?? reading.index,
      readOn: days.get(reading.readingId) ?? reading.readOn,
    }));

export type Judging = Pick<CorrectionBasis, 'account' | 'judgement' | 'today'>;

/** The limits in force on the day of the proposal; undefined if the cause names no index and no day of a reading. */
export const judgementOf = (
  { cause }: Pick<CorrectionRequest, 'cause'>,
  { judgement = { versions: [] }, today }: Judging,
): JudgementPolicy | undefined => {
  const { indexes, days } = rightReadings(cause);
  return indexes.size + days.size > 0 ? indexJudgementOn(judgement, today) : undefined;
};

/**
 * What makes a reading implausible makes a right index or a right day implausible too: between the facts before and
 * after it, the last one being the index seen at the visit (13.3, 15.4-34; F1).
 */
export const findingsOf = (request: CorrectionRequest, basis: Judging): readonly IndexFinding[] => {
  const { account } = basis;
  const limits = judgementOf(request, basis)?.limits;
  if (!limits) return [];
  return segmentsOf(account, chainOf(account)).flatMap((segment) => findingsOfMeter(segment, request, account, limits));
};

const findingsOfMeter = (
  segment: Segment<Reading>,
  request: CorrectionRequest,
  account: BillAccount,
  limits: IndexLimits,
): readonly IndexFinding[] => {
  const register = judgedRegisterOf(segment);
  if (!register) return [];
  const right = rightReadings(request.cause);
  const facts = factsWith(segment, right);
  const seen = isSeenOn(account, segment, request) ? seenAt(request) : undefined;
  return facts.flatMap((index, place) => {
    if (!right.indexes.has(index.readingId) && !right.days.has(index.readingId)) return [];
    const later = [...facts.slice(place + 1, place + 2), ...(seen && seen.readOn >= index.readOn ? [seen] : [])];
    const after = later.toSorted(byDay)[0];
    // A right day can be after the visit; the index seen there bounds it then.
    const isAfterVisit = seen && right.days.has(index.readingId) && seen.readOn < index.readOn;
    const earlier = [...facts.slice(0, place), ...(isAfterVisit ? [seen] : [])];
    const judged = { register, before: earlier.toSorted(byDay), index, limits };
    return judgeIndex({ ...judged, ...(after && { after }) }).findings;
  });
};

export type Fall = Extract<IndexFinding, { readonly kind: 'falls' }>;

/**
 * The rollover that the head confirms, by the register of the earlier index: the day of an exchange is that of both
 * meters. An index that falls without one is never accepted (15.4-33, 15.4-34).
 */
export const confirmedRollover = (account: BillAccount, fall: Fall, { override }: CorrectionRequest) => {
  const register = judgedRegisterOf(segmentOfDay(account, fall.earlier.readOn));
  return register && override?.findings.includes('rolloverAboveShare') ? wideRollover(register, fall) : undefined;
};

/** What the register cannot show is never overridden, and what falls only by a rollover that is possible (15.4-34). */
export const isOverridden = (account: BillAccount, finding: IndexFinding, request: CorrectionRequest): boolean =>
  (finding.kind === 'exceedsCapacity' && (request.override?.findings.includes('exceedsCapacity') ?? false)) ||
  (finding.kind === 'falls' && confirmedRollover(account, finding, request) !== undefined);

/** The readings after the rollovers that the head confirms (15.4-33). The visit is no reading. */
export const confirmedRollovers = (
  findings: readonly IndexFinding[],
  request: CorrectionRequest,
  account: BillAccount,
): ReadonlySet<string> => {
  const facts = segmentsOf(account, chainOf(account)).flatMap((each) => factsWith(each, rightReadings(request.cause)));
  const falls = findings.filter((finding): finding is Fall => finding.kind === 'falls');
  return new Set(
    falls
      .filter((fall) => confirmedRollover(account, fall, request) !== undefined)
      .flatMap(({ later }) => facts.filter(({ readOn, index }) => readOn === later.readOn && index === later.index))
      .map(({ readingId }) => readingId),
  );
};

/** The rejection by the first finding that no confirmation explains, and that the head does not override. */
export const correctionMustBePlausible = (
  findings: readonly IndexFinding[],
  request: CorrectionRequest,
  account: BillAccount,
): Rejection | false => {
  for (const finding of findings.filter((each) => !isOverridden(account, each, request))) {
    const refusal =
      (finding.kind === 'falls' && correctIndexMustFitNeighbours(finding)) ||
      (finding.kind === 'exceedsCapacity' && correctIndexMustNotExceedCapacity(finding));
    if (refusal) return refusal;
  }
  return false;
};
