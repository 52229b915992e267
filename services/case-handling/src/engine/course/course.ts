import type { Decision, Rejection } from '@pishkhan/decider';
import { derivedId } from '@pishkhan/identifiers';
import { clockStarted, clocksStopped } from './clocks.ts';
import type { CaseEvent, Moment } from '../case.messages.ts';
import { workingCalendarMustCoverTheDeadline } from '../case.rules.ts';
import { evolve, type OpenFile } from '../case.state.ts';
import { ownerOf, stageOf, type CaseKind, type ClockSpec } from '../kind/kind.ts';
import type { Edges, RequestStage } from '../kind/vocabulary.ts';

/** Facts of one command so far, and the case after them. */
export interface Course {
  readonly kind: CaseKind;
  readonly moment: Moment;
  readonly file: OpenFile;
  readonly events: readonly CaseEvent[];
}

export const begin = (kind: CaseKind, file: OpenFile, moment: Moment): Course => ({ kind, moment, file, events: [] });

export const happened = (course: Course, ...events: readonly CaseEvent[]): Course => ({
  ...course,
  file: events.reduce((file, event) => evolve(file, event) as OpenFile, course.file),
  events: [...course.events, ...events],
});

export const decisionOf = (course: Course | Rejection): Decision<CaseEvent> =>
  'rejected' in course ? course : course.events;

const stop = (course: Course, stoppedBy: (spec: ClockSpec) => boolean) =>
  happened(course, ...clocksStopped(course.kind, course.file, stoppedBy, course.moment.on));
/** Stops what runs until the applicant was informed, or during the last stage. */
export const stopToClose = (course: Course) =>
  stop(course, ({ stops, during }) => stops === 'applicantInformed' || during === course.file.stage);

/** Starts the clocks that begin now; refused where one cannot be counted. */
export const start = (course: Course, begins: (spec: ClockSpec) => boolean): Course | Rejection => {
  const events: CaseEvent[] = [];
  for (const [clock, spec] of Object.entries(course.kind.clocks)) {
    if (!begins(spec)) continue;
    const started = clockStarted(clock, spec, course.moment);
    if (!started) return workingCalendarMustCoverTheDeadline(clock);
    events.push(started);
  }
  return happened(course, ...events);
};

/** The first edge whose guard holds. */
export const targetOf = <Data, Facts>(edges: Edges<Data, Facts, string>, data: Data, facts: Facts): string =>
  typeof edges === 'string' ? edges : edges.find(({ when }) => !when || when(data, facts))!.to;

const asked = (course: Course, stage: RequestStage): Course => {
  const {
    file,
    moment: { on },
  } = course;
  if (!file.visit || !file.decision?.reading)
    throw new Error(`stage ${file.stage} of ${file.kind} asks before its visit and decision`);
  const requestId = derivedId('request', file.caseId, String(file.requests + 1));
  const content = stage.requests.content({
    requestId,
    caseId: file.caseId,
    officeId: file.officeId,
    accountId: file.accountId,
    feeCharged: file.fee.amount,
    facts: file.facts,
    visit: file.visit,
    form: file.decision.form,
    reading: file.decision.reading,
    decidedBy: file.decision.decidedBy,
    on,
  });
  return happened(course, {
    type: 'ServiceRequested',
    data: { request: stage.requests.event, requestId, content, on },
  });
};

/** Records the answer, which stops its clock. */
const answered = (course: Course, outcome: string): Course =>
  stop(
    happened(course, { type: 'AnswerRecorded', data: { outcome, on: course.moment.on } }),
    ({ stops }) => stops === 'answerRecorded',
  );

/**
 * Leaves the stage and enters another, with all that follows from being there: clocks, a request, a recorded answer.
 */
export const enter = (course: Course, name: string): Course | Rejection => {
  const {
    kind,
    moment: { on },
  } = course;
  const stage = stageOf(kind, name);
  const left = stop(course, ({ during }) => during !== undefined && during === course.file.stage);
  const there = start(
    happened(left, { type: 'StageEntered', data: { stage: name, on, waitsFor: ownerOf(stage) ?? null } }),
    ({ during }) => during === name,
  );
  if ('rejected' in there) return there;
  if ('requests' in stage) return asked(there, stage);
  return 'informs' in stage ? answered(there, stage.closes) : there;
};
