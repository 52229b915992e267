import type { CivilDate } from '@pishkhan/calendar';
import { acceptedEvents, confirmationBy } from '../recording/accepting.ts';
import { acceptedFigureOf, factBefore, holds, judgeOnDay } from '../recording/judging.ts';
import type { JudgementPolicy } from '@pishkhan/consumption';
import type { MeterEvent } from '../meter.messages.ts';
import type { HeldReading, InstalledMeter } from '../meter.state.ts';
import type { HeldFinding } from './review.messages.ts';

/** Two figures of a day need a person, whatever changed since; an unusual one, too, without a published policy. */
const needsAPerson = ({ kind }: HeldFinding, { version }: JudgementPolicy): boolean =>
  kind === 'twoFigures' || (kind === 'unusual' && version === undefined);

export const releasedEvent = (
  { reviewId, meterId, accountId }: HeldReading,
  endedOn: CivilDate | undefined,
): MeterEvent => ({
  type: 'ReadingReviewEnded',
  data: { reviewId, meterId, accountId, outcome: 'released', ...(endedOn && { endedOn }) },
});

const waitingIn = ({ held }: InstalledMeter, policy: JudgementPolicy): readonly HeldReading[] =>
  held
    .filter(({ ended, findings }) => ended === undefined && !findings.some((each) => needsAPerson(each, policy)))
    .toSorted((one, other) => (one.readOn < other.readOn ? -1 : 1));

/**
 * The first reading that waits without a reason, in the order of days: a correction made room for it (F8, case 03).
 *
 * @param policy Limits of today: a consumption that is still unusual goes on waiting, and a small rollover is confirmed
 *   (15.4-33)
 */
export const releaseOf = (state: InstalledMeter, policy: JudgementPolicy): readonly MeterEvent[] | undefined => {
  for (const held of waitingIn(state, policy)) {
    const { readOn, index, kind } = held;
    const { findings, confirmedByPolicy } = judgeOnDay(state, { readOn, index }, kind, policy);
    if (findings.some(holds) || acceptedFigureOf(state, held).length > 0) continue;
    const estimate = kind === 'estimated' && { because: 'readerEstimated' as const, method: 'byReader' as const };
    const confirmed = confirmedByPolicy && confirmationBy(policy);
    const figure = { index, kind, ...(estimate && { estimate }), ...(confirmed && { confirmed }) };
    return [releasedEvent(held, undefined), ...acceptedEvents(state, { ...held, policy }, figure)];
  }
  return undefined;
};

const reasonsOf = (findings: readonly HeldFinding[]): string => findings.map(({ kind }) => kind).join();

/** Readings that wait for other reasons than before: the worklist names those of now (F8). */
export const heldAnew = (state: InstalledMeter, policy: JudgementPolicy): readonly MeterEvent[] =>
  waitingIn(state, policy).flatMap(({ visitOrdered: _, ...held }) => {
    const judged = judgeOnDay(state, held, held.kind, policy).findings.filter(holds);
    const findings = [...judged, ...acceptedFigureOf(state, held)];
    if (reasonsOf(findings) === reasonsOf(held.findings)) return [];
    return [{ type: 'ReadingHeldForReview', data: { ...held, findings, previous: factBefore(state, held.readOn) } }];
  });
