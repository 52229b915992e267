import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { Role, TimeUnit } from '../kind/vocabulary.ts';
import type { Due } from './due.ts';

/** A promise started to run (7.1). */
export type ClockStarted = DomainEvent<
  'ClockStarted',
  { clock: string; startedOn: CivilDate; startedAt?: string; within: number; unit: TimeUnit } & Due
>;
/** A promise was kept, or fulfilled too late. */
export type ClockStopped = DomainEvent<'ClockStopped', { clock: string; on: CivilDate; kept: boolean }>;
/** A deadline ended before it was stopped (7.1). */
export type DeadlineMissed = DomainEvent<
  'DeadlineMissed',
  { clock: string; dueOn: CivilDate; on: CivilDate; escalatedTo: Role | null }
>;
/** The deadline was computed again, for another calendar or after a pause; the old one is kept (10.5-6, 10.5-7). */
export type DeadlineReplanned = DomainEvent<
  'DeadlineReplanned',
  { clock: string; on: CivilDate; oldDueOn: CivilDate } & Due
>;
