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
} from '@pishkhan/views';
import { Type } from 'typebox';
import type { CaseEvent, CaseOpened } from '../../../engine/case.messages.ts';
import { deadlinesAfter, nearestOf } from '../../../engine/deadlines/deadlines.ts';
import { disputesReading } from '../../../engine/acting/disputed-reader.ts';
import { kindNamed, stageOf, WITHDRAWN } from '../../../engine/kind/kind.ts';
import type { Visit } from '../../../engine/kind/vocabulary.ts';
import { METER_VISIT } from '../../../engine/verbs/report.ts';
import { kinds } from '../../../kinds/index.ts';
import { cases } from '../../cases.ts';
import { barred, deadlines, waiting } from '../case.schema.ts';
import { escalatedTo, shownTo, waitingAfter, waitsForNobody } from './waiting.ts';

/** Who did something, and when; nobody for a deadline, or for another service that names nobody. */
const ofPerson = Type.Object({ by: orNull(text('person')), on: civilDate('day') });

const document = Type.Object({
  trackingCode: text('tracking code for the applicant'),
  kind: text('kind of the case'),
  kindVersion: whole('version of the kind, which the case keeps'),
  accountId: orNull(text('account')),
  officeId: text('counter office'),
  countyOffice: text('county office'),
  barred,
  openedOn: civilDate('day of the opening'),
  openedBy: text('person who registered it, and does not decide it'),
  decides: truth('whether the stage is a decision'),
  renews: truth('another service waits until a person has it work on the request again'),
  disputes: orNull(
    Type.Object(
      {
        openingReadingId: orNull(text('reading that opens the disputed bill')),
        closingReadingId: orNull(text("reading that closes it; null: the meter's last one")),
      },
      { description: 'readings whose readers may not decide (15.4-37)' },
    ),
  ),
  visit: orNull(meterVisited.schema),
  stage: text('stage; empty before the first'),
  waiting,
  escalatedTo: orNull(oneOf('higher role that sees the case', roleNames)),
  shownTo: list(
    'all worklists with the case; none while another service works undisturbed, and when it is withdrawn or closed',
    Type.Object({ role: oneOf('role', roleNames), unit: text('its unit') }),
  ),
  since: text('instant at which it entered this stage'),
  path: list('stages from the first to this one; what it left by going back is not among them', text('stage')),
  step: orNull(ofPerson),
  cameBack: orNull(ofPerson),
  deadlines,
  dueOn: text('last day of the nearest deadline'),
});
/** A case that waits for a person. `_id` is the case. */
export type WorklistItem = DocumentOf<typeof document>;

/** Sorts after every day, for cases without a deadline. */
export const NO_DEADLINE = '9999-12-31';

const textOf = (fact: unknown): string | null => (typeof fact === 'string' ? fact : null);
const disputedIn = ({ kind, kindVersion, facts }: CaseOpened['data']): WorklistItem['disputes'] => {
  const named = kindNamed(kinds, kind, kindVersion);
  if (!named || !disputesReading(named)) return null;
  return {
    openingReadingId: textOf(facts['openingReadingId']),
    closingReadingId: textOf(facts['closingReadingId']),
  };
};
const isDecision = ({ kind, kindVersion }: WorklistItem, stage: string): boolean => {
  const named = kindNamed(kinds, kind, kindVersion);
  return named !== undefined && 'decides' in stageOf(named, stage);
};

const opened = (data: CaseOpened['data'], recordedAt: string): WorklistItem => ({
  trackingCode: data.trackingCode,
  kind: data.kind,
  kindVersion: data.kindVersion,
  accountId: data.accountId,
  officeId: data.officeId,
  countyOffice: data.countyOffice,
  barred: (data.barred ?? []).map((subject) => subject.toLowerCase()),
  openedOn: data.openedOn,
  openedBy: data.openedBy,
  decides: false,
  renews: false,
  disputes: disputedIn(data),
  visit: (data.continues?.reports.findLast(({ work }) => work === METER_VISIT)?.report as Visit | undefined) ?? null,
  stage: '',
  waiting: waitsForNobody,
  escalatedTo: null,
  shownTo: [],
  since: recordedAt,
  path: [],
  step: null,
  cameBack: null,
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
    shownTo: item.stage === WITHDRAWN ? [] : shownTo(waits, running, item),
    dueOn: nearestOf(running)?.dueOn ?? NO_DEADLINE,
  };
};

/** The approver who declined what the case waited for, if the other service names one. */
const declinerIn = (content: unknown): string | null =>
  textOf((content as { readonly declinedBy?: unknown } | null)?.declinedBy);

/** The last step that may lead to a stage; it leads back if the stage is on the path to the present one. */
const after = (item: WorklistItem | undefined, step: WorklistItem['step']): WorklistItem | undefined =>
  item && { ...item, step };
const entered = (item: WorklistItem, stage: string): WorklistItem => {
  const before = item.path.indexOf(stage);
  return {
    ...item,
    stage,
    decides: isDecision(item, stage),
    renews: false,
    cameBack: before < 0 ? null : item.step,
    path: before < 0 ? [...item.path, stage] : item.path.slice(0, before + 1),
  };
};

/** "Which cases wait for me, for how long, and until when?", for everybody who works on cases. */
export const worklist = defineView({
  name: 'worklist',
  version: 8,
  question: 'Which cases wait for me, for how long, and until when?',
  source: eventsOf(cases),
  document,
  indexes: [
    { countyOffice: 1 },
    { dueOn: 1 },
    { 'shownTo.unit': 1, 'shownTo.role': 1, dueOn: 1 },
    { 'cameBack.by': 1 },
  ],
}).on({
  CaseOpened: (_, { data, recordedAt }) => opened(data, recordedAt),
  StageEntered: (item, event) => {
    return moved(item && { ...entered(item, event.data.stage), since: event.recordedAt }, event);
  },
  CaseReferred: moved,
  CaseReassigned: moved,
  CaseHandedOver: (item, event) => moved(item && { ...item, countyOffice: event.data.to }, event),
  CaseMovedToOffice: (item, event) => moved(item && { ...item, officeId: event.data.to }, event),
  CaseEscalated: moved,
  CasePaused: moved,
  CaseResumed: moved,
  ClockStarted: moved,
  ClockStopped: moved,
  DeadlineMissed: (item, event) => moved(after(item, { by: null, on: event.data.on }), event),
  DeadlineReplanned: moved,
  CaseClosed: (item, event) => {
    const closed = moved(item, event);
    return closed && { ...closed, shownTo: [] };
  },
  MeterVisited: (item, { data }) => item && { ...item, visit: data },
  WorkReported: 'ignored',
  CaseDecided: (item, { data: { decidedBy, on } }) => after(item, { by: decidedBy, on }),
  ServiceRequested: 'ignored',
  ServiceAnswered: (item, event) => {
    const { waitsFor, on, content } = event.data;
    const answered = after(item, { by: declinerIn(content), on });
    return waitsFor === undefined ? answered : moved(answered && { ...answered, renews: waitsFor !== null }, event);
  },
  AnswerRecorded: 'ignored',
  CaseContinued: 'ignored',
  ApplicantInformed: 'ignored',
  CaseWithdrawn: moved,
  CaseReopened: (item, event) => moved(after(item, { by: event.data.by, on: event.data.on }), event),
  OrderCalledBack: 'ignored',
  LateReportKept: 'ignored',
  RequestRecalled: (item, event) => moved(item && { ...item, renews: false }, event),
  CaseSentBack: (item, { data: { by, on } }) => after(item, { by, on }),
  CaseNoted: 'ignored',
});
