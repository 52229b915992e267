import { civilDate } from '@pishkhan/calendar';
import type { CaseEvent, Moment } from '../case.messages.ts';
import type { OpenFile } from '../case.file.ts';
import type { CaseKind, DeadlineSpec } from '../kind/kind.ts';
import type { FactRecord, Mark, MarkWhere } from '../kind/vocabulary.ts';
import { isOpen, isRunning, type Deadline } from './deadlines.ts';
import { dueOf, isOver, type Length } from './due.ts';

const named: Readonly<Record<'opened' | 'answerRecorded' | 'applicantInformed', readonly CaseEvent['type'][]>> = {
  opened: ['CaseOpened', 'CaseReopened'],
  answerRecorded: ['AnswerRecorded'],
  applicantInformed: ['ApplicantInformed'],
};

/** Whether the event matches the mark; `stage` is the stage before it. */
const isMark = (mark: Mark, event: CaseEvent, stage: string): boolean => {
  if (typeof mark === 'string') return named[mark].includes(event.type);
  if ('entered' in mark) return event.type === 'StageEntered' && event.data.stage === mark.entered;
  if ('left' in mark) return event.type === 'StageEntered' && stage === mark.left;
  if ('reported' in mark)
    return (event.type === 'MeterVisited' || event.type === 'WorkReported') && stage === mark.reported;
  if ('decided' in mark)
    return (
      event.type === 'CaseDecided' && stage === mark.decided && (mark.as ?? event.data.answer) === event.data.answer
    );
  if ('sentBack' in mark) return event.type === 'CaseSentBack' && stage === mark.sentBack;
  return event.type === 'ServiceAnswered' && event.data.event === mark.heard;
};

const isMarked = (
  marks: MarkWhere<string, FactRecord> | readonly MarkWhere<string, FactRecord>[],
  event: CaseEvent,
  { stage, facts }: Pick<OpenFile, 'stage' | 'facts'>,
): boolean =>
  [marks]
    .flat()
    .some((mark) =>
      typeof mark === 'object' && 'at' in mark
        ? mark.where(facts) && isMark(mark.at, event, stage)
        : isMark(mark, event, stage),
    );
const starts = (spec: DeadlineSpec, event: CaseEvent, file: Pick<OpenFile, 'stage' | 'facts'>) =>
  isMarked(spec.during === undefined ? spec.starts : { entered: spec.during }, event, file);
/** Every deadline ends at the latest when the applicant withdraws or is informed (15.4-49). */
const stops = (spec: DeadlineSpec, event: CaseEvent, file: Pick<OpenFile, 'stage' | 'facts'>) =>
  event.type === 'ApplicantInformed' ||
  event.type === 'CaseWithdrawn' ||
  isMarked(spec.during === undefined ? spec.stops : { left: spec.during }, event, file);

const withinOf = ({ within }: DeadlineSpec, { facts }: OpenFile): number =>
  typeof within === 'object' ? Number(facts[within.fact]) : (within ?? 0);
const lengthOf = (spec: DeadlineSpec, file: OpenFile): Length =>
  spec.unit === 'date'
    ? { unit: 'date', until: civilDate(String(file.facts[spec.until])) }
    : { unit: spec.unit, within: withinOf(spec, file) };

/** The calendars that count a deadline: a holiday of the office does not move a duty of the county (15.4-50). */
export const calendarsOf = (
  { duty }: Pick<DeadlineSpec, 'duty'>,
  { officeId }: Pick<OpenFile, 'officeId'>,
  calendars: Moment['calendars'],
): Moment['calendars'] => (duty === 'county' ? calendars.filter(({ unit }) => unit !== officeId) : calendars);

const startOf = ({ startedOn, startedAt }: Deadline) => ({ on: startedOn, at: startedAt ?? startedOn });

/** Further events for deadlines that an event stops and starts. */
export const marked = (kind: CaseKind, before: OpenFile, after: OpenFile, event: CaseEvent, moment: Moment) => {
  const events: CaseEvent[] = [];
  const { on, at, calendars } = moment;
  for (const [clock, spec] of Object.entries(kind.deadlines)) {
    const deadline = before.deadlines[clock];
    const isStopped = deadline !== undefined && isOpen(deadline) && stops(spec, event, before);
    if (isStopped) events.push({ type: 'ClockStopped', data: { clock, on, kept: !isOver(deadline, moment) } });
    if (!starts(spec, event, before) || (deadline !== undefined && isOpen(deadline) && !isStopped)) continue;
    const due = dueOf(lengthOf(spec, after), moment, calendarsOf(spec, after, calendars));
    events.push({
      type: 'ClockStarted',
      data: { clock, startedOn: on, startedAt: at, within: withinOf(spec, after), unit: spec.unit, ...due },
    });
  }
  return events;
};

const countedAnew = (
  kind: CaseKind,
  file: OpenFile,
  { on, calendars }: Moment,
  isDue: (deadline: Deadline) => boolean,
): CaseEvent[] =>
  Object.entries(file.deadlines).flatMap(([clock, deadline]): CaseEvent[] => {
    const spec = kind.deadlines[clock];
    if (!spec || !isOpen(deadline) || !isDue(deadline)) return [];
    const due = dueOf(lengthOf(spec, file), startOf(deadline), calendarsOf(spec, file, calendars), deadline.breaks);
    const isSame =
      due.dueOn === deadline.dueOn &&
      due.dueAt === deadline.dueAt &&
      due.provisional === deadline.provisional &&
      due.calendarUnit === deadline.calendarUnit &&
      sameVersions(due, deadline);
    return isSame ? [] : [{ type: 'DeadlineReplanned', data: { clock, on, oldDueOn: deadline.dueOn, ...due } }];
  });
const sameVersions = (one: Pick<Deadline, 'calendarVersions'>, other: Pick<Deadline, 'calendarVersions'>) =>
  one.calendarVersions.join() === other.calendarVersions.join();

/** Replans open deadlines whose calendars are no longer in force (10.5-6). */
export const deadlinesReplanned = (kind: CaseKind, file: OpenFile, moment: Moment): CaseEvent[] =>
  countedAnew(kind, file, moment, isRunningOrMissed);
const isRunningOrMissed = (deadline: Deadline) => deadline.state === 'missed' || isRunning(deadline);

/** Counts every open deadline by the calendars of another unit (15.4-50). */
export const deadlinesOfNewUnit = (kind: CaseKind, file: OpenFile, moment: Moment): CaseEvent[] =>
  countedAnew(kind, file, moment, () => true);

/** Replans deadlines that were suspended during a pause (10.5-7). */
export const deadlinesAfterPause = (kind: CaseKind, file: OpenFile, moment: Moment): CaseEvent[] =>
  countedAnew(kind, file, moment, ({ breaks }) => breaks.length > 0);

/** Whether every promise to the applicant was kept; internal limits of stages do not count. */
export const answeredInTime = (kind: CaseKind, { deadlines }: Pick<OpenFile, 'deadlines'>): boolean =>
  Object.entries(kind.deadlines).every(([name, spec]) => {
    const deadline = deadlines[name];
    return spec.during !== undefined || deadline === undefined || (deadline.state === 'kept' && !deadline.wasLate);
  });
