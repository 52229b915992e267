import type { CivilDate } from '@pishkhan/calendar';
import type { Due } from '../../engine/case.messages.ts';
import type { Role } from '../../engine/kind/vocabulary.ts';
import type { CaseFact } from './case-fact.ts';

/** A clock as readers see it. */
export interface ClockView extends Due {
  readonly clock: string;
  readonly startedOn: CivilDate;
  readonly within: number;
  readonly unit: 'workingDays' | 'days';
  readonly state: 'running' | 'missed' | 'kept' | 'late';
  /** Day that was promised before the calendar changed, the latest last. */
  readonly earlierDueOn: readonly CivilDate[];
}

const changed = (
  clocks: readonly ClockView[],
  name: string,
  change: (clock: ClockView) => Partial<ClockView>,
): ClockView[] => clocks.map((clock) => (clock.clock === name ? { ...clock, ...change(clock) } : clock));

/** The clocks of a case after a fact. */
export const clocksAfter = (clocks: readonly ClockView[], event: CaseFact): readonly ClockView[] => {
  if (event.type === 'ClockStarted')
    return [
      ...clocks.filter(({ clock }) => clock !== event.data.clock),
      { ...event.data, state: 'running', earlierDueOn: [] },
    ];
  if (event.type === 'ClockStopped')
    return changed(clocks, event.data.clock, () => ({ state: event.data.kept ? 'kept' : 'late' }));
  if (event.type === 'DeadlineMissed') return changed(clocks, event.data.clock, () => ({ state: 'missed' }));
  if (event.type !== 'DeadlineReplanned') return clocks;
  const { dueOn, oldDueOn, calendarUnit, calendarVersions, fallsOnClosedDay } = event.data;
  return changed(clocks, event.data.clock, ({ state, earlierDueOn }) => ({
    dueOn,
    calendarUnit,
    calendarVersions,
    fallsOnClosedDay,
    state: dueOn > oldDueOn ? 'running' : state,
    earlierDueOn: [...earlierDueOn, oldDueOn],
  }));
};

/** Who is shown the case after a fact: somebody higher while a missed clock runs on, else nobody. */
export const escalationAfter = (before: Role | null, clocks: readonly ClockView[], event: CaseFact): Role | null => {
  if (event.type === 'DeadlineMissed') return event.data.escalatedTo ?? before;
  if (event.type === 'DeadlineReplanned') return event.data.dueOn > event.data.oldDueOn ? null : before;
  if (event.type !== 'ClockStopped') return before;
  return clocks.some(({ clock, state }) => clock === event.data.clock && state === 'missed') ? null : before;
};

export const isOpen = ({ state }: ClockView) => state === 'running' || state === 'missed';

/** The open clock that ends first. */
export const nearestOf = (clocks: readonly ClockView[]): ClockView | undefined =>
  clocks.filter(isOpen).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0];

/** Sorts behind every day, for cases without a deadline. */
export const NO_DEADLINE = '9999-12-31';
