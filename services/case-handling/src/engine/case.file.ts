import type { CivilDate } from '@pishkhan/calendar';
import type { CaseDecided, CaseEvent, Continues, Fee } from './messages/events.ts';
import type { Report } from './messages/report.ts';
import type { Deadlines } from './deadlines/deadlines.ts';
import type { CaseKind, Stage } from './kind/kind.ts';
import type { FactRecord, Role } from './kind/vocabulary.ts';

/** A case as its decider sees it. */
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
  /** Subjects who take no part in the case. */
  readonly barred: readonly string[];
  readonly continues?: Continues;
  readonly deadlines: Deadlines;
  readonly stage: string;
  /** Every report and decision so far, the latest last. */
  readonly reports: readonly Report[];
  readonly decisions: readonly CaseDecided['data'][];
  /** How many requests went out; the next one's id is derived from it. */
  readonly requests: number;
  /** The request whose answer is awaited. */
  readonly awaits?: string;
  /** Outcome that the recorded answer leads to. */
  readonly answer?: string;
  /** The case that this one continues as. */
  readonly continuedBy?: string;
  /** Somebody higher who was asked to look at the stage. */
  readonly escalatedTo?: Role;
  /** The one person of the role who has the stage. */
  readonly assignedTo?: string;
  /** Cause of the pause that the case is in. */
  readonly paused?: string;
}

export type CaseState =
  | { readonly status: 'none' }
  | (CaseFile & { readonly status: 'open' })
  | (CaseFile & { readonly status: 'closed'; readonly outcome: string });
export type OpenFile = Extract<CaseState, { status: 'open' }>;

/** What a command to an open case is decided with: its kind as pinned, its file, its stage. */
export interface Context {
  readonly kind: CaseKind;
  readonly file: OpenFile;
  readonly stage: Stage;
  /** The case after an event. */
  readonly evolve: (state: CaseState, event: CaseEvent) => CaseState;
}

/** The last report of each work. */
export const lastReports = ({ reports }: Pick<CaseFile, 'reports'>): Readonly<Record<string, object>> =>
  Object.fromEntries(reports.map(({ work, report }) => [work, report]));
