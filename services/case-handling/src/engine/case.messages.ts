import type { CivilDate, WorkingCalendar } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { KnownAccount, KnownBill, KnownCertificate, KnownMeter, KnownReading, OpenReview } from './kind/known.ts';
import type { EventName, FactRecord, Role, Visit } from './kind/vocabulary.ts';

/** Who gives a command. `office` is a counter office, or the county office of heads and experts. */
export interface Person {
  readonly subject: string;
  readonly roles: readonly string[];
  readonly office?: string;
}

/** The day of a command, and the calendars in force for the unit that answers. */
export interface Moment {
  readonly on: CivilDate;
  readonly calendars: readonly WorkingCalendar[];
}

/** A fee of the schedule in force, with the version it was taken from (13.4). */
export interface Fee {
  readonly item: string;
  readonly amount: number;
  readonly schedule: string;
}

export type Channel = 'sms' | 'phone' | 'inPerson' | 'letter';
/** What shows that the applicant was told. */
export interface NoticeProof {
  readonly channel: Channel;
  /** Instant, and the number under which the channel knows the notice. */
  readonly at: string;
  readonly reference: string;
}

export interface OpenCase extends Moment {
  readonly type: 'OpenCase';
  readonly caseId: string;
  readonly kind: string;
  readonly asked: Readonly<Record<string, string | number>>;
  readonly known: { readonly bill?: KnownBill; readonly account?: KnownAccount; readonly underReview?: OpenReview };
  readonly fee: Fee | undefined;
  readonly by: Person;
}
export interface RecordVisit extends Moment {
  readonly type: 'RecordVisit';
  readonly visitedOn: CivilDate;
  readonly indexSeen: number;
  readonly meterSound: boolean;
  readonly remarks?: string;
  readonly by: Person;
}
/** What lies beside the form when a person decides, as other services told of it. */
export interface Evidence {
  /** Of the person who decides. */
  readonly certificates: readonly KnownCertificate[];
  readonly meter?: KnownMeter;
  /** The reading that the matter turns on: it closes the disputed bill, or is the meter's last. */
  readonly disputed?: KnownReading;
}
export interface Decide extends Moment {
  readonly type: 'Decide';
  readonly answer: string;
  readonly form: Readonly<Record<string, string | number>>;
  readonly reading?: KnownReading;
  readonly evidence: Evidence;
  readonly reason: string;
  readonly by: Person;
}
/** Another service has said something about a request of this case. */
export interface HearService extends Moment {
  readonly type: 'HearService';
  readonly event: EventName;
  readonly content: Readonly<Record<string, unknown>>;
}
export interface InformApplicant extends Moment {
  readonly type: 'InformApplicant';
  readonly proof: NoticeProof;
  readonly remarks?: string;
  readonly by: Person;
}
export interface WithdrawCase extends Moment {
  readonly type: 'WithdrawCase';
  readonly reason: string;
  readonly by: Person;
}
export interface MissDeadline extends Moment {
  readonly type: 'MissDeadline';
  readonly clock: string;
}
/** A calendar was published again; the deadlines of open clocks are counted anew (10.5-6). */
export interface ReplanDeadlines extends Moment {
  readonly type: 'ReplanDeadlines';
}
export type CaseCommand =
  | OpenCase
  | RecordVisit
  | Decide
  | HearService
  | InformApplicant
  | WithdrawCase
  | MissDeadline
  | ReplanDeadlines;

/** A deadline and what it was counted with. A calendar-day deadline on a closed day is kept and flagged (10.5-5). */
export interface Due {
  readonly dueOn: CivilDate;
  readonly calendarUnit: string | null;
  readonly calendarVersions: readonly string[];
  readonly fallsOnClosedDay: boolean;
}

/** A request was registered; kind, version, fee and what was remembered stay with the case (A3-1, A6-1). */
export type CaseOpened = DomainEvent<
  'CaseOpened',
  {
    caseId: string;
    kind: string;
    kindVersion: number;
    trackingCode: string;
    officeId: string;
    countyOffice: string;
    accountId: string;
    meterId: string | null;
    openedOn: CivilDate;
    openedBy: string;
    asked: Readonly<Record<string, string | number>>;
    facts: FactRecord;
    fee: Fee;
  }
>;
/** A promise began to run (7.1). */
export type ClockStarted = DomainEvent<
  'ClockStarted',
  { clock: string; startedOn: CivilDate; within: number; unit: 'workingDays' | 'days' } & Due
>;
/** The case is at a stage and waits for this role, or for another service where nobody is named. */
export type StageEntered = DomainEvent<'StageEntered', { stage: string; on: CivilDate; waitsFor: Role | null }>;
/** Somebody stood before the meter and wrote down what it showed (A3-2, A6-2). */
export type MeterVisited = DomainEvent<'MeterVisited', Visit>;
/** A person decided at a stage, with reason (A3-3, A6-3, A6-4). */
export type CaseDecided = DomainEvent<
  'CaseDecided',
  {
    stage: string;
    answer: string;
    form: Readonly<Record<string, string | number>>;
    reading: KnownReading | null;
    reason: string;
    decidedBy: string;
    on: CivilDate;
  }
>;
/** Another service was asked, by its contract. */
export type ServiceRequested = DomainEvent<
  'ServiceRequested',
  { request: EventName; requestId: string; content: unknown; on: CivilDate }
>;
/** What the other service said about it. */
export type ServiceAnswered = DomainEvent<
  'ServiceAnswered',
  { event: EventName; requestId: string; content: unknown; on: CivilDate }
>;
/** The answer to the applicant stands in the system (A3-4, A6-5). */
export type AnswerRecorded = DomainEvent<'AnswerRecorded', { outcome: string; on: CivilDate }>;
/** A promise was kept, or its stop came too late. */
export type ClockStopped = DomainEvent<'ClockStopped', { clock: string; on: CivilDate; kept: boolean }>;
/** The applicant was told by the office concerned; the proof (A6-4, 15.4-21). */
export type ApplicantInformed = DomainEvent<
  'ApplicantInformed',
  NoticeProof & { outcome: string; informedBy: string; officeId: string; on: CivilDate; remarks?: string }
>;
/** The applicant took the request back. */
export type CaseWithdrawn = DomainEvent<'CaseWithdrawn', { reason: string; recordedBy: string; on: CivilDate }>;
/** The day of a deadline passed without its stop (7.1). */
export type DeadlineMissed = DomainEvent<
  'DeadlineMissed',
  { clock: string; dueOn: CivilDate; on: CivilDate; escalatedTo: Role | null }
>;
/** The calendar changed and with it the deadline; the old one is kept (10.5-6). */
export type DeadlineReplanned = DomainEvent<
  'DeadlineReplanned',
  { clock: string; on: CivilDate; oldDueOn: CivilDate } & Due
>;
/** The case has its outcome (A6-4, 15.4-21). */
export type CaseClosed = DomainEvent<
  'CaseClosed',
  {
    caseId: string;
    kind: string;
    officeId: string;
    accountId: string;
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
  | CaseDecided
  | ServiceRequested
  | ServiceAnswered
  | AnswerRecorded
  | ClockStopped
  | ApplicantInformed
  | CaseWithdrawn
  | DeadlineMissed
  | DeadlineReplanned
  | CaseClosed;
