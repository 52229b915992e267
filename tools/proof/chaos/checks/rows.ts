import { percentile } from '../../conformance/journal.ts';
import type { Pause } from '../faults/tally.ts';
import { ANSWER_MS, type CallTimes } from '../load/call-times.ts';
import type { Counted } from '../moments/counters.ts';
import type { OwnWrites } from '../moments/own-writes.ts';
import type { Poisoned } from '../moments/poison.ts';
import { inOrderOnce, type ReplayOutcome } from '../moments/replay.ts';
import { none, type Check } from './check.ts';

const OWN_WRITE_MS = 300;
const OTHER_STREAMS_MS = 5000;

const ms = (value: number): string => `${Math.round(value)} ms`;

/** The counters have all acknowledged increments, each value once (R2). */
export const noUpdateIsLost = (counted: readonly Counted[], conflicts: number): Check => {
  const violations = counted.flatMap(({ stream, acknowledged, values }) => [
    ...(values.length === acknowledged
      ? []
      : [`${stream}: ${acknowledged} increments were acknowledged, the log has ${values.length}`]),
    ...values.flatMap((value, at) => (value === at + 1 ? [] : [`${stream} #${at} says ${value} instead of ${at + 1}`])),
  ]);
  const all = counted.reduce((sum, { acknowledged }) => sum + acknowledged, 0);
  return none(
    'R2',
    'updates lost by 16 writers on 4 streams',
    violations,
    `${all} acknowledged, ${conflicts} conflicts`,
  );
};

/** Every call settles by its deadline plus one second, not counting pauses of the called service's processes (R3). */
export const everyCallSettles = (times: CallTimes, pauses: readonly Pause[]): Check => {
  const violations = times
    .unsettled(pauses)
    .map(({ service, path, from, to }) => `${service} ${path} took ${ms(to - from)}`);
  return {
    row: 'R3',
    what: `calls that were not settled by their deadline + 1 s (of ${times.count}; longest)`,
    found: `${violations.length} (${ms(times.longestMs)})`,
    goal: `0 (${ms(ANSWER_MS + 1000)}, and pauses of the service itself)`,
    violations,
  };
};

/** An unavailable dependency must be reported as 503; 500 is an unexpected error (R3, S6). */
export const nothingUnexpectedIsAnswered = ({ count, unexpected }: CallTimes): Check => {
  const times = Object.values(unexpected).reduce((sum, one) => sum + one, 0);
  return {
    row: 'R3',
    what: 'responses 500, which name no cause',
    found: `${times} of ${count}`,
    goal: '0',
    violations: Object.entries(unexpected).map(([what, often]) => `${what}: ${often} times`),
  };
};

/** One poison message blocks only its stream (R6). */
export const poisonStopsItsStreamOnly = ({
  stream,
  otherStreamMs,
  otherViewMs,
  parked,
}: Poisoned): readonly Check[] => {
  const wanted = `customer-accounts/${stream}`;
  const goesOn = (what: string, after: number | undefined): Check => ({
    row: 'R6',
    what,
    found: after === undefined ? 'never' : ms(after),
    goal: ms(OTHER_STREAMS_MS),
    violations: after !== undefined && after <= OTHER_STREAMS_MS ? [] : ['the partition was blocked'],
  });
  return [
    {
      row: 'R6',
      what: 'streams parked by one poison message',
      found: parked.join(', ') || 'none',
      goal: wanted,
      violations:
        parked.length === 1 && parked[0] === wanted
          ? []
          : [`${parked.join(', ') || 'nothing'} is parked, not ${wanted}`],
    },
    goesOn('another stream of the same partition was handled by the inbox after', otherStreamMs),
    goesOn('another stream of the same partition was in a view of another service after', otherViewMs),
  ];
};

/** A replay handles a parked sequence once and in order, and its stream continues (R6). */
export const parkedSequenceReplays = ({ sick, well, parkedBefore, parkedAfter }: ReplayOutcome): Check => {
  const violations = [
    ...(inOrderOnce(sick) ? [] : [`the parked stream was handled as ${sick.join(', ') || 'nothing'}`]),
    ...(inOrderOnce(well) ? [] : [`the other stream was handled as ${well.join(', ')}`]),
    ...(parkedBefore.length === 1 ? [] : [`parked before: ${parkedBefore.join(', ') || 'none'}`]),
    ...(parkedAfter.length === 0 ? [] : [`parked after: ${parkedAfter.join(', ')}`]),
  ];
  return {
    row: 'R6',
    what: 'messages of a parked sequence handled by its replay, and after it',
    found: `${sick.length} in ${inOrderOnce(sick) ? '' : 'wrong '}order, once`,
    goal: '10',
    violations,
  };
};

/** Own writes are always visible, and soon (R10). */
export const ownWritesAreRead = ({ readsMs, unseen }: OwnWrites): readonly Check[] => {
  const p95 = percentile(readsMs, 0.95);
  return [
    none('R10', 'own writes not visible with the position token', unseen, `${readsMs.length}`),
    {
      row: 'R10',
      what: `read with the position token, p50 ${ms(percentile(readsMs, 0.5))}, p95`,
      found: ms(p95),
      goal: ms(OWN_WRITE_MS),
      violations: p95 <= OWN_WRITE_MS ? [] : [`p95 is ${ms(p95)}`],
      isSpeed: true,
    },
  ];
};

/** Everything was handled in time after the last fault, and only the poison is parked. */
export const calmsDown = (left: readonly string[], afterMs: number): Check => ({
  row: 'R1',
  what: 'processes behind, down or parked after the last fault',
  found: left.length === 0 ? `0 after ${Math.round(afterMs / 1000)} s` : `${left.length}`,
  goal: '0 within 120 s',
  violations: left,
});

/** Membership changes and their consequences (R5). */
export const rebalancesDoNoHarm = (seen: number, forced: number, harm: readonly Check[]): Check => ({
  row: 'R5',
  what: `loss and doubles over ${seen} membership changes seen (${forced} forced)`,
  found: String(harm.reduce((sum, { violations }) => sum + violations.length, 0)),
  goal: '0',
  violations: harm.flatMap(({ violations }) => violations),
});
