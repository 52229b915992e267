import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { Role } from '../kind/vocabulary.ts';

export interface Step {
  readonly stage: string;
  readonly reason: string;
  readonly by: string;
  readonly on: CivilDate;
}
/** The stage was the wrong one: the case returned to an earlier one (A5-2). */
export type CaseSentBack = DomainEvent<'CaseSentBack', Step & { to: string }>;
/** The stage was referred to another unit (A5-2). */
export type CaseReferred = DomainEvent<'CaseReferred', Step & { fact: string; to: string; waitsFor: Role }>;
/** The stage was assigned to one person of its role, or returned to all of them. */
export type CaseReassigned = DomainEvent<'CaseReassigned', Step & { to: string | null }>;
/**
 * The office of the case is closed: the case waits at another office of the county, for the same roles, but not for the
 * readers of a disputed reading there (15.4-37).
 */
export type CaseMovedToOffice = DomainEvent<
  'CaseMovedToOffice',
  {
    caseId: string;
    accountId: string | null;
    from: string;
    to: string;
    waitsFor: Role | null;
    alsoBy: readonly Role[];
    notBy: readonly string[];
    assignedTo: string | null;
    disputedReaders: readonly string[];
    /** The request to another service that is pending; its service gets the new office. */
    pendingRequest: string | null;
    reason: string;
    by: string;
    on: CivilDate;
  }
>;
/** A person who works on the case added a note. */
export type CaseNoted = DomainEvent<'CaseNoted', { text: string; by: string; on: CivilDate }>;
/** The work is blocked for a named cause; the deadlines named by policy stop (15.2-10). */
export type CasePaused = DomainEvent<'CasePaused', Step & { cause: string; at: string; stops: readonly string[] }>;
/** The work continues. */
export type CaseResumed = DomainEvent<'CaseResumed', Step & { at: string }>;
/** The owner of the stage escalated the case to a higher role. */
export type CaseEscalated = DomainEvent<'CaseEscalated', Step & { to: Role }>;
/**
 * The head handed the case over to another county office, whose calendar counts the duties of the county from then on
 * (15.4-50).
 */
export type CaseHandedOver = DomainEvent<'CaseHandedOver', Step & { from: string; to: string }>;
