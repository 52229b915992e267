import { roleNames } from '@pishkhan/roles';
import { civilDate, defineView, eventsOf, list, oneOf, orNull, text, whole, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';
import type { CaseEvent, CaseOpened } from '../../engine/case.messages.ts';
import { deadlinesAfter, nearestOf } from '../../engine/deadlines/deadlines.ts';
import { cases } from '../cases.ts';
import { barred, deadlines, waiting } from './case.schema.ts';
import { escalatedTo, shownTo, waitingAfter, waitsForNobody } from './waiting.ts';

const document = Type.Object({
  trackingCode: text('tracking code for the applicant'),
  kind: text('kind of the case'),
  kindVersion: whole('version of the kind, which the case keeps'),
  accountId: orNull(text('account')),
  officeId: text('counter office'),
  countyOffice: text('county office'),
  barred,
  openedOn: civilDate('day of the opening'),
  stage: text('stage; empty before the first'),
  waiting,
  escalatedTo: orNull(oneOf('higher role that sees the case', roleNames)),
  shownTo: list(
    'all worklists with the case; none while another service works, and when it is closed',
    Type.Object({ role: oneOf('role', roleNames), unit: text('its unit') }),
  ),
  since: text('instant at which it entered this stage'),
  deadlines,
  dueOn: text('last day of the nearest deadline'),
});
/** A case that waits for a person. `_id` is the case. */
export type WorklistItem = DocumentOf<typeof document>;

/** Sorts after every day, for cases without a deadline. */
export const NO_DEADLINE = '9999-12-31';

const opened = (data: CaseOpened['data'], recordedAt: string): WorklistItem => ({
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

const moved = (item: WorklistItem | undefined, event: CaseEvent): WorklistItem | undefined => {
  if (!item) return undefined;
  const running = deadlinesAfter(item.deadlines, event);
  const waits = waitingAfter(item.waiting, event);
  return {
    ...item,
    deadlines: running,
    waiting: waits,
    escalatedTo: escalatedTo(waits, running),
    shownTo: shownTo(waits, running, item),
    dueOn: nearestOf(running)?.dueOn ?? NO_DEADLINE,
  };
};

/** "Which cases wait for me, for how long, and until when?", for everybody who works on cases. */
export const worklist = defineView({
  name: 'worklist',
  version: 4,
  question: 'Which cases wait for me, for how long, and until when?',
  source: eventsOf(cases),
  document,
  indexes: [{ countyOffice: 1 }, { dueOn: 1 }, { 'shownTo.unit': 1, 'shownTo.role': 1, dueOn: 1 }],
}).on({
  CaseOpened: (_, { data, recordedAt }) => opened(data, recordedAt),
  StageEntered: (item, event) => moved(item && { ...item, stage: event.data.stage, since: event.recordedAt }, event),
  CaseReferred: moved,
  CaseReassigned: moved,
  CaseEscalated: moved,
  CasePaused: moved,
  CaseResumed: moved,
  ClockStarted: moved,
  ClockStopped: moved,
  DeadlineMissed: moved,
  DeadlineReplanned: moved,
  CaseClosed: (item, event) => {
    const closed = moved(item, event);
    return closed && { ...closed, shownTo: [] };
  },
  MeterVisited: 'ignored',
  WorkReported: 'ignored',
  CaseDecided: 'ignored',
  ServiceRequested: 'ignored',
  ServiceAnswered: 'ignored',
  AnswerRecorded: 'ignored',
  CaseContinued: 'ignored',
  ApplicantInformed: 'ignored',
  CaseWithdrawn: 'ignored',
  RequestRecalled: 'ignored',
  CaseSentBack: 'ignored',
  CaseNoted: 'ignored',
});
