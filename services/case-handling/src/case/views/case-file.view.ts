import type { CivilDate } from '@pishkhan/calendar';
import { defineView } from '@pishkhan/views';
import mongoose from 'mongoose';
import type { CaseEvent, Channel, Continues, Fee, FilledIn } from '../../engine/case.messages.ts';
import type { Role, Visit } from '../../engine/kind/vocabulary.ts';
import { METER_VISIT } from '../../engine/verbs/report.ts';
import { caseFact, caseIdOf, type CaseFact } from './case-fact.ts';
import { deadlinesAfter, type Deadlines } from '../../engine/deadlines/deadlines.ts';
import { escalatedTo, waitingAfter, waitsForNobody, type Waiting } from './waiting.ts';

/** One line of the history, as recorded. */
export interface HistoryLine {
  readonly at: string;
  readonly on: string;
  readonly type: CaseEvent['type'];
  readonly actor: { readonly subject: string; readonly office: string | null };
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Notice {
  readonly channel: Channel;
  readonly at: string;
  readonly reference: string;
  readonly outcome: string;
  readonly informedBy: string;
  readonly remarks: string | null;
}

/** A whole case. `_id` is the case. */
export interface CaseFileView {
  readonly trackingCode: string;
  readonly kind: string;
  readonly kindVersion: number;
  readonly state: 'open' | 'closed';
  readonly stage: string;
  readonly waiting: Waiting;
  readonly escalatedTo: Role | null;
  /** Subjects who may not see it. */
  readonly barred: readonly string[];
  readonly officeId: string;
  readonly countyOffice: string;
  readonly accountId: string | null;
  readonly meterId: string | null;
  readonly openedOn: CivilDate;
  readonly openedBy: string;
  readonly asked: FilledIn;
  readonly fee: Fee | null;
  readonly deadlines: Deadlines;
  readonly visit: Visit | null;
  readonly notices: readonly Notice[];
  readonly outcome: string | null;
  readonly answeredInTime: boolean | null;
  readonly continuesAs: string | null;
  /** The case that continues it, and the one that it continues. */
  readonly continuedBy: string | null;
  readonly continues: Pick<Continues, 'caseId' | 'kind' | 'trackingCode'> | null;
  readonly history: readonly HistoryLine[];
}

const opened = ({ data }: CaseFact & { type: 'CaseOpened' }): CaseFileView => {
  const { caseId: _, facts: __, continues, barred = [], ...header } = data;
  return {
    ...header,
    state: 'open',
    stage: '',
    waiting: waitsForNobody,
    escalatedTo: null,
    barred,
    deadlines: {},
    visit: (continues?.reports.findLast(({ work }) => work === METER_VISIT)?.report as Visit | undefined) ?? null,
    notices: [],
    outcome: null,
    answeredInTime: null,
    continuesAs: null,
    continuedBy: null,
    continues: continues
      ? { caseId: continues.caseId, kind: continues.kind, trackingCode: continues.trackingCode }
      : null,
    history: [],
  };
};

const noticeOf = ({
  channel,
  at,
  reference,
  outcome,
  informedBy,
  remarks,
}: Extract<CaseEvent, { type: 'ApplicantInformed' }>['data']): Notice => ({
  channel,
  at,
  reference,
  outcome,
  informedBy,
  remarks: remarks ?? null,
});

/** Changes by the fact itself; deadlines and history are added separately. */
const changed = (file: CaseFileView, event: CaseFact): Partial<CaseFileView> => {
  switch (event.type) {
    case 'StageEntered':
      return { stage: event.data.stage };
    case 'MeterVisited':
      return { visit: event.data };
    case 'ApplicantInformed':
      return { notices: [...file.notices, noticeOf(event.data)] };
    case 'CaseContinued':
      return { continuesAs: event.data.continuesAs, continuedBy: event.data.caseId };
    case 'CaseClosed':
      return {
        state: 'closed',
        outcome: event.data.outcome,
        answeredInTime: event.data.answeredInTime,
        continuesAs: event.data.continuesAs,
      };
    case 'CaseOpened':
    case 'ClockStarted':
    case 'CaseDecided':
    case 'WorkReported':
    case 'CaseSentBack':
    case 'CaseReferred':
    case 'CaseReassigned':
    case 'CaseNoted':
    case 'CasePaused':
    case 'CaseResumed':
    case 'CaseEscalated':
    case 'ServiceRequested':
    case 'ServiceAnswered':
    case 'AnswerRecorded':
    case 'CaseWithdrawn':
    case 'ClockStopped':
    case 'DeadlineMissed':
    case 'DeadlineReplanned':
      return {};
  }
};

const lineOf = ({ type, data, recordedAt, businessDate, actor }: CaseFact): HistoryLine => ({
  at: recordedAt,
  on: businessDate,
  type,
  actor: { subject: actor.subject, office: actor.office ?? null },
  data: data as HistoryLine['data'],
});

/**
 * "What has happened in this case, who did it, and what is the next step?", for its office, its county and the auditor.
 */
export const caseFile = defineView<CaseFileView>({
  name: 'case-file',
  version: 2,
  question: 'What has happened in this case, who did it, and what is the next step?',
  from: { categories: ['case'] },
  schema: new mongoose.Schema(
    {
      _id: String,
      state: String,
      officeId: String,
      countyOffice: String,
      accountId: { type: String, index: true },
      openedOn: String,
      barred: [String],
    },
    { strict: false, versionKey: false, minimize: false },
  )
    .index({ officeId: 1, openedOn: 1 })
    .index({ countyOffice: 1, openedOn: 1 }),
  keysOf: (fact) => [caseIdOf(fact)],
  apply: (document, fact) => {
    const event = caseFact(fact);
    const file = event.type === 'CaseOpened' ? opened(event) : document;
    if (!file) return undefined;
    const deadlines = deadlinesAfter(file.deadlines, event);
    const waiting = waitingAfter(file.waiting, event);
    return {
      ...file,
      ...changed(file, event),
      deadlines,
      waiting,
      escalatedTo: escalatedTo(waiting, deadlines),
      history: [...file.history, lineOf(event)],
    };
  },
});
