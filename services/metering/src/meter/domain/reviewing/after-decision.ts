import { policyUntilPublished, type JudgementPolicy } from '@pishkhan/consumption';
import { isRejection, type Decision } from '@pishkhan/decider';
import type { MeterEvent } from '../meter.messages.ts';
import { onRecord, type InstalledMeter, type MeterState } from '../meter.state.ts';
import { evolveMeter } from '../recording/meter.evolve.ts';
import { heldAnew, releaseOf } from './releasing.ts';
import { settledFalls } from './settling.ts';

/** Other readings that wait are judged again after a decision, by the limits of its day (F8). */
export const releasing = (
  state: InstalledMeter,
  decision: Decision<MeterEvent>,
  policy: JudgementPolicy = policyUntilPublished,
): Decision<MeterEvent> => {
  if (isRejection(decision)) return decision;
  let after: MeterState = decision.reduce(evolveMeter, state);
  const releases: MeterEvent[] = [];
  while (decision.length > 0 && after.status === 'installed') {
    const released = releaseOf(after, policy);
    if (!released) break;
    releases.push(...released);
    after = released.reduce(evolveMeter, after);
  }
  return [
    ...decision,
    ...releases,
    ...(decision.length > 0 && after.status === 'installed' ? heldAnew(after, policy) : []),
  ];
};

/** An accepted index that falls leaves the worklist when nothing is left to do about it (15.4-34, F8). */
export const withSettledFalls = (state: InstalledMeter, decision: Decision<MeterEvent>): Decision<MeterEvent> => {
  if (isRejection(decision) || decision.length === 0) return decision;
  const after: MeterState = decision.reduce<MeterState>(evolveMeter, state);
  return after.status === 'installed' ? [...decision, ...settledFalls(after)] : decision;
};

/** A reading that waits and is of a later day waits for another reason: the meter was not there (situation 11). */
export const holdingAnew = (
  state: InstalledMeter,
  decision: Decision<MeterEvent>,
  policy: JudgementPolicy = policyUntilPublished,
): Decision<MeterEvent> => {
  if (isRejection(decision)) return decision;
  const after: MeterState = decision.reduce<MeterState>(evolveMeter, state);
  return after.status === 'takenOff' ? [...decision, ...heldAnew(onRecord(after), policy)] : decision;
};
