import { formatJalaliFa } from '@pishkhan/calendar';
import { isFact, isImpossible, judgeIndex } from '@pishkhan/consumption';
import { faNumber } from '@pishkhan/fields';
import type { BillAccount } from '../../bill-account.state.ts';
import type { Evidence, Reading } from '../../bill.ts';
import { judgedRegisterOf } from '../cause/plausibility.ts';
import { chainOf } from '../cause/restating.ts';
import { rightReadings } from '../cause/several/causes.ts';
import type { CauseOf, CorrectionRequest, Warning } from '../proposal.ts';
import { boundedEstimates } from './bounded-estimates.ts';

/** Evidence that was read from the account's meter. */
const evidenceOf = ({ evidence, meter }: BillAccount): readonly Evidence[] =>
  evidence.filter(({ meterId }) => meterId === meter?.meterId);

/**
 * Right indexes of the estimates that the evidence contradicts: that of its day, or those around it on a day without a
 * reading (15.4-31, 15.4-32).
 */
export const contradictedBy = (account: BillAccount, evidence: Evidence): CauseOf<'readings'>['readings'] => {
  const { meterId, readOn, index } = evidence;
  if (meterId !== account.meter?.meterId || !account.terms) return [];
  const ofItsDay = chainOf(account).find((each) => each.readOn === readOn);
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

/**
 * Evidence of a day that contradicts a right index. It may be misread itself, so it never refuses a correction:
 * approvers see it (15.4-32, 15.4-34).
 */
export const evidenceWarnings = (account: BillAccount, { cause }: CorrectionRequest): readonly Warning[] => {
  const register = judgedRegisterOf(account);
  if (!register) return [];
  const { indexes, days } = rightReadings(cause);
  const right = chainOf(account)
    .filter(({ readingId }) => indexes.has(readingId) || days.has(readingId))
    .map(({ readingId, readOn, index }) => ({
      readOn: days.get(readingId) ?? readOn,
      index: indexes.get(readingId) ?? index,
    }));
  const contradicts = (evidence: Evidence, index: (typeof right)[number]): boolean => {
    if (evidence.readOn === index.readOn) return evidence.index !== index.index;
    const [earlier, later] = evidence.readOn < index.readOn ? [evidence, index] : [index, evidence];
    return judgeIndex({ register, before: [earlier], index: later }).findings.some(isImpossible);
  };
  return right.flatMap((index) =>
    evidenceOf(account)
      .filter((evidence) => contradicts(evidence, index))
      .map((evidence) => warningOf(evidence, index)),
  );
};
