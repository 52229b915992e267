import type { CivilDate } from '@pishkhan/calendar';
import {
  indexJudgementOn,
  isFact,
  judgeIndex,
  textOfFinding,
  textOfWideRollover,
  wideRollover,
  type IndexFinding,
  type IndexOnDay,
  type JudgementPolicy,
  type MeterRegister,
} from '@pishkhan/consumption';
import type { Rejection } from '@pishkhan/decider';
import type { Text } from '@pishkhan/fields';
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
export const seenAt = ({ evidence }: CorrectionRequest): IndexOnDay | undefined =>
  evidence && { readOn: evidence.visitedOn as CivilDate, index: evidence.indexSeen };

const byDay = (one: IndexOnDay, other: IndexOnDay): number => (one.readOn < other.readOn ? -1 : 1);

type RightIndexes = ReturnType<typeof rightReadings>;

/** Indexes that were seen on the meter, with the right ones and days: an estimate never bounds an index (15.4-31). */
export const factsWith = (account: BillAccount, { indexes, days }: RightIndexes): readonly Reading[] =>
  chainOf(account)
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

type Fall = Extract<IndexFinding, { readonly kind: 'falls' }>;

/** The rollover that the head confirms; an index that falls without one is never accepted (15.4-33, 15.4-34). */
const confirmedRollover = (account: BillAccount, fall: Fall, { override }: CorrectionRequest) => {
  const register = judgedRegisterOf(account);
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
  const facts = factsWith(account, rightReadings(request.cause));
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

/** What a finding compares: the parameters of its warning. */
const parametersOf = (finding: IndexFinding): NonNullable<Warning['data']> => {
  if (!('earlier' in finding)) {
    const { kind: _, ...parameters } = finding;
    return parameters;
  }
  const { kind: _, earlier, later, ...parameters } = finding;
  return {
    ...parameters,
    earlierOn: earlier.readOn,
    earlierIndex: earlier.index,
    laterOn: later.readOn,
    laterIndex: later.index,
  };
};

const findingWarning = (finding: IndexFinding, request: CorrectionRequest, account: BillAccount): Warning => {
  const rollover = finding.kind === 'falls' && confirmedRollover(account, finding, request);
  const data = { ...parametersOf(finding), ...rollover };
  return finding.kind === 'falls' && rollover
    ? { kind: 'rolloverAboveShare', ...textOfWideRollover(finding, rollover), data }
    : { kind: finding.kind, ...textOfFinding(finding), data };
};

/** The override with the findings that it accepts; absent if the right indexes are plausible. */
export const overrideOf = (
  findings: readonly IndexFinding[],
  request: CorrectionRequest,
  account: BillAccount,
): Override | undefined => {
  const overridden = findings.filter((finding) => isOverridden(account, finding, request));
  if (!request.override || overridden.length === 0) return undefined;
  const { by, role, evidence } = request.override;
  const inWords = (finding: IndexFinding) => {
    const { data: _, ...words } = findingWarning(finding, request, account);
    return words;
  };
  return { by, role, evidence, findings: overridden.map(inWords) };
};

const overrideText = ({ evidence, findings }: Override): Text => {
  const isOfRollover = (kind: string) => kind === 'rolloverAboveShare';
  const exceeds = findings.some(({ kind }) => !isOfRollover(kind));
  const rollsOver = findings.some(({ kind }) => isOfRollover(kind));
  const fa = [exceeds && 'این رقم را با وجود ظرفیت کنتور پذیرفته', rollsOver && 'گذر شمارنده از صفر را تأیید کرده'];
  const en = [
    exceeds && 'accepts the index although it exceeds the capacity',
    rollsOver && 'confirms the rollover of the register',
  ];
  return {
    fa: `رئیس امور مشترکین ${fa.filter(Boolean).join(' و ')} است؛ مدرک: ${evidence}`,
    en: `The head of subscriber affairs ${en.filter(Boolean).join(' and ')}; evidence: ${evidence}`,
  };
};

/** Tells approvers that the head accepts the findings named beside it (15.4-34). */
export const overrideWarnings = (override: Override | undefined): readonly Warning[] =>
  override ? [{ kind: 'overridden', ...overrideText(override), data: { by: override.by } }] : [];

/**
 * What approvers should know about the right indexes before they sign (15.4-34). No finding that falls is proposed,
 * unless it is a confirmed rollover, which comes first.
 */
export const warningsOf = (
  findings: readonly IndexFinding[],
  request: CorrectionRequest,
  account: BillAccount,
): readonly Warning[] => {
  const warnings = findings.map((finding) => findingWarning(finding, request, account));
  const isRollover = ({ kind }: Warning) => kind === 'rolloverAboveShare';
  return [...warnings.filter(isRollover), ...warnings.filter((each) => !isRollover(each) && each.kind !== 'falls')];
};
