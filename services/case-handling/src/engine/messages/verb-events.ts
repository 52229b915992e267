import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { Role } from '../kind/vocabulary.ts';

interface Step {
  readonly stage: string;
  readonly reason: string;
  readonly by: string;
  readonly on: CivilDate;
}
/** The stage was the wrong one: the case went back to an earlier one (A5-2). */
export type CaseSentBack = DomainEvent<'CaseSentBack', Step & { to: string }>;
/** The stage was given to another unit (A5-2). */
export type CaseReferred = DomainEvent<'CaseReferred', Step & { fact: string; to: string; waitsFor: Role }>;
/** The stage was given to one person of its role, or back to all of them. */
export type CaseReassigned = DomainEvent<'CaseReassigned', Step & { to: string | null }>;
/** Somebody who works on the case wrote something down. */
export type CaseNoted = DomainEvent<'CaseNoted', { text: string; by: string; on: CivilDate }>;
/** Nothing can be done for a while, for a named cause; the deadlines that policy names stop (15.2-10). */
export type CasePaused = DomainEvent<'CasePaused', Step & { cause: string; at: string; stops: readonly string[] }>;
/** The work continues. */
export type CaseResumed = DomainEvent<'CaseResumed', Step & { at: string }>;
/** The owner of the stage asked a higher place to look at the case. */
export type CaseEscalated = DomainEvent<'CaseEscalated', Step & { to: Role }>;
