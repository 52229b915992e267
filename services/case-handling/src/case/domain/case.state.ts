import type { CivilDate } from '@pishkhan/calendar';
import type { CaseEvent, Due, Fee } from './case.messages.ts';
import type { KnownReading } from './kind/known.ts';
import type { FactRecord, Role, Visit } from './kind/vocabulary.ts';

export type ClockState = Due & { readonly startedOn: CivilDate } & (
  | { readonly status: 'running' }
  | { readonly status: 'missed' }
  | { readonly status: 'stopped'; readonly kept: boolean });

export interface LastDecision {
  readonly form: Readonly<Record<string, string | number>>;
  readonly reading: KnownReading | null;
  readonly decidedBy: string;
}

/** A case as its decider sees it. */
export interface CaseFile {
  readonly caseId: string;
  readonly kind: string;
  readonly kindVersion: number;
  readonly officeId: string;
  readonly countyOffice: string;
  readonly accountId: string;
  readonly meterId: string | null;
  readonly openedOn: CivilDate;
  readonly openedBy: string;
  readonly fee: Fee;
  readonly facts: FactRecord;
  readonly clocks: Readonly<Record<string, ClockState>>;
  readonly stage: string;
  readonly visit?: Visit;
  readonly decision?: LastDecision;
  /** How many requests went out; the next one's id is derived from it. */
  readonly requests: number;
  /** The request whose answer is awaited. */
  readonly awaits?: string;
  /** Outcome that the recorded answer leads to. */
  readonly answer?: string;
  /** Whose worklist it is shown in since a deadline passed. */
  readonly escalatedTo?: Role;
}

export type CaseState =
  | { readonly status: 'none' }
  | CaseFile & { readonly status: 'open' }
  | CaseFile & { readonly status: 'closed'; readonly outcome: string };
export type OpenFile = Extract<CaseState, { status: 'open' }>;

type DataOf<Type extends CaseEvent['type']> = Extract<CaseEvent, { type: Type }>['data'];

const opened = ({ trackingCode: _, asked: __, ...data }: DataOf<'CaseOpened'>): OpenFile => ({ ...data, status: 'open', clocks: {}, stage: '', requests: 0 });

const withClock = <State extends CaseFile>(state: State, name: string, change: (clock: ClockState) => ClockState): State => {
  const clock = state.clocks[name];
  return clock ? { ...state, clocks: { ...state.clocks, [name]: change(clock) } } : state;
};

const dueOf = ({ dueOn, calendarUnit, calendarVersions, fallsOnClosedDay }: Due): Due => ({ dueOn, calendarUnit, calendarVersions, fallsOnClosedDay });

/** A deadline moved to a later day is running again, and the head is no longer asked about it. */
const replanned = (state: OpenFile, data: DataOf<'DeadlineReplanned'>): OpenFile => ({
  ...withClock(state, data.clock, (clock) => ({ ...clock, ...dueOf(data), ...(data.dueOn > data.oldDueOn ? { status: 'running' } : {}) })),
  ...(data.dueOn > data.oldDueOn ? { escalatedTo: undefined } : {}),
});

const evolveOpen = (state: OpenFile, event: CaseEvent): CaseState => {
  switch (event.type) {
    case 'CaseOpened':
      return opened(event.data);
    case 'ClockStarted':
      return { ...state, clocks: { ...state.clocks, [event.data.clock]: { ...dueOf(event.data), startedOn: event.data.startedOn, status: 'running' } } };
    case 'StageEntered':
      return { ...state, stage: event.data.stage };
    case 'MeterVisited':
      return { ...state, visit: event.data };
    case 'CaseDecided':
      return { ...state, decision: event.data };
    case 'ServiceRequested':
      return { ...state, requests: state.requests + 1, awaits: event.data.requestId };
    case 'ServiceAnswered':
    case 'ApplicantInformed':
    case 'CaseWithdrawn':
      return state;
    case 'AnswerRecorded':
      return { ...state, answer: event.data.outcome };
    case 'ClockStopped':
      return { ...withClock(state, event.data.clock, (clock) => ({ ...clock, status: 'stopped', kept: event.data.kept })), escalatedTo: undefined };
    case 'DeadlineMissed':
      return { ...withClock(state, event.data.clock, (clock) => ({ ...clock, status: 'missed' })), ...(event.data.escalatedTo ? { escalatedTo: event.data.escalatedTo } : {}) };
    case 'DeadlineReplanned':
      return replanned(state, event.data);
    case 'CaseClosed':
      return { ...state, status: 'closed', outcome: event.data.outcome };
  }
};

export const evolve = (state: CaseState, event: CaseEvent): CaseState => {
  if (event.type === 'CaseOpened') return opened(event.data);
  return state.status === 'open' ? evolveOpen(state, event) : state;
};
