import { formatJalaliFa } from '@pishkhan/calendar';
import { isFact, isImpossible, judgeIndex, type IndexOnDay, type MeterRegister } from '@pishkhan/consumption';
import { faNumber } from '@pishkhan/fields';
import type { BillAccount } from '../../bill-account.state.ts';
import type { Evidence, Reading } from '../../billing/bill.ts';
import { judgedRegisterOf, seenAt } from '../cause/plausibility.ts';
import { chainOf, segmentOfDay, segmentOn, segmentsOf } from '../../metering/connection.ts';
import { rightReadings } from '../cause/several/causes.ts';
import type { CauseOf, CorrectionRequest, RestatedReading, Warning } from '../proposal.ts';
import { boundedEstimates } from './bounded-estimates.ts';

/**
 * Right indexes of the estimates that the evidence contradicts: that of its day, or those around it on a day without a
 * reading (15.4-31, 15.4-32).
 */
export const contradictedBy = (account: BillAccount, evidence: Evidence): CauseOf<'readings'>['readings'] => {
  const { readOn, index } = evidence;
  const segment = segmentOn(account, evidence);
  if (!segment || !account.terms) return [];
  const ofItsDay = segment.readings.find((each) => each.readOn === readOn);
  if (!ofItsDay) return boundedEstimates(account, evidence);
  const { readingId } = ofItsDay;
  return isFact(ofItsDay) || ofItsDay.index === index ? [] : [{ readingId, rightIndex: index }];
};

/** Evidence that contradicts estimates, in order of arrival. */
export const contradictingEvidence = (account: BillAccount): readonly Evidence[] =>
  account.evidence.filter((each) => contradictedBy(account, each).length > 0);

const warningOf = (evidence: Evidence, { readOn, index }: Pick<Reading, 'readOn' | 'index'>): Warning => ({
  kind: 'evidence',
  fa: `در ${formatJalaliFa(evidence.readOn)} رقم ${faNumber(evidence.index)} از روی کنتور خوانده شده و سند آن روز است؛ رقم صحیح ${faNumber(index)} در ${formatJalaliFa(readOn)} با آن سازگار نیست`,
  en: `${evidence.index} was read from the meter on ${evidence.readOn} and is evidence of its day; the right index ${index} on ${readOn} contradicts it`,
  data: { readOn: evidence.readOn, index: evidence.index },
});

const contradicts = (register: MeterRegister, evidence: IndexOnDay, index: IndexOnDay): boolean => {
  if (evidence.readOn === index.readOn) return evidence.index !== index.index;
  const [earlier, later] = evidence.readOn < index.readOn ? [evidence, index] : [index, evidence];
  return judgeIndex({ register, before: [earlier], index: later }).findings.some(isImpossible);
};

const againstTheVisit = (seen: IndexOnDay, { readOn, index }: IndexOnDay): Warning => ({
  kind: 'estimateAgainstVisit',
  fa: `رقم برآوردی ${faNumber(index)} در ${formatJalaliFa(readOn)} که در این تعدیل از نو محاسبه شده، با رقم ${faNumber(seen.index)} که در بازدید ${formatJalaliFa(seen.readOn)} دیده شد سازگار نیست`,
  en: `The estimate ${index} of ${readOn}, which this correction derives anew, contradicts the index ${seen.index} seen at the visit of ${seen.readOn}`,
  data: { readOn, index, seenOn: seen.readOn, indexSeen: seen.index },
});

/**
 * Estimates that are made anew in the proposal and that the visit contradicts: the visit is no reading and derives
 * none, so approvers see it, and may have the estimate named in the case (15.4-31, 15.4-34).
 */
export const visitWarnings = (
  account: BillAccount,
  request: CorrectionRequest,
  readings: readonly RestatedReading[],
): readonly Warning[] => {
  const seen = seenAt(request);
  const segment = seen && segmentOfDay(account, seen.readOn);
  const register = judgedRegisterOf(segment);
  if (!register || !seen) return [];
  return readings
    .filter(({ readingId }) => segment!.readings.some((each) => each.readingId === readingId))
    .filter(({ because, estimate }) => because === 'derivedAnew' && estimate !== undefined)
    .flatMap(({ readOn, rightDay = readOn, rightIndex: index }) => (rightDay ? [{ readOn: rightDay, index }] : []))
    .filter((estimate) => contradicts(register, seen, estimate))
    .map((estimate) => againstTheVisit(seen, estimate));
};

/**
 * Evidence of a day that contradicts a right index. It may be misread itself, so it never refuses a correction:
 * approvers see it (15.4-32, 15.4-34).
 */
export const evidenceWarnings = (account: BillAccount, { cause }: CorrectionRequest): readonly Warning[] => {
  const { indexes, days } = rightReadings(cause);
  return segmentsOf(account, chainOf(account)).flatMap((segment) => {
    const register = judgedRegisterOf(segment);
    if (!register) return [];
    const right = segment.readings
      .filter(({ readingId }) => indexes.has(readingId) || days.has(readingId))
      .map(({ readingId, readOn, index }) => ({
        readOn: days.get(readingId) ?? readOn,
        index: indexes.get(readingId) ?? index,
      }));
    const own = account.evidence.filter((each) => segmentOn(account, each)?.readings[0] === segment.readings[0]);
    return right.flatMap((index) =>
      own.filter((evidence) => contradicts(register, evidence, index)).map((evidence) => warningOf(evidence, index)),
    );
  });
};
