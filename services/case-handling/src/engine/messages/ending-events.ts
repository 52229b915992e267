import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { FilledIn } from './report.ts';
import type { Role } from '../kind/vocabulary.ts';

/** The applicant withdrew the request. */
export type CaseWithdrawn = DomainEvent<
  'CaseWithdrawn',
  {
    reason: string;
    recordedBy: string;
    on: CivilDate;
    /** Absent in events of earlier releases, which other services received only as a closing. */
    caseId?: string;
    /** Absent without an account. */
    accountId?: string;
  }
>;
/** The case was withdrawn before the ordered work was reported: the roles and the person who have the order read it. */
export type OrderCalledBack = DomainEvent<
  'OrderCalledBack',
  {
    work: string;
    stage: string;
    orderedFrom: readonly Role[];
    assignedTo: string | null;
    /** Contractor that had the order; absent if the office or the county did, and in older events. */
    company?: string;
    reason: string;
    by: string;
    on: CivilDate;
  }
>;
/** A report arrived after the case was withdrawn or closed: it is kept as evidence and changes nothing (15.4-49). */
export type LateReportKept = DomainEvent<
  'LateReportKept',
  { work: string; stage: string; report: FilledIn; reportedBy: string; on: CivilDate }
>;
/** The office opened a closed case again, with deadlines of its own; those of before stay as they ended (15.4-49). */
export type CaseReopened = DomainEvent<
  'CaseReopened',
  { outcome: string; to: string; reason: string; by: string; on: CivilDate }
>;
