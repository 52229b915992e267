import { indexJudgementOn, judgeIndex, type IndexFinding } from '@pishkhan/consumption';
import type { Rejection } from '@pishkhan/decider';
import type { CorrectionRequest } from '../../proposal.ts';
import { segmentOfDay } from '../../../metering/connection.ts';
import { factsWith, isOverridden, judgedRegisterOf, seenAt, type Judging } from '../plausibility.ts';
import { rightReadings } from '../several/causes.ts';
import { readingAboveIndexSeenMustBeCorrected } from '../simulation.rules.ts';

type Fall = Extract<IndexFinding, { readonly kind: 'falls' }>;

/**
 * The index seen at the visit is not below the last reading of the days before, as it becomes, unless the register has
 * rolled over since. A reading of the same day may be later than the visit (11.4, 15.4-33, 15.4-38).
 */
export const indexSeenMustExplainEveryReading = (request: CorrectionRequest, basis: Judging): Rejection | false => {
  const { account, judgement = { versions: [] }, today } = basis;
  const seen = seenAt(request);
  const segment = seen && segmentOfDay(account, seen.readOn);
  const register = judgedRegisterOf(segment);
  if (!register || !seen || !segment) return false;
  const before = factsWith(segment, rightReadings(request.cause))
    .filter(({ readOn }) => readOn < seen.readOn)
    .toSorted((one, other) => (one.readOn < other.readOn ? -1 : 1))
    .slice(-1);
  const { limits } = indexJudgementOn(judgement, today);
  const fall = judgeIndex({ register, before, index: seen, limits }).findings.find(
    (finding): finding is Fall => finding.kind === 'falls',
  );
  return fall !== undefined && !isOverridden(account, fall, request) && readingAboveIndexSeenMustBeCorrected(fall);
};
