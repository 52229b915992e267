import { kinds } from '../../../kinds/index.ts';
import type { CaseEvent, FilledIn } from '../../../engine/case.messages.ts';
import { kindNamed, stageOf, type CaseKind } from '../../../engine/kind/kind.ts';
import type { CaseFileView } from '../../views/case-file.view.ts';
import type { Waiting } from '../../views/case.schema.ts';
import { nearestOf, type Deadline, type Deadlines } from '../../../engine/deadlines/deadlines.ts';
import type { Action } from '../../../engine/acting/actions.ts';
import type { WithheldAnswer } from '../../../engine/acting/withheld.ts';
import type { CaseFileDto, CaseSummaryDto, ClockDto } from './case-file.dto.ts';
import { actionDto } from '../forms/action.responses.ts';
import { withheldDto } from './shown/withheld.responses.ts';
import { formFieldsOf } from '../forms/form-fields.ts';
import { caseCorrectionOf } from './shown/case-correction.ts';
import { courseDto } from './shown/course.responses.ts';
import { historyWords, outcomeWords } from './history-words.ts';

type Kept<Document> = Document & { readonly _id: string };

export const kindOf = ({ kind, kindVersion }: { readonly kind: string; readonly kindVersion: number }): CaseKind => {
  const found = kindNamed(kinds, kind, kindVersion);
  if (!found) throw new Error(`no kind ${kind} of version ${kindVersion}`);
  return found;
};

const clockDto = (kind: CaseKind, clock: string, deadline: Deadline, beforeReopening: boolean): ClockDto => {
  const { startedOn, within, unit, dueOn, dueAt, state, pausedSince } = deadline;
  return {
    clock,
    title: kind.deadlines[clock]?.title ?? { fa: clock, en: clock },
    startedOn,
    within,
    unit,
    dueOn,
    dueAt: dueAt ?? null,
    state,
    paused: pausedSince !== undefined,
    fallsOnClosedDay: deadline.fallsOnClosedDay,
    provisional: deadline.provisional ?? false,
    calendarUnit: deadline.calendarUnit,
    calendarVersions: [...deadline.calendarVersions],
    earlierDueOn: [...deadline.earlierDueOn],
    beforeReopening,
  };
};
const clocksOf = (kind: CaseKind, deadlines: Deadlines, beforeReopening: boolean): ClockDto[] =>
  Object.entries(deadlines).map(([name, deadline]) => clockDto(kind, name, deadline, beforeReopening));

/** Title of what is done next. */
export const stepOf = (kind: CaseKind, name: string, { waitsFor }: Pick<Waiting, 'waitsFor'>) => {
  const stage = stageOf(kind, name);
  const renewal = 'requests' in stage && waitsFor !== null ? stage.requests.renewal : undefined;
  return renewal?.title ?? stage.title;
};
/**
 * A view may be read between the opening and the first stage, although both are in one append: then the case waits for
 * nobody yet.
 */
const nextStepOf = (kind: CaseKind, { state, stage, waiting }: CaseFileView) =>
  state === 'closed' || stage === '' ? null : stepOf(kind, stage, waiting);

export const summaryOf = (file: Kept<CaseFileView>): CaseSummaryDto => {
  const kind = kindOf(file);
  const { trackingCode, state, stage, escalatedTo, officeId, countyOffice, accountId, openedOn, outcome } = file;
  const { waitsFor, assignedTo, paused } = file.waiting;
  const nearest = nearestOf(file.deadlines);
  return {
    caseId: file._id,
    trackingCode,
    kind: kind.kind,
    title: kind.title,
    state,
    stage,
    nextStep: nextStepOf(kind, file),
    waitsFor,
    assignedTo,
    paused,
    escalatedTo,
    officeId,
    countyOffice,
    accountId,
    openedOn,
    dueOn: nearest?.dueOn ?? null,
    provisional: nearest?.provisional ?? false,
    outcome,
  };
};

/** Facts of the opening that the kind shows beside the form. */
const shownFactsOf = ({ opens: { shows = {} } }: ReturnType<typeof kindOf>, history: CaseFileView['history']) => {
  const opened = history.find(({ type }) => type === 'CaseOpened')?.data as { facts?: FilledIn } | undefined;
  return Object.fromEntries(Object.entries(opened?.facts ?? {}).filter(([name]) => name in shows));
};

interface Beside {
  readonly actions: readonly Action[];
  readonly withheld: readonly WithheldAnswer[];
  /** Contact data, for the office only. */
  readonly applicant: FilledIn | undefined;
}
/** The whole case for its office: its history line by line, and the actions that the caller may take now. */
export const caseFileOf = (file: Kept<CaseFileView>, { actions, withheld, applicant }: Beside): CaseFileDto => {
  const kind = kindOf(file);
  const { kindVersion, meterId, openedBy, asked, fee, visit, notices, outcome, answeredInTime, continuesAs, history } =
    file;
  return {
    ...summaryOf(file),
    kindVersion,
    meterId,
    openedBy,
    asked: { ...asked, ...shownFactsOf(kind, history) },
    askedFields: formFieldsOf({ ...kind.opens.asks, ...kind.opens.shows }),
    fee: fee && { item: fee.item, amount: fee.amount, schedule: fee.schedule },
    course: courseDto(kind, file),
    clocks: [
      ...clocksOf(kind, file.deadlines, false),
      ...file.earlierDeadlines.flatMap((run) => clocksOf(kind, run, true)),
    ],
    visit: visit && {
      visitedOn: visit.visitedOn,
      visitedBy: visit.visitedBy,
      indexSeen: visit.indexSeen,
      meterSound: visit.meterSound,
      remarks: visit.remarks ?? null,
    },
    notices: notices.map(({ channel, at, reference, outcome: told, informedBy, remarks, says }) => ({
      channel,
      at,
      reference,
      outcome: told,
      informedBy,
      remarks,
      says: says ?? null,
    })),
    correction: caseCorrectionOf(kind, history),
    outcomeTitle: outcome === null ? null : outcomeWords(kind, outcome),
    answeredInTime,
    continuesAs,
    continuedBy: file.continuedBy,
    continues: file.continues && { ...file.continues },
    applicant: applicant ? { ...applicant } : null,
    actions: actions.map((action) => actionDto(file._id, action)),
    withheld: withheld.map(withheldDto),
    history: history.map(({ at, on, type, actor, data }) => ({
      at,
      on,
      type,
      actor: { subject: actor.subject, office: actor.office },
      says: historyWords(kind, { type, data } as CaseEvent),
      data,
    })),
  };
};
