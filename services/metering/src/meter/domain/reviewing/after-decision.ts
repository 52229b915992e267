import { policyUntilPublished, type JudgementPolicy } from '@pishkhan/consumption';
import { isRejection, type Decision } from '@pishkhan/decider';
import type { MeterEvent } from '../meter.messages.ts';
import { onRecord, type InstalledMeter, type MeterState } from '../meter.state.ts';
import { heldAnew, releaseOf } from './releasing.ts';
import { settledFalls } from './settling.ts';

export type EvolveMeter = (state: MeterState, event: MeterEvent) => MeterState;

/** What follows from a decision on a meter for its readings that wait. */
export const afterDecision = (evolve: EvolveMeter, state: InstalledMeter) => ({
  /** Other readings that wait are judged again, by the limits of the day of the decision (F8). */
  released: (decision: Decision<MeterEvent>, policy: JudgementPolicy = policyUntilPublished): Decision<MeterEvent> => {
    if (isRejection(decision)) return decision;
    let after = decision.reduce<MeterState>(evolve, state);
    const releases: MeterEvent[] = [];
    while (decision.length > 0 && after.status === 'installed') {
      const released = releaseOf(after, policy);
      if (!released) break;
      releases.push(...released);
      after = released.reduce(evolve, after);
    }
    return [
      ...decision,
      ...releases,
      ...(decision.length > 0 && after.status === 'installed' ? heldAnew(after, policy) : []),
    ];
  },
  /** An accepted index that falls leaves the worklist when nothing is left to do about it (15.4-34, F8). */
  settled: (decision: Decision<MeterEvent>): Decision<MeterEvent> => {
    if (isRejection(decision) || decision.length === 0) return decision;
    const after = decision.reduce<MeterState>(evolve, state);
    return after.status === 'installed' ? [...decision, ...settledFalls(after)] : decision;
  },
  /** A reading that waits and is of a later day waits for another reason: the meter was not there (situation 11). */
  heldAnew: (decision: Decision<MeterEvent>, policy: JudgementPolicy = policyUntilPublished): Decision<MeterEvent> => {
    if (isRejection(decision)) return decision;
    const after = decision.reduce<MeterState>(evolve, state);
    return after.status === 'takenOff' ? [...decision, ...heldAnew(onRecord(after), policy)] : decision;
  },
});
