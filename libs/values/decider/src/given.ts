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
        /** The command is granted with exactly these facts. Answers a grammar for going on from there. */
        then: (...expected: Event[]) => {
          assert.deepStrictEqual(decision, expected);
          return given(decider, ...history, ...expected);
        },
        /** The command is refused by this rule; `data`, where given, must be part of the refusal's data. */
        thenRejected: (rule: string, data?: Record<string, unknown>) => {
          assert.ok(isRejection(decision), `expected ${rule}, but it was granted: ${JSON.stringify(decision)}`);
          assert.equal(decision.rejected, rule);
          if (data) assert.partialDeepStrictEqual(decision.data, data);
        },
        thenNothing: () => assert.deepStrictEqual(decision, []),
        /** For facts with computed detail: look at them yourself. */
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
    assert.ok(found, `expected ${rule}, but it holds`);
    assert.equal(found.rejected, rule);
    if (data) assert.partialDeepStrictEqual(found.data, data);
  },
  thenHolds: () => assert.equal(found, false),
});
