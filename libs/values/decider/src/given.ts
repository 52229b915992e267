import assert from 'node:assert/strict';
import { fold, isRejection, type Decider, type DomainEvent, type Rejection } from './decider.ts';

/** The grammar of every domain spec: `given(decider, ...events).when(command).then(...events)`. */
export const given = <Command, Event extends DomainEvent, State>(
  decider: Decider<Command, Event, State>,
  ...history: Event[]
) => {
  const state = fold(decider, history);
  return {
    state,
    when: (command: Command) => {
      const decision = decider.decide(command, state);
      return {
        decision,
        /** The command is accepted with exactly these events. Returns the grammar for the next step. */
        then: (...expected: Event[]) => {
          assert.deepStrictEqual(decision, expected);
          return given(decider, ...history, ...expected);
        },
        /** The command is rejected by this rule; `data`, if given, must be part of the rejection's data. */
        thenRejected: (rule: string, data?: Record<string, unknown>) => {
          assert.ok(isRejection(decision), `expected ${rule}, but it was accepted: ${JSON.stringify(decision)}`);
          assert.equal(decision.rejected, rule);
          if (data) assert.partialDeepStrictEqual(decision.data, data);
        },
        thenNothing: () => assert.deepStrictEqual(decision, []),
        /** For events with computed details: `look` checks them. */
        thenMatching: (look: (events: readonly Event[], stateAfter: State) => void) => {
          assert.ok(!isRejection(decision), `refused: ${JSON.stringify(decision)}`);
          look(decision, fold(decider, [...history, ...decision]));
        },
      };
    },
  };
};

/** The grammar for one rule: `judged(periodMustHaveDays(period)).thenRejected('PeriodMustHaveDays')`. */
export const judged = (found: Rejection | false) => ({
  thenRejected: (rule: string, data?: Record<string, unknown>) => {
    assert.ok(found, `expected ${rule}, but the rule holds`);
    assert.equal(found.rejected, rule);
    if (data) assert.partialDeepStrictEqual(found.data, data);
  },
  thenHolds: () => assert.equal(found, false),
});
