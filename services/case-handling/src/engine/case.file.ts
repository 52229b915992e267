import type { CivilDate } from '@pishkhan/calendar';
import type { CasePart } from '@pishkhan/roles';
import { isSamePerson } from '@pishkhan/roles';
import type { CaseDecided, CaseEvent, Continues, Fee } from './messages/events.ts';
import type { RequestRecalled } from './messages/service-events.ts';
import type { Report } from './messages/report.ts';
import type { Deadlines } from './deadlines/deadlines.ts';
import type { CaseKind, Stage } from './kind/kind.ts';
import type { FactRecord, Replies, Role } from './kind/vocabulary.ts';

/** The state of a case for its decider. */
export interface CaseFile {
  readonly caseId: string;
  readonly kind: string;
  readonly kindVersion: number;
  readonly officeId: string;
  readonly countyOffice: string;
  readonly accountId: string | null;
  readonly meterId: string | null;
  readonly openedOn: CivilDate;
  readonly openedBy: string;
  readonly fee: Fee | null;
  readonly facts: FactRecord;
  /** Subjects who may not take part in the case. */
  readonly barred: readonly string[];
  /** Representatives of the office who may not judge a reading of their own. */
  readonly disputedReaders?: readonly string[];
  readonly continues?: Continues;
  readonly deadlines: Deadlines;
  readonly stage: string;
  /** The contractor that has the order of this stage. */
  readonly company?: string;
  /** The contractor that last got the order of each stage. */
  readonly companies?: Readonly<Record<string, string>>;
  /** Contractors whose order was called back and not given again, with its stage. */
  readonly calledBack?: Readonly<Record<string, string>>;
  /** All reports and decisions so far, the latest last. */
  readonly reports: readonly Report[];
  /** Persons who reported work, in this case or in the one that it continues. */
  readonly reporters?: readonly CasePart[];
  readonly decisions: readonly CaseDecided['data'][];
  /** Number of requests sent; the id of the next one is derived from it. */
  readonly requests: number;
  /** The pending request. */
  readonly awaits?: string;
  /** The pending request is to be taken back. */
  readonly recall?: Pick<RequestRecalled['data'], 'then' | 'reason' | 'by'>;
  /** Roles of whom one must have the other service work on the pending request again. */
  readonly renewedBy?: readonly Role[];
  /** The last reply of each kind, for the answer to the applicant; a reply to a recall is none. */
  readonly replies?: Replies;
  /** Stage at which the request was withdrawn. */
  readonly withdrawnAt?: string;
  readonly withdrawnOn?: CivilDate;
  /** Outcome of the recorded answer. */
  readonly answer?: string;
  /** The case that continues this one. */
  readonly continuedBy?: string;
  /** Higher role to which the stage was escalated. */
  readonly escalatedTo?: Role;
  /** Person of the role to whom the stage is assigned. */
  readonly assignedTo?: string;
  /** Cause of the current pause. */
  readonly paused?: string;
}

export type CaseState =
  | { readonly status: 'none' }
  | (CaseFile & { readonly status: 'open' })
  | (CaseFile & { readonly status: 'closed'; readonly outcome: string });
export type OpenFile = Extract<CaseState, { status: 'open' }>;
export type ClosedFile = Extract<CaseState, { status: 'closed' }>;

/** Inputs of a command to an open case: its pinned kind, its file, its stage. */
export interface Context {
  readonly kind: CaseKind;
  readonly file: OpenFile;
  readonly stage: Stage;
  /** The case after an event. */
  readonly evolve: (state: CaseState, event: CaseEvent) => CaseState;
}

/** The last report of each kind of work. */
export const lastReports = ({ reports }: Pick<CaseFile, 'reports'>): Readonly<Record<string, object>> =>
  Object.fromEntries(reports.map(({ work, report }) => [work, report]));

/** Whether the case is about this person; user names are compared in lower case (A5-1). */
export const isBarred = (barred: readonly string[], subject: string): boolean =>
  barred.some((each) => isSamePerson(each, subject));
