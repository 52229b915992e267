import { addDays, addWorkingDays, isWorkingDay, type CivilDate, type WorkingCalendar } from '@pishkhan/calendar';
import type { CaseEvent, Due, Moment } from '../case.messages.ts';
import type { ClockState, OpenFile } from '../case.state.ts';
import type { CaseKind, ClockSpec } from '../kind/kind.ts';

const calendarOf = (calendars: readonly WorkingCalendar[], day: CivilDate) =>
  calendars.findLast(({ from, to }) => from <= day && day <= to);

const used = (calendars: readonly WorkingCalendar[], from: CivilDate, to: CivilDate): WorkingCalendar[] => {
  const seen = new Set<WorkingCalendar>();
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const calendar = calendarOf(calendars, day);
    if (calendar) seen.add(calendar);
  }
  return [...seen];
};

/**
 * Counts a deadline (10.5): working days on the calendar; calendar days stay where they fall and are flagged. @returns
 * undefined when no calendar covers the way.
 */
export const dueOf = (
  { within, unit }: Pick<ClockSpec, 'within' | 'unit'>,
  startedOn: CivilDate,
  calendars: readonly WorkingCalendar[],
): Due | undefined => {
  const dueOn = unit === 'days' ? addDays(startedOn, within) : addWorkingDays(calendars, startedOn, within);
  if (dueOn === undefined) return undefined;
  const last = calendarOf(calendars, dueOn);
  const counted = used(calendars, startedOn, dueOn);
  return {
    dueOn,
    calendarUnit: counted[0]?.unit ?? null,
    calendarVersions: counted.map(({ version }) => version),
    fallsOnClosedDay: last !== undefined && !isWorkingDay(last, dueOn),
  };
};

/** Starts one clock; undefined when it cannot be counted. */
export const clockStarted = (clock: string, spec: ClockSpec, { on, calendars }: Moment): CaseEvent | undefined => {
  const due = dueOf(spec, on, calendars);
  return due && { type: 'ClockStarted', data: { clock, startedOn: on, within: spec.within, unit: spec.unit, ...due } };
};

const isRunning = (clock: ClockState | undefined): clock is ClockState =>
  clock !== undefined && clock.status !== 'stopped';

/** Stops every running clock that the mark, or the leaving of the stage, stops. The last day still counts. */
export const clocksStopped = (
  kind: CaseKind,
  file: OpenFile,
  stoppedBy: (spec: ClockSpec) => boolean,
  on: CivilDate,
): CaseEvent[] =>
  Object.entries(kind.clocks).flatMap(([clock, spec]): CaseEvent[] => {
    const state = file.clocks[clock];
    return stoppedBy(spec) && isRunning(state)
      ? [{ type: 'ClockStopped', data: { clock, on, kept: on <= state.dueOn } }]
      : [];
  });

/**
 * Deadlines of open clocks counted anew where other calendars are in force than those they were counted with (10.5-6).
 */
export const deadlinesReplanned = (kind: CaseKind, file: OpenFile, { on, calendars }: Moment): CaseEvent[] =>
  Object.entries(file.clocks).flatMap(([clock, state]): CaseEvent[] => {
    const spec = kind.clocks[clock];
    const due = spec && isRunning(state) ? dueOf(spec, state.startedOn, calendars) : undefined;
    if (!due || due.calendarVersions.join() === state.calendarVersions.join()) return [];
    return [{ type: 'DeadlineReplanned', data: { clock, on, oldDueOn: state.dueOn, ...due } }];
  });

/** Whether every promise to the applicant was kept. */
export const answeredInTime = (kind: CaseKind, file: OpenFile): boolean =>
  Object.entries(kind.clocks).every(([clock, spec]) => {
    const state = file.clocks[clock];
    return spec.during !== undefined || (state?.status === 'stopped' && state.kept);
  });
