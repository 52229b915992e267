import type { CivilDate } from '@pishkhan/calendar';
import { civilDate, defineView, eventsOf, orNull, text, truth, whole, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';
import type { CaseEvent } from '../../../engine/case.messages.ts';
import { deadlinesAfter, isRunning, type Deadlines } from '../../../engine/deadlines/deadlines.ts';
import { endsAt } from '../../../engine/deadlines/due.ts';
import { WITHDRAWN } from '../../../engine/kind/kind.ts';
import { cases } from '../../cases.ts';
import { barred, deadlines, waiting } from '../case.schema.ts';
import { waitingAfter, waitsForNobody } from '../worklist/waiting.ts';
import { awaitedIn, begun, endedOn, runs, runsAfter } from './runs.ts';

const document = Type.Object({
  trackingCode: text('tracking code for the applicant'),
  kind: text('kind of the case'),
  kindVersion: whole('version of the kind, which the case keeps'),
  accountId: orNull(text('account')),
  officeId: text('counter office'),
  countyOffice: text('county office'),
  barred,
  openedOn: civilDate('day of the registration'),
  begunOn: civilDate('day of the registration, or of the last reopening'),
  open: truth('neither withdrawn nor closed'),
  endedOn: text('day of the last end; after every day while it is open'),
  stage: text('stage; empty before the first'),
  waiting,
  awaits: text('role or cause that it waits for, or `service`'),
  since: civilDate('day on which it entered this stage'),
  deadlines,
  dueOn: text('last day of the nearest deadline; after every day if none runs'),
  endsAt: text('instant at which that deadline ends; after every instant if none runs'),
  runs,
});
/** The times of a case. `_id` is the case. */
export type CaseTimes = DocumentOf<typeof document>;

/** Sort after every day and instant. */
export const NO_DAY = '9999-12-31';
export const NO_INSTANT = '9999-12-31T23:59:59.999Z';

/** The deadline that ends first among those that run or were missed; one that is suspended by a pause has no end. */
const nearest = (all: Deadlines): { readonly dueOn: string; readonly endsAt: string } => {
  const [first] = Object.values(all)
    .filter((deadline) => isRunning(deadline) || deadline.state === 'missed')
    .toSorted((one, other) => (endsAt(one) < endsAt(other) ? -1 : 1));
  return first ? { dueOn: first.dueOn, endsAt: endsAt(first) } : { dueOn: NO_DAY, endsAt: NO_INSTANT };
};

const after = (times: CaseTimes, event: CaseEvent, on: CivilDate): CaseTimes => {
  const waits = waitingAfter(times.waiting, event);
  const clocks = deadlinesAfter(times.deadlines, event);
  return {
    ...times,
    waiting: waits,
    awaits: awaitedIn(waits),
    deadlines: clocks,
    ...nearest(clocks),
    runs: runsAfter(times.runs, event, { stage: times.stage, waiting: waits, on }),
  };
};
/** Every such event names its day. */
const moved = (times: CaseTimes | undefined, event: CaseEvent & { data: { on: CivilDate } }): CaseTimes | undefined =>
  times && after(times, event, event.data.on);
/** A deadline is no change of the stage. */
const clocked = (times: CaseTimes | undefined, event: CaseEvent): CaseTimes | undefined => {
  const clocks = times && deadlinesAfter(times.deadlines, event);
  return times && clocks && { ...times, deadlines: clocks, ...nearest(clocks) };
};

/**
 * "Which cases are open, where and until when; how long did the others take, and at which stages?", for the board and
 * the statistics of heads and auditors (7.1, C1-12).
 */
export const caseTimes = defineView({
  name: 'case-times',
  version: 2,
  question: 'Which cases are open, where and until when; how long did the others take, and at which stages?',
  source: eventsOf(cases),
  document,
  indexes: [
    { open: 1, endsAt: 1 },
    { countyOffice: 1, open: 1, endsAt: 1 },
    { officeId: 1, open: 1, endsAt: 1 },
    { endsAt: 1 },
    { endedOn: 1, openedOn: 1 },
    { countyOffice: 1, endedOn: 1 },
    { officeId: 1, endedOn: 1 },
  ],
}).on({
  CaseOpened: (_, { data }) => ({
    trackingCode: data.trackingCode,
    kind: data.kind,
    kindVersion: data.kindVersion,
    accountId: data.accountId,
    officeId: data.officeId,
    countyOffice: data.countyOffice,
    barred: (data.barred ?? []).map((subject) => subject.toLowerCase()),
    openedOn: data.openedOn,
    begunOn: data.openedOn,
    open: true,
    endedOn: NO_DAY,
    stage: '',
    waiting: waitsForNobody,
    awaits: awaitedIn(waitsForNobody),
    since: data.openedOn,
    deadlines: {},
    dueOn: NO_DAY,
    endsAt: NO_INSTANT,
    runs: [begun(data.openedOn)],
  }),
  StageEntered: (times, event) => moved(times && { ...times, stage: event.data.stage, since: event.data.on }, event),
  CaseReferred: moved,
  CaseReassigned: moved,
  CaseHandedOver: (times, event) => moved(times && { ...times, countyOffice: event.data.to }, event),
  CaseMovedToOffice: (times, event) => moved(times && { ...times, officeId: event.data.to }, event),
  CaseEscalated: moved,
  CasePaused: moved,
  CaseResumed: moved,
  ServiceAnswered: moved,
  RequestRecalled: moved,
  ClockStarted: clocked,
  ClockStopped: clocked,
  DeadlineMissed: clocked,
  DeadlineReplanned: clocked,
  CaseWithdrawn: (times, event) => {
    const { on } = event.data;
    const stopped = clocked(times, event);
    const ended = stopped && endedOn(stopped.runs, on, { outcome: WITHDRAWN });
    return stopped && ended && { ...stopped, open: false, endedOn: on, runs: ended };
  },
  CaseClosed: (times, event) => {
    const { closedOn, outcome, answeredInTime } = event.data;
    if (!times?.open) return times;
    const ended = endedOn(times.runs, closedOn, { outcome, inTime: answeredInTime });
    return { ...times, open: false, endedOn: closedOn, waiting: waitsForNobody, runs: ended };
  },
  CaseReopened: (times, event) => {
    const again = clocked(times, event);
    const { on } = event.data;
    return again && { ...again, open: true, begunOn: on, endedOn: NO_DAY, runs: [...again.runs, begun(on)] };
  },
  MeterVisited: 'ignored',
  WorkReported: 'ignored',
  CaseDecided: 'ignored',
  ServiceRequested: 'ignored',
  AnswerRecorded: 'ignored',
  CaseContinued: 'ignored',
  ApplicantInformed: 'ignored',
  OrderCalledBack: 'ignored',
  LateReportKept: 'ignored',
  CaseSentBack: 'ignored',
  CaseNoted: 'ignored',
});
