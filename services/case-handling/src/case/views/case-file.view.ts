import { meterVisited } from '@pishkhan/contracts';
import { roleNames } from '@pishkhan/roles';
import {
  civilDate,
  defineView,
  eventsOf,
  list,
  oneOf,
  orNull,
  text,
  truth,
  whole,
  type DocumentOf,
  type FactOf,
} from '@pishkhan/views';
import { Type } from 'typebox';
import type { ApplicantInformed, CaseEvent, CaseOpened } from '../../engine/case.messages.ts';
import { deadlinesAfter } from '../../engine/deadlines/deadlines.ts';
import { subjects } from '../../engine/kind/known.ts';
import type { Visit } from '../../engine/kind/vocabulary.ts';
import { caseEvents } from '../../engine/messages/event-versions.ts';
import { METER_VISIT } from '../../engine/verbs/report.ts';
import { cases } from '../cases.ts';
import { barred, deadlines, notice, waiting } from './case.schema.ts';
import { escalatedTo, waitingAfter, waitsForNobody } from './worklist/waiting.ts';

const historyLine = Type.Object({
  at: text('instant of recording'),
  on: text('business date'),
  type: oneOf('event', Object.keys(caseEvents) as readonly CaseEvent['type'][]),
  actor: Type.Object({ subject: text('subject'), office: orNull(text('office')) }),
  data: Type.Record(Type.String(), Type.Unknown(), { description: 'content of the event, as recorded' }),
});
const document = Type.Object({
  trackingCode: text('tracking code for the applicant'),
  kind: text('kind of the case'),
  kindVersion: whole('version of the kind, which the case keeps'),
  state: oneOf('state; withdrawn until the applicant is informed', ['open', 'withdrawn', 'closed']),
  stage: text('stage; empty before the first'),
  waiting,
  escalatedTo: orNull(oneOf('higher role that sees the case', roleNames)),
  barred,
  officeId: text('counter office'),
  countyOffice: text('county office'),
  accountId: orNull(text('account')),
  meterId: orNull(text('meter')),
  billNumber: orNull(text('bill that the case is about')),
  companies: list('contractors that have or had an order of the case', text('contractor')),
  openedOn: civilDate('day of the opening'),
  openedBy: text('clerk'),
  asked: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
  fee: orNull(Type.Object({ item: text('item of the schedule'), amount: whole('rials'), schedule: text('version') })),
  deadlines,
  earlierDeadlines: list('deadlines before each reopening (15.4-49)', deadlines),
  visit: orNull(meterVisited.schema),
  notices: list('notices to the applicant', notice),
  outcome: orNull(text('outcome')),
  answeredInTime: orNull(truth('whether the answer was in time')),
  continuesAs: orNull(text('kind of the case that continues it')),
  continuedBy: orNull(text('case that continues it')),
  continues: orNull(Type.Object({ caseId: text('continued case'), kind: text('kind'), trackingCode: text('code') })),
  history: list('every event of the case', historyLine),
});
/** A whole case. `_id` is the case. */
export type CaseFileView = DocumentOf<typeof document>;

/** A case that continues a review has the bill among its facts. */
const billOf = ({ asked, facts }: CaseOpened['data']): string | null => {
  const { field } = subjects.bill;
  return String(asked[field] ?? facts[field] ?? '') || null;
};

const opened = (data: CaseOpened['data']): CaseFileView => {
  const { caseId: _, facts: __, continues, barred: excluded = [], ...header } = data;
  return {
    ...header,
    billNumber: billOf(data),
    companies: [],
    state: 'open',
    stage: '',
    waiting: waitsForNobody,
    escalatedTo: null,
    barred: excluded.map((subject) => subject.toLowerCase()),
    deadlines: {},
    earlierDeadlines: [],
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

const noticeOf = ({ channel, at, reference, outcome, informedBy, remarks, says }: ApplicantInformed['data']) => ({
  channel,
  at,
  reference,
  outcome,
  informedBy,
  remarks: remarks ?? null,
  ...(says ? { says } : {}),
});

type Line = CaseFileView['history'][number];
const lineOf = ({ type, data, recordedAt, businessDate, actor }: FactOf<CaseEvent>): Line => ({
  at: recordedAt,
  on: businessDate,
  type,
  actor: { subject: actor.subject, office: actor.office ?? null },
  data: data as Line['data'],
});

type File = CaseFileView | undefined;
/** The file with the event's own changes, its effect on deadlines and owner, and its line of the history. */
const changed = (file: File, fact: FactOf<CaseEvent>, changes: Partial<CaseFileView>): File => {
  if (!file) return undefined;
  const running = deadlinesAfter(file.deadlines, fact);
  const waits = waitingAfter(file.waiting, fact);
  return {
    ...file,
    ...changes,
    deadlines: running,
    waiting: waits,
    escalatedTo: escalatedTo(waits, running),
    history: [...file.history, lineOf(fact)],
  };
};
const recorded = (file: File, fact: FactOf<CaseEvent>): File => changed(file, fact, {});

/**
 * "What has happened in this case, who did it, and what is the next step?", for its office, its county and the auditor.
 */
export const caseFile = defineView({
  name: 'case-file',
  version: 9,
  question: 'What has happened in this case, who did it, and what is the next step?',
  source: eventsOf(cases),
  document,
  indexes: [
    { accountId: 1 },
    { meterId: 1 },
    { billNumber: 1 },
    { trackingCode: 1 },
    { companies: 1, openedOn: 1 },
    { officeId: 1, openedOn: 1 },
    { countyOffice: 1, openedOn: 1 },
  ],
}).on({
  CaseOpened: (_, fact) => recorded(opened(fact.data), fact),
  StageEntered: (file, fact) => {
    const { stage, company } = fact.data;
    const companies = [...new Set([...(file?.companies ?? []), ...(company === undefined ? [] : [company])])];
    return changed(file, fact, { stage, companies });
  },
  MeterVisited: (file, fact) => changed(file, fact, { visit: fact.data }),
  ApplicantInformed: (file, fact) => changed(file, fact, { notices: [...(file?.notices ?? []), noticeOf(fact.data)] }),
  CaseContinued: (file, fact) =>
    changed(file, fact, { continuesAs: fact.data.continuesAs, continuedBy: fact.data.caseId }),
  CaseReopened: (file, fact) =>
    changed(file, fact, {
      state: 'open',
      outcome: null,
      answeredInTime: null,
      earlierDeadlines: [...(file?.earlierDeadlines ?? []), file?.deadlines ?? {}],
    }),
  CaseClosed: (file, fact) => {
    const { outcome, answeredInTime, continuesAs } = fact.data;
    return changed(file, fact, { state: 'closed', outcome, answeredInTime, continuesAs });
  },
  ClockStarted: recorded,
  WorkReported: recorded,
  CaseDecided: recorded,
  ServiceRequested: recorded,
  ServiceAnswered: recorded,
  AnswerRecorded: recorded,
  ClockStopped: recorded,
  CaseWithdrawn: (file, fact) => changed(file, fact, { state: 'withdrawn' }),
  OrderCalledBack: recorded,
  LateReportKept: recorded,
  CaseSentBack: recorded,
  CaseReferred: recorded,
  CaseReassigned: recorded,
  CaseHandedOver: (file, fact) => changed(file, fact, { countyOffice: fact.data.to }),
  CaseMovedToOffice: (file, fact) => changed(file, fact, { officeId: fact.data.to }),
  CaseNoted: recorded,
  CasePaused: recorded,
  CaseResumed: recorded,
  CaseEscalated: recorded,
  RequestRecalled: recorded,
  DeadlineMissed: recorded,
  DeadlineReplanned: recorded,
});
