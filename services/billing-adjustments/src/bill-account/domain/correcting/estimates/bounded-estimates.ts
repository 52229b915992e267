import {
  consumptionBetween,
  deriveIndex,
  isFact,
  mostBetween,
  type EstimateRegister,
  type IndexOnDay,
} from '@pishkhan/consumption';
import type { BillAccount } from '../../bill-account.state.ts';
import type { Evidence, Reading } from '../../billing/bill.ts';
import { segmentOn } from '../../metering/connection.ts';
import type { CauseOf } from '../proposal.ts';

type RightIndexes = CauseOf<'readings'>['readings'];

/** The facts around a day; the later one is absent if every later reading is an estimate. */
interface Around {
  readonly register: EstimateRegister;
  readonly before: Reading;
  readonly after?: Reading;
}

const since = ({ register, before }: Around, { index }: IndexOnDay): number =>
  consumptionBetween(register, before.index, index);

const isWithinCapacity = ({ register: { capacity } }: Around, from: IndexOnDay, to: IndexOnDay, cubicMetres: number) =>
  capacity === undefined || cubicMetres <= mostBetween({ capacity }, from.readOn, to.readOn);

/** The facts around the evidence allow it; evidence that they exclude may be misread itself. */
const isPossible = (around: Around, evidence: IndexOnDay): boolean => {
  const { before, after } = around;
  const used = since(around, evidence);
  if (!isWithinCapacity(around, before, evidence, used)) return false;
  if (!after) return evidence.index >= before.index;
  const left = since(around, after) - used;
  return left >= 0 && isWithinCapacity(around, evidence, after, left);
};

const linear = ({ register }: Around, facts: readonly [IndexOnDay, IndexOnDay], { readOn }: Reading): number =>
  deriveIndex({ method: 'betweenReadings', methodVersion: 1 }, register, facts, readOn)!.index;

/** Estimates before the evidence count at most what it shows: if one exceeds it, they become linear. */
const before = (around: Around, evidence: IndexOnDay, estimates: readonly Reading[]): RightIndexes =>
  estimates.some((each) => since(around, each) > since(around, evidence))
    ? estimates.map((each) => ({
        readingId: each.readingId,
        rightIndex: linear(around, [around.before, evidence], each),
      }))
    : [];

/**
 * Estimates after the evidence count at least what it shows: they become linear up to the next fact. Without one the
 * evidence is all that is known, and a later reading includes the rest.
 */
const after = (around: Around, evidence: IndexOnDay, estimates: readonly Reading[]): RightIndexes => {
  const below = estimates.filter((each) => since(around, each) < since(around, evidence));
  const { after: next } = around;
  if (below.length === 0) return [];
  return next
    ? estimates.map((each) => ({ readingId: each.readingId, rightIndex: linear(around, [evidence, next], each) }))
    : below.map(({ readingId }) => ({ readingId, rightIndex: evidence.index }));
};

/** Right indexes of the estimates that contradict evidence of a day without a reading (15.4-31, 15.4-32). */
export const boundedEstimates = (account: BillAccount, evidence: Evidence): RightIndexes => {
  const segment = segmentOn(account, evidence);
  const chain = segment?.readings ?? [];
  const facts = chain.filter(isFact);
  const earlier = facts.findLast(({ readOn }) => readOn < evidence.readOn);
  const later = facts.find(({ readOn }) => readOn > evidence.readOn);
  if (!earlier || !segment) return [];
  const around = { register: segment.register, before: earlier, ...(later && { after: later }) };
  if (!isPossible(around, evidence)) return [];
  const guesses = chain.filter(
    (each) => !isFact(each) && each.readOn > earlier.readOn && (!later || each.readOn < later.readOn),
  );
  const right = [
    ...before(
      around,
      evidence,
      guesses.filter(({ readOn }) => readOn < evidence.readOn),
    ),
    ...after(
      around,
      evidence,
      guesses.filter(({ readOn }) => readOn > evidence.readOn),
    ),
  ];
  return right.filter(({ readingId, rightIndex }) =>
    guesses.some((each) => each.readingId === readingId && each.index !== rightIndex),
  );
};
