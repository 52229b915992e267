import type { CasePart } from '@pishkhan/roles';
import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { FilledInForm } from '@pishkhan/fields';
import type { KnownReading } from '../kind/known.ts';
import type {
  CaseEscalated,
  CaseHandedOver,
  CaseMovedToOffice,
  CaseNoted,
  CasePaused,
  CaseReassigned,
  CaseReferred,
  CaseResumed,
  CaseSentBack,
} from './verb-events.ts';
import type { CaseReopened, CaseWithdrawn, LateReportKept, OrderCalledBack } from './ending-events.ts';
import type { RequestRecalled, ServiceAnswered, ServiceRequested } from './service-events.ts';
import type { ClockStarted, ClockStopped, DeadlineMissed, DeadlineReplanned } from './deadline-events.ts';
import type { Words } from '../kind/form.ts';
import type { FilledIn, Report } from './report.ts';
import type { EventName, FactRecord, Role, Visit } from '../kind/vocabulary.ts';

/** A fee of the schedule in force, with the version of the schedule (13.4). */
export interface Fee {
  readonly item: string;
  readonly amount: number;
  readonly schedule: string;
}

export type Channel = 'sms' | 'phone' | 'inPerson' | 'letter';
/** Proof that the applicant was informed. */
export interface NoticeProof {
  readonly channel: Channel;
  /** Instant, and the channel's number of the notice. */
  readonly at: string;
  readonly reference: string;
}

/** The continued case: its link, and the data taken over. */
export interface Continues {
  readonly caseId: string;
  readonly kind: string;
  readonly trackingCode: string;
  /** Collected for the first case; the next one has no fee. */
  readonly fee: Fee | null;
  readonly reports: readonly Report[];
  /** Persons who reported them; absent in older events, where only the visitor of a report is known. */
  readonly reporters?: readonly CasePart[];
}

/** A request was registered; the case keeps kind, version, fee and stored facts (A3-1, A6-1). */
export type CaseOpened = DomainEvent<
  'CaseOpened',
  {
    caseId: string;
    kind: string;
    kindVersion: number;
    trackingCode: string;
    officeId: string;
    countyOffice: string;
    accountId: string | null;
    meterId: string | null;
    openedOn: CivilDate;
    openedBy: string;
    asked: FilledIn;
    facts: FactRecord;
    fee: Fee | null;
    /** Subjects who may not take part in the case, such as the person complained of (A5). */
    barred?: readonly string[];
    /** Representatives of the office who made a disputed reading and may not judge it (15.4-37). */
    disputedReaders?: readonly string[];
    continues?: Continues;
  }
>;
/** The case entered a stage and waits for this role but not for the persons `notBy`; null: for another service. */
export type StageEntered = DomainEvent<
  'StageEntered',
  {
    stage: string;
    on: CivilDate;
    waitsFor: Role | null;
    alsoBy?: readonly Role[];
    notBy?: readonly string[];
    /** Contractor that has the order; absent if the office or the county has it, and in older events. */
    company?: string;
  }
>;
/** A visitor recorded the index and the state of the meter (A3-2, A6-2). */
export type MeterVisited = DomainEvent<'MeterVisited', Visit>;
/** Ordered work was reported, for a contractor by one of its persons (A1-5, A1-7). */
export type WorkReported = DomainEvent<
  'WorkReported',
  Report & { reportedBy: string; company?: string; on: CivilDate }
>;
/** A person decided at a stage, with reason (A3-3, A6-3, A6-4). */
export type CaseDecided = DomainEvent<
  'CaseDecided',
  {
    stage: string;
    answer: string;
    form: FilledInForm;
    reading: KnownReading | null;
    /** All readings that the form names, if more than one; absent: only `reading`. */
    readings?: readonly KnownReading[];
    reason: string;
    decidedBy: string;
    /** Higher role of a person who decided in place of the owner (15.4-36, 15.4-37). */
    decidedAs?: Role;
    on: CivilDate;
    /** Facts that the case stores from now on. */
    remembered?: FactRecord;
    /** Fact of the approved reports that is published with the decision, by its contract (A1-7). */
    published?: { event: EventName; content: object };
  }
>;
/** The answer to the applicant is recorded in the system (A3-4, A6-5). */
export type AnswerRecorded = DomainEvent<'AnswerRecorded', { outcome: string; on: CivilDate }>;
/** The case continues as a case of another kind in the same office; the id of that case is decided here. */
export type CaseContinued = DomainEvent<
  'CaseContinued',
  {
    continuesAs: string;
    caseId: string;
    on: CivilDate;
    officeId: string;
    countyOffice: string;
    accountId: string | null;
    meterId: string | null;
    openedBy: string;
    facts: FactRecord;
    barred: readonly string[];
    disputedReaders?: readonly string[];
    from: Continues;
  }
>;
/** The office concerned informed the applicant, with proof (A6-4, 15.4-21). */
export type ApplicantInformed = DomainEvent<
  'ApplicantInformed',
  NoticeProof & {
    outcome: string;
    informedBy: string;
    officeId: string;
    on: CivilDate;
    remarks?: string;
    /** The text for the applicant; absent in events of earlier releases, which told the text of the kind. */
    says?: Words;
  }
>;
/** The case has its outcome (A6-4, 15.4-21). */
export type CaseClosed = DomainEvent<
  'CaseClosed',
  {
    caseId: string;
    kind: string;
    officeId: string;
    accountId: string | null;
    outcome: string;
    answeredInTime: boolean;
    continuesAs: string | null;
    closedOn: CivilDate;
  }
>;

export type CaseEvent =
  | CaseOpened
  | ClockStarted
  | StageEntered
  | MeterVisited
  | WorkReported
  | CaseDecided
  | ServiceRequested
  | ServiceAnswered
  | AnswerRecorded
  | CaseContinued
  | ClockStopped
  | ApplicantInformed
  | CaseWithdrawn
  | OrderCalledBack
  | LateReportKept
  | CaseReopened
  | CaseSentBack
  | CaseReferred
  | CaseReassigned
  | CaseHandedOver
  | CaseMovedToOffice
  | CaseNoted
  | CasePaused
  | CaseResumed
  | CaseEscalated
  | RequestRecalled
  | DeadlineMissed
  | DeadlineReplanned
  | CaseClosed;
