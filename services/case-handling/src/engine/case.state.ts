import type { CivilDate } from '@pishkhan/calendar';
import type {
  CaseEvent,
  CaseOpened,
  ClockStarted,
  ClockStopped,
  DeadlineMissed,
  DeadlineReplanned,
  Due,
  Fee,
} from './case.messages.ts';
import type { KnownReading } from './kind/known.ts';
import type { FactRecord, Role, Visit } from './kind/vocabulary.ts';

export type ClockState = Due & { readonly startedOn: CivilDate } & (
    | { readonly status: 'running' }
    | { readonly status: 'missed' }
    | { readonly status: 'stopped'; readonly kept: boolean }
  );

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
  | (CaseFile & { readonly status: 'open' })
  | (CaseFile & { readonly status: 'closed'; readonly outcome: string });
export type OpenFile = Extract<CaseState, { status: 'open' }>;

const opened = ({ trackingCode: _, asked: __, ...data }: CaseOpened['data']): OpenFile => ({
  ...data,
  status: 'open',
  clocks: {},
  stage: '',
  requests: 0,
});

const withClock = <State extends CaseFile>(
  state: State,
  name: string,
  change: (clock: ClockState) => ClockState,
): State => {
  const clock = state.clocks[name];
  return clock ? { ...state, clocks: { ...state.clocks, [name]: change(clock) } } : state;
};

const dueOf = ({ dueOn, calendarUnit, calendarVersions, fallsOnClosedDay }: Due): Due => ({
  dueOn,
  calendarUnit,
  calendarVersions,
  fallsOnClosedDay,
});

/**
 * The head is asked about a case as long as the clock that was missed runs on; stopped, or moved to a later day, it is
 * nobody's matter but the owner's.
 */
const evolveClocks = (
  state: OpenFile,
  event: ClockStarted | ClockStopped | DeadlineMissed | DeadlineReplanned,
): OpenFile => {
  const { clock: name } = event.data;
  switch (event.type) {
    case 'ClockStarted':
      return {
        ...state,
        clocks: {
          ...state.clocks,
          [name]: { ...dueOf(event.data), startedOn: event.data.startedOn, status: 'running' },
        },
      };
    case 'ClockStopped': {
      const wasMissed = state.clocks[name]?.status === 'missed';
      return {
        ...withClock(state, name, (clock) => ({ ...clock, status: 'stopped', kept: event.data.kept })),
        ...(wasMissed ? { escalatedTo: undefined } : {}),
      };
    }
    case 'DeadlineMissed':
      return {
        ...withClock(state, name, (clock) => ({ ...clock, status: 'missed' })),
        ...(event.data.escalatedTo ? { escalatedTo: event.data.escalatedTo } : {}),
      };
    case 'DeadlineReplanned': {
      const isLater = event.data.dueOn > event.data.oldDueOn;
      return {
        ...withClock(state, name, (clock) => ({
          ...clock,
          ...dueOf(event.data),
          ...(isLater ? { status: 'running' } : {}),
        })),
        ...(isLater ? { escalatedTo: undefined } : {}),
      };
    }
  }
};

const evolveOpen = (state: OpenFile, event: Exclude<CaseEvent, CaseOpened>): CaseState => {
  switch (event.type) {
    case 'ClockStarted':
    case 'ClockStopped':
    case 'DeadlineMissed':
    case 'DeadlineReplanned':
      return evolveClocks(state, event);
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
    case 'CaseClosed':
      return { ...state, status: 'closed', outcome: event.data.outcome };
  }
};

export const evolve = (state: CaseState, event: CaseEvent): CaseState => {
  if (event.type === 'CaseOpened') return opened(event.data);
  return state.status === 'open' ? evolveOpen(state, event) : state;
};
