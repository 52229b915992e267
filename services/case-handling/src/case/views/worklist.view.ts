import type { Role } from '@pishkhan/roles';
import { defineView } from '@pishkhan/views';
import mongoose from 'mongoose';
import { deadlinesAfter, nearestOf, type Deadlines } from '../../engine/deadlines/deadlines.ts';
import { caseFact, caseIdOf, type CaseFact } from './case-fact.ts';
import { escalatedTo, shownTo, waitingAfter, waitsForNobody, type Waiting, type Worklist } from './waiting.ts';

/** A case that waits for a person. `_id` is the case. */
export interface WorklistItem {
  readonly trackingCode: string;
  readonly kind: string;
  readonly kindVersion: number;
  readonly accountId: string | null;
  readonly officeId: string;
  readonly countyOffice: string;
  /** Subjects who may not see it. */
  readonly barred: readonly string[];
  readonly openedOn: string;
  readonly stage: string;
  readonly waiting: Waiting;
  readonly escalatedTo: Role | null;
  /** All worklists with the case; none while another service works, and when it is closed. */
  readonly shownTo: readonly Worklist[];
  /** Instant at which it entered this stage. */
  readonly since: string;
  readonly deadlines: Deadlines;
  readonly dueOn: string;
}

/** Sorts after every day, for cases without a deadline. */
export const NO_DEADLINE = '9999-12-31';

const opened = ({ data, recordedAt }: CaseFact & { type: 'CaseOpened' }): WorklistItem => ({
  trackingCode: data.trackingCode,
  kind: data.kind,
  kindVersion: data.kindVersion,
  accountId: data.accountId,
  officeId: data.officeId,
  countyOffice: data.countyOffice,
  barred: data.barred ?? [],
  openedOn: data.openedOn,
  stage: '',
  waiting: waitsForNobody,
  escalatedTo: null,
  shownTo: [],
  since: recordedAt,
  deadlines: {},
  dueOn: NO_DEADLINE,
});

const after = (item: WorklistItem, event: CaseFact): WorklistItem => {
  const deadlines = deadlinesAfter(item.deadlines, event);
  const waiting = waitingAfter(item.waiting, event);
  return {
    ...item,
    ...(event.type === 'StageEntered' ? { stage: event.data.stage, since: event.recordedAt } : {}),
    deadlines,
    waiting,
    escalatedTo: escalatedTo(waiting, deadlines),
    shownTo: event.type === 'CaseClosed' ? [] : shownTo(waiting, deadlines, item),
    dueOn: nearestOf(deadlines)?.dueOn ?? NO_DEADLINE,
  };
};

/** "Which cases wait for me, for how long, and until when?", for everybody who works on cases. */
export const worklist = defineView<WorklistItem>({
  name: 'worklist',
  version: 2,
  question: 'Which cases wait for me, for how long, and until when?',
  from: { categories: ['case'] },
  schema: new mongoose.Schema(
    {
      _id: String,
      trackingCode: String,
      kind: String,
      kindVersion: Number,
      accountId: String,
      officeId: String,
      countyOffice: { type: String, index: true },
      barred: [String],
      openedOn: String,
      stage: String,
      waiting: mongoose.Schema.Types.Mixed,
      escalatedTo: String,
      shownTo: [{ _id: false, role: String, unit: String }],
      since: String,
      deadlines: mongoose.Schema.Types.Mixed,
      dueOn: { type: String, index: true },
    },
    { versionKey: false, minimize: false },
  ).index({ 'shownTo.unit': 1, 'shownTo.role': 1, dueOn: 1 }),
  keysOf: (fact) => [caseIdOf(fact)],
  apply: (document, fact) => {
    const event = caseFact(fact);
    if (event.type === 'CaseOpened') return opened(event);
    return document && after(document, event);
  },
});
