import type { CivilDate } from '@pishkhan/calendar';
import {
  indexJudgementOn,
  isFact,
  judgeIndex,
  textOfFinding,
  type IndexFinding,
  type IndexOnDay,
  type JudgementPolicy,
  type MeterRegister,
  type RightReadings,
} from '@pishkhan/consumption';
import type { Rejection } from '@pishkhan/decider';
import type { BillAccount } from '../../bill-account.state.ts';
import type { Reading } from '../../bill.ts';
import { registerOf } from '../../billing/consumption.ts';
import type { CorrectionBasis, CorrectionRequest, Override, Warning } from '../proposal.ts';
import { chainOf } from './restating.ts';
import { rightReadings } from './several/causes.ts';
import { correctIndexMustFitNeighbours, correctIndexMustNotExceedCapacity } from './simulation.rules.ts';

/** The register that indexes are judged by; undefined without a known capacity. */
export const judgedRegisterOf = (account: BillAccount): MeterRegister | undefined => {
  const { registerDigits, capacity } = registerOf(account);
  return capacity && { registerDigits, capacity };
};

/** The index that the visitor saw. */
const seenAt = ({ evidence }: CorrectionRequest): IndexOnDay | undefined =>
  evidence && { readOn: evidence.visitedOn as CivilDate, index: evidence.indexSeen };

const byDay = (one: IndexOnDay, other: IndexOnDay): number => (one.readOn < other.readOn ? -1 : 1);

/** Indexes that were seen on the meter, with the right ones and days: an estimate never bounds an index (15.4-31). */
const factsWith = (account: BillAccount, { indexes, days }: Required<RightReadings>): readonly Reading[] =>
  chainOf(account)
    .filter((reading) => isFact(reading) || indexes.has(reading.readingId))
    .map((reading) => ({
      ...reading,
      index: indexes.get(reading.readingId) ?? reading.index,
      readOn: days.get(reading.readingId) ?? reading.readOn,
    }));

type Judging = Pick<CorrectionBasis, 'account' | 'judgement' | 'today'>;

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
  const register = judgedRegisterOf(account);
  if (!register || !limits) return [];
  const right = rightReadings(request.cause);
  const facts = factsWith(account, right);
  const seen = seenAt(request);
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

/** What falls or does not fit the register is never overridden: it would be billed as a rollover (15.4-34). */
const isOverridden = ({ kind }: IndexFinding, { override }: CorrectionRequest): boolean =>
  kind === 'exceedsCapacity' && override !== undefined && override.findings.includes(kind);

/** The rejection by the first finding that no confirmation explains, and that the head does not override. */
export const correctionMustBePlausible = (
  findings: readonly IndexFinding[],
  request: CorrectionRequest,
): Rejection | false => {
  for (const finding of findings.filter((each) => !isOverridden(each, request))) {
    const refusal =
      (finding.kind === 'falls' && correctIndexMustFitNeighbours(finding)) ||
      (finding.kind === 'exceedsCapacity' && correctIndexMustNotExceedCapacity(finding));
    if (refusal) return refusal;
  }
  return false;
};

/** The override with the findings that it accepts; absent if the right indexes are plausible. */
export const overrideOf = (findings: readonly IndexFinding[], request: CorrectionRequest): Override | undefined => {
  const overridden = findings.filter((finding) => isOverridden(finding, request));
  if (!request.override || overridden.length === 0) return undefined;
  const { by, role, evidence } = request.override;
  return { by, role, evidence, findings: overridden.map((each) => ({ kind: each.kind, ...textOfFinding(each) })) };
};

/** Tells approvers that the head accepts the findings named beside it (15.4-34). */
export const overrideWarnings = (override: Override | undefined): readonly Warning[] =>
  override
    ? [
        {
          kind: 'overridden',
          fa: `رئیس امور مشترکین این رقم را با وجود ظرفیت کنتور پذیرفته است؛ مدرک: ${override.evidence}`,
          en: `The head of subscriber affairs accepts the index although it exceeds the capacity; evidence: ${override.evidence}`,
          data: { by: override.by },
        },
      ]
    : [];

/** What approvers should know about the right indexes before they sign (15.4-34). */
export const warningsOf = (findings: readonly IndexFinding[]): readonly Warning[] =>
  findings.map((finding) => ({ kind: finding.kind, ...textOfFinding(finding) }));
