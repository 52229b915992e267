import type { CivilDate } from '@pishkhan/calendar';
import type { Due } from '../messages/due.ts';
import type { ClockStarted, DeadlineReplanned } from '../messages/deadline-events.ts';
import type { CaseEvent } from '../messages/events.ts';
import type { Role, TimeUnit } from '../kind/vocabulary.ts';
import { endsAt, type Break, type Instant } from './due.ts';

/** A deadline of a case in its current state. */
export interface Deadline extends Due {
  readonly startedOn: CivilDate;
  readonly startedAt?: string;
  readonly within: number;
  readonly unit: TimeUnit;
  readonly state: 'running' | 'missed' | 'kept' | 'late';
  /** Earlier last days, before replanning, the latest last. */
  readonly earlierDueOn: readonly CivilDate[];
  /** Higher role that sees the case while the deadline is missed. */
  readonly escalatedTo: Role | null;
  readonly pausedSince?: Instant;
  readonly breaks: readonly Break[];
  /** An earlier run of it ended late. */
  readonly wasLate?: boolean;
}
export type Deadlines = Readonly<Record<string, Deadline>>;

export const isOpen = ({ state }: Deadline) => state === 'running' || state === 'missed';
export const isRunning = ({ state, pausedSince }: Deadline) => state === 'running' && pausedSince === undefined;

const dueIn = ({ dueOn, dueAt, calendarUnit, calendarVersions, fallsOnClosedDay, provisional }: Due): Due => ({
  dueOn,
  ...(dueAt === undefined ? {} : { dueAt }),
  calendarUnit,
  calendarVersions,
  fallsOnClosedDay,
  ...(provisional ? { provisional } : {}),
});

const started = ({ data }: ClockStarted, before: Deadline | undefined): Deadline => ({
  ...dueIn(data),
  startedOn: data.startedOn,
  ...(data.startedAt === undefined ? {} : { startedAt: data.startedAt }),
  within: data.within,
  unit: data.unit,
  state: 'running',
  earlierDueOn: [],
  escalatedTo: null,
  breaks: [],
  ...(before?.state === 'late' || before?.wasLate ? { wasLate: true } : {}),
});

const replanned = ({ data }: DeadlineReplanned, { provisional: _, ...deadline }: Deadline): Deadline => ({
  ...deadline,
  ...dueIn(data),
  earlierDueOn: [...deadline.earlierDueOn, data.oldDueOn],
  ...(data.dueOn > data.oldDueOn ? { state: 'running', escalatedTo: null } : {}),
});

const changed = (deadlines: Deadlines, name: string, change: (deadline: Deadline) => Deadline): Deadlines => {
  const deadline = deadlines[name];
  return deadline ? { ...deadlines, [name]: change(deadline) } : deadlines;
};
const all = (deadlines: Deadlines, change: (deadline: Deadline, name: string) => Deadline): Deadlines =>
  Object.fromEntries(Object.entries(deadlines).map(([name, deadline]) => [name, change(deadline, name)]));

const resumed = ({ pausedSince, ...deadline }: Deadline, to: Instant): Deadline =>
  pausedSince ? { ...deadline, breaks: [...deadline.breaks, { from: pausedSince, to }] } : deadline;

/** A withdrawn case has no open deadline, also where an earlier release did not stop it (15.4-49). */
const ended = (deadline: Deadline, on: CivilDate): Deadline =>
  isOpen(deadline) ? { ...deadline, state: on > deadline.dueOn ? 'late' : 'kept', escalatedTo: null } : deadline;

/** The deadlines of a case after an event: the only computation, for the decider and every view. */
export const deadlinesAfter = (deadlines: Deadlines, event: CaseEvent): Deadlines => {
  if (event.type === 'ClockStarted')
    return { ...deadlines, [event.data.clock]: started(event, deadlines[event.data.clock]) };
  if (event.type === 'ClockStopped')
    return changed(deadlines, event.data.clock, ({ pausedSince: _, ...deadline }) => ({
      ...deadline,
      state: event.data.kept ? 'kept' : 'late',
      escalatedTo: null,
    }));
  if (event.type === 'DeadlineMissed')
    return changed(deadlines, event.data.clock, (deadline) => ({
      ...deadline,
      state: 'missed',
      escalatedTo: event.data.escalatedTo,
    }));
  if (event.type === 'DeadlineReplanned')
    return changed(deadlines, event.data.clock, (deadline) => replanned(event, deadline));
  if (event.type === 'CaseWithdrawn') return all(deadlines, (deadline) => ended(deadline, event.data.on));
  if (event.type === 'CaseReopened') return {};
  if (event.type === 'CasePaused') {
    const { on, at, stops } = event.data;
    return all(deadlines, (deadline, name) =>
      stops.includes(name) ? { ...deadline, pausedSince: { on, at } } : deadline,
    );
  }
  if (event.type !== 'CaseResumed') return deadlines;
  const { on, at } = event.data;
  return all(deadlines, (deadline) => resumed(deadline, { on, at }));
};

/** Higher role that sees the case in addition to its owner, while a missed deadline is still running. */
export const escalationOf = (deadlines: Deadlines): Role | null =>
  Object.values(deadlines).findLast(({ state }) => state === 'missed')?.escalatedTo ?? null;

/** The open deadline that ends first. */
export const nearestOf = (deadlines: Deadlines): Deadline | undefined =>
  Object.values(deadlines)
    .filter(isOpen)
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0];

/** Instant at which the first running deadline ends; undefined if none is running. */
export const nextEndOf = (deadlines: Deadlines): string | undefined =>
  Object.values(deadlines).filter(isRunning).map(endsAt).toSorted()[0];
