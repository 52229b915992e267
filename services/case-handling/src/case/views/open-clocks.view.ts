import { defineView } from '@pishkhan/views';
import mongoose from 'mongoose';
import { caseFact, caseIdOf } from './case-fact.ts';
import { clocksAfter, isOpen, NO_DEADLINE, type ClockView } from './clocks.ts';

/** `_id` is the case. */
export interface OpenClocks {
  readonly officeId: string;
  readonly countyOffice: string;
  readonly clocks: readonly ClockView[];
  /** Whether any clock is still open. */
  readonly open: boolean;
  /** First day on which a clock that was not yet missed ends. */
  readonly nextDue: string;
}

const nextDueOf = (clocks: readonly ClockView[]) =>
  clocks
    .filter(({ state }) => state === 'running')
    .map(({ dueOn }) => dueOn as string)
    .toSorted()[0] ?? NO_DEADLINE;

/**
 * "Which deadlines have passed, and which were counted with a calendar that is no longer in force?", asked by the
 * deadline watch (10.5).
 */
export const openClocks = defineView<OpenClocks>({
  name: 'open-clocks',
  version: 1,
  question: 'Which deadlines have passed, and which were counted with a calendar that is no longer in force?',
  from: { categories: ['case'] },
  schema: new mongoose.Schema(
    {
      _id: String,
      officeId: String,
      countyOffice: String,
      clocks: [mongoose.Schema.Types.Mixed],
      open: { type: Boolean, index: true },
      nextDue: { type: String, index: true },
    },
    { versionKey: false },
  ),
  keysOf: (fact) => [caseIdOf(fact)],
  apply: (document, fact) => {
    const event = caseFact(fact);
    if (event.type === 'CaseOpened')
      return {
        officeId: event.data.officeId,
        countyOffice: event.data.countyOffice,
        clocks: [],
        open: false,
        nextDue: NO_DEADLINE,
      };
    if (!document) return undefined;
    const clocks = clocksAfter(document.clocks, event);
    return clocks === document.clocks
      ? document
      : { ...document, clocks, open: clocks.some(isOpen), nextDue: nextDueOf(clocks) };
  },
});
