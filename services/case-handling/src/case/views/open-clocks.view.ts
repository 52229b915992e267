import { defineView } from '@pishkhan/views';
import mongoose from 'mongoose';
import { deadlinesAfter, isOpen, nextEndOf, type Deadlines } from '../../engine/deadlines/deadlines.ts';
import { caseFact, caseIdOf } from './case-fact.ts';

/** `_id` is the case. */
export interface OpenClocks {
  readonly officeId: string;
  readonly countyOffice: string;
  readonly deadlines: Deadlines;
  /** Whether any deadline is still open. */
  readonly open: boolean;
  /** Instant at which the first deadline that is not yet missed ends. */
  readonly nextEnd: string;
}

/** Sorts after every instant, for cases without a running deadline. */
export const NEVER = '9999-12-31T00:00:00.000Z';

/**
 * "Which deadlines have passed, and which were counted with a calendar that is no longer in force?", for the deadline
 * watch (10.5).
 */
export const openClocks = defineView<OpenClocks>({
  name: 'open-clocks',
  version: 2,
  question: 'Which deadlines have passed, and which were counted with a calendar that is no longer in force?',
  from: { categories: ['case'] },
  schema: new mongoose.Schema(
    {
      _id: String,
      officeId: String,
      countyOffice: String,
      deadlines: mongoose.Schema.Types.Mixed,
      open: { type: Boolean, index: true },
      nextEnd: { type: String, index: true },
    },
    { versionKey: false, minimize: false },
  ),
  keysOf: (fact) => [caseIdOf(fact)],
  apply: (document, fact) => {
    const event = caseFact(fact);
    if (event.type === 'CaseOpened') {
      const { officeId, countyOffice } = event.data;
      return { officeId, countyOffice, deadlines: {}, open: false, nextEnd: NEVER };
    }
    if (!document) return undefined;
    const deadlines = deadlinesAfter(document.deadlines, event);
    return deadlines === document.deadlines
      ? document
      : {
          ...document,
          deadlines,
          open: Object.values(deadlines).some(isOpen),
          nextEnd: nextEndOf(deadlines) ?? NEVER,
        };
  },
});
