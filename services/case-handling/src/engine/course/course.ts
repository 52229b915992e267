import { partsIn } from '../acting/parts.ts';
import type { Decision } from '@pishkhan/decider';
import { derivedId } from '@pishkhan/identifiers';
import type { CaseEvent, CaseOpened, Moment } from '../case.messages.ts';
import { lastReports, type Context, type OpenFile } from '../case.file.ts';
import { headWhoJudges, readersAt } from '../acting/disputed-reader.ts';
import { companyAt } from '../acting/company.ts';
import { deciderBefore } from '../acting/four-eyes.ts';
import { answeredInTime, marked } from '../deadlines/marks.ts';
import { actorsOf, ownerOf, stageOf } from '../kind/kind.ts';
import type { Edges, RequestStage } from '../kind/vocabulary.ts';
import { trackingCodeOf } from './tracking-code.ts';

/** Events of one command so far, and the case after them. */
export interface Course extends Pick<Context, 'kind' | 'file' | 'evolve'> {
  readonly moment: Moment;
  readonly events: readonly CaseEvent[];
}

export const begin = ({ kind, file, evolve }: Pick<Context, 'kind' | 'file' | 'evolve'>, moment: Moment): Course => ({
  kind,
  file,
  evolve,
  moment,
  events: [],
});
export const decisionOf = ({ events }: Course): Decision<CaseEvent> => events;

const after = (course: Course, event: CaseEvent): Course => ({
  ...course,
  file: course.evolve(course.file, event) as OpenFile,
  events: [...course.events, event],
});

const withDeadlines = (course: Course, before: OpenFile, event: CaseEvent): Course =>
  marked(course.kind, before, course.file, event, course.moment).reduce(after, course);

/** Adds an event and the deadlines that it stops and starts. */
export const happened = (course: Course, event: CaseEvent): Course =>
  withDeadlines(after(course, event), course.file, event);

/** Starts a case with its opening. */
export const opened = (
  { kind, evolve }: Pick<Course, 'kind' | 'evolve'>,
  event: CaseOpened,
  moment: Moment,
): Course => {
  const file = evolve({ status: 'none' }, event);
  if (file.status !== 'open') throw new Error(`${event.type} does not open a case`);
  return withDeadlines({ kind, file, evolve, moment, events: [event] }, file, event);
};
export const thenAll = (course: Course, events: readonly CaseEvent[]): Course => events.reduce(happened, course);

/** The first edge whose guard holds. */
export const targetOf = <Data, Facts>(edges: Edges<Data, Facts, string>, data: Data, facts: Facts): string =>
  typeof edges === 'string' ? edges : edges.find(({ when }) => !when || when(data, facts))!.to;

const requested = (course: Course, { requests: { event, needs, content } }: RequestStage): Course => {
  const { file, moment } = course;
  const [requestId, decided] = [derivedId('request', file.caseId, String(file.requests + 1)), file.decisions.at(-1)];
  const last = lastReports(file);
  const asking = {
    requestId,
    caseId: file.caseId,
    officeId: file.officeId,
    accountId: file.accountId,
    feeCharged: (file.fee ?? file.continues?.fee)?.amount ?? 0,
    facts: file.facts,
    reports: Object.fromEntries(Object.entries(needs).map(([name, { work }]) => [name, last[work]!])),
    form: decided?.form ?? {},
    readings: decided?.readings ?? [decided?.reading ?? []].flat(),
    decidedBy: decided?.decidedBy ?? '',
    ...(decided?.decidedAs === undefined ? {} : { decidedAs: decided.decidedAs }),
    replies: file.replies ?? {},
    meterId: file.meterId,
    parts: partsIn(file),
    on: moment.on,
  };
  return happened(course, {
    type: 'ServiceRequested',
    data: { request: event, requestId, content: content(asking), on: moment.on },
  });
};

/** If the case continues as another kind, the id of the next case is decided here, once, and a reaction opens it. */
export const continued = (course: Course, outcome: string): Course => {
  const { file, kind, moment } = course;
  const next = kind.outcomes[outcome]?.continuesAs;
  if (!next || file.continuedBy !== undefined) return course;
  const { caseId, officeId, countyOffice, accountId, meterId, openedBy, openedOn, facts, barred, fee, reports } = file;
  const { disputedReaders } = file;
  return happened(course, {
    type: 'CaseContinued',
    data: {
      continuesAs: next.kind,
      caseId: derivedId('case', caseId, next.kind),
      on: moment.on,
      officeId,
      countyOffice,
      accountId,
      meterId,
      openedBy,
      facts,
      barred,
      ...(disputedReaders ? { disputedReaders } : {}),
      from: {
        caseId,
        kind: kind.kind,
        trackingCode: trackingCodeOf(caseId, openedOn),
        fee: fee ?? file.continues?.fee ?? null,
        reports,
        ...(file.reporters?.length ? { reporters: file.reporters } : {}),
      },
    },
  });
};

/** The case has the outcome of which the applicant was informed (15.4-21). */
export const closed = (course: Course): Course => {
  const { file, kind, moment } = course;
  const { caseId, officeId, accountId, answer: outcome = '' } = file;
  return happened(course, {
    type: 'CaseClosed',
    data: {
      caseId,
      kind: file.kind,
      officeId,
      accountId,
      outcome,
      answeredInTime: answeredInTime(kind, file),
      continuesAs: kind.outcomes[outcome]?.continuesAs?.kind ?? null,
      closedOn: moment.on,
    },
  });
};

/** The roles and persons for whom a case at this stage waits. */
export const whoMayDo = ({ kind, file, stage }: Pick<Context, 'kind' | 'file' | 'stage'>) => {
  const owner = ownerOf(stage, file.facts);
  const roles = new Set([...actorsOf(stage, file.facts), ...headWhoJudges({ kind, file, stage })]);
  const company = companyAt(stage, file.facts);
  return {
    ...(company === undefined ? {} : { company }),
    waitsFor: owner ?? null,
    alsoBy: [...roles].filter((role) => role !== owner),
    notBy: [...readersAt({ file, stage }), ...deciderBefore({ file, stage })],
  };
};

/** Leaves the stage and enters another, with all consequences: deadlines, a request, a recorded answer. */
export const enter = (course: Course, name: string): Course => {
  const { kind, file, moment } = course;
  const stage = stageOf(kind, name);
  const { waitsFor, alsoBy, notBy, company } = whoMayDo({ kind, file, stage });
  const there = happened(course, {
    type: 'StageEntered',
    data: {
      stage: name,
      on: moment.on,
      waitsFor,
      ...(alsoBy.length > 0 ? { alsoBy } : {}),
      ...(notBy.length > 0 ? { notBy } : {}),
      ...(company === undefined ? {} : { company }),
    },
  });
  if ('requests' in stage) return requested(there, stage);
  if ('ends' in stage) return closed(there);
  if (!('informs' in stage)) return there;
  const recorded = happened(there, { type: 'AnswerRecorded', data: { outcome: stage.closes, on: moment.on } });
  return continued(recorded, stage.closes);
};
