import type { FilledInForm } from '@pishkhan/fields';
import type { CivilDate, WorkingCalendar } from '@pishkhan/calendar';
import type {
  KnownBilling,
  KnownCertificate,
  KnownContractor,
  KnownMeter,
  KnownReading,
  KnownSubject,
} from '../kind/known.ts';
import type { EventName, FactRecord } from '../kind/vocabulary.ts';
import type { CaseContinued, CaseEvent, Fee, NoticeProof } from './events.ts';
import type { FilledIn } from './report.ts';

/** The actor of a command. `office` is a counter office, or the county office of heads, units and experts. */
export interface Person {
  readonly subject: string;
  readonly roles: readonly string[];
  readonly office?: string;
}

/** The time of a command: the instant, its day in Tehran, and the calendars in force for the responsible unit. */
export interface Moment {
  readonly at: string;
  readonly on: CivilDate;
  readonly calendars: readonly WorkingCalendar[];
}
interface ByAPerson extends Moment {
  readonly by: Person;
}
interface WithReason extends ByAPerson {
  readonly reason: string;
}

export type { KnownSubject };

export interface OpenCase extends ByAPerson {
  readonly type: 'OpenCase';
  readonly caseId: string;
  readonly kind: string;
  readonly form: FilledIn;
  /** Registered county of the office. */
  readonly ownCounty: string;
  readonly known: KnownSubject;
  readonly fee: Fee | undefined;
  /** Content of the kind's policy in force. */
  readonly policy?: FactRecord;
}
/** Stores an opening that was decided before its subject was claimed (F10). */
export interface OpenAsClaimed {
  readonly type: 'OpenAsClaimed';
  readonly opening: readonly CaseEvent[];
}
/** Opens the case that continues another one. */
export interface ContinueCase extends Moment {
  readonly type: 'ContinueCase';
  readonly from: CaseContinued['data'];
  /** Content of the policy of the next kind, in force on that day. */
  readonly policy?: FactRecord | undefined;
}
/** Another case continues in this one, because it is open already about the same subject (F10). */
export interface NoteContinuation extends Moment {
  readonly type: 'NoteContinuation';
  readonly from: CaseContinued['data'];
}
/** The case continues in one that is open already about the same subject (F10). */
export interface ContinueInOpenCase extends Moment {
  readonly type: 'ContinueInOpenCase';
  readonly as: CaseContinued['data'];
}
/** Ordered work was done; the report is the filled-in form of the order. */
export interface ReportWork extends ByAPerson {
  readonly type: 'ReportWork';
  readonly report: FilledIn;
  readonly evidence?: Pick<Evidence, 'meter' | 'meterReadings'>;
}
/** Facts of other services for a person's decision. */
export interface Evidence {
  /** Certificates of the deciding person. */
  readonly certificates: readonly KnownCertificate[];
  readonly meter?: KnownMeter;
  /** The disputed reading: it closes the disputed bill, or is the meter's last. */
  readonly disputed?: KnownReading;
  /** All readings of the case's meter, the oldest first. */
  readonly meterReadings?: readonly KnownReading[];
  /** Readers of all readings that the case disputes. */
  readonly disputedReaders?: readonly string[];
  /** Those of them who are certified for the office: the head may decide as well (15.4-35). */
  readonly readersOfTheOffice?: readonly string[];
  readonly billing?: KnownBilling;
  /** Company that exchanges the meters of the zone of the account on the day of the step (A1-4). */
  readonly exchangeCompany?: string;
  /** Day of the last test of the meter, by the cases (B5-1). */
  readonly lastTestOn?: string;
  /** Registered calibration workshops (A1-6). */
  readonly workshops?: readonly KnownContractor[];
}
export interface Decide extends WithReason {
  readonly type: 'Decide';
  readonly answer: string;
  readonly form: FilledInForm;
  /** The readings named in the form, as far as they are known. */
  readonly readings: readonly KnownReading[];
  readonly evidence: Evidence;
}
/** Another service has published a reply to a request of this case. */
export interface HearService extends Moment {
  readonly type: 'HearService';
  readonly event: EventName;
  readonly content: Readonly<Record<string, unknown>>;
}
export interface InformApplicant extends ByAPerson {
  readonly type: 'InformApplicant';
  readonly proof: NoticeProof;
  readonly remarks?: string;
}
export interface WithdrawCase extends WithReason {
  readonly type: 'WithdrawCase';
}
/** The office opens a closed case again (15.2-7). */
export interface ReopenCase extends WithReason {
  readonly type: 'ReopenCase';
}
export interface SendBack extends WithReason {
  readonly type: 'SendBack';
}
/** Refers the stage to another unit of its list. */
export interface Refer extends WithReason {
  readonly type: 'Refer';
  readonly to: string;
}
/** Assigns the stage to one person of its role; `null` returns it to all of them. */
export interface Reassign extends WithReason {
  readonly type: 'Reassign';
  readonly to: string | null;
  /** The colleague with the work in the staff register; empty if it is not there. */
  readonly staff: readonly Person[];
}
/** Hands the case over to another county office. */
export interface HandOver extends WithReason {
  readonly type: 'HandOver';
  readonly to: string;
  /** Calendars for the deadlines of the case at the other county office. */
  readonly calendarsThere: Moment['calendars'];
}
/** The head moves a case of a closed office to another office of the county. */
export interface MoveToOffice extends WithReason {
  readonly type: 'MoveToOffice';
  readonly from: string;
  readonly to: string;
  readonly county: string;
  /** Representatives of the new office who made a disputed reading. */
  readonly readersThere: readonly string[];
}
export interface AddNote extends ByAPerson {
  readonly type: 'AddNote';
  readonly text: string;
}
export interface PauseCase extends WithReason {
  readonly type: 'PauseCase';
  readonly cause: string;
}
export interface ResumeCase extends WithReason {
  readonly type: 'ResumeCase';
}
export interface Escalate extends WithReason {
  readonly type: 'Escalate';
}
export interface MissDeadline extends Moment {
  readonly type: 'MissDeadline';
  readonly deadline: string;
}
/** A calendar was published again; open deadlines are replanned (10.5-6). */
export interface ReplanDeadlines extends Moment {
  readonly type: 'ReplanDeadlines';
}
export type CaseCommand =
  | OpenCase
  | OpenAsClaimed
  | ContinueCase
  | ReportWork
  | Decide
  | HearService
  | InformApplicant
  | WithdrawCase
  | ReopenCase
  | SendBack
  | Refer
  | Reassign
  | HandOver
  | MoveToOffice
  | AddNote
  | PauseCase
  | ResumeCase
  | Escalate
  | MissDeadline
  | NoteContinuation
  | ContinueInOpenCase
  | ReplanDeadlines;
