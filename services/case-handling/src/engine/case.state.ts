import type {
  AnswerRecorded,
  CaseClosed,
  CaseContinued,
  CaseEscalated,
  CaseEvent,
  CaseOpened,
  CasePaused,
  CaseReopened,
  CaseResumed,
  CaseWithdrawn,
  OrderCalledBack,
  StageEntered,
} from './case.messages.ts';
import type { CaseFile, CaseState, ClosedFile, OpenFile } from './case.file.ts';
import { deadlinesAfter } from './deadlines/deadlines.ts';
import { afterDecided } from './verbs/decide.ts';
import { afterEscalated } from './verbs/escalate.ts';
import { afterPauseOrResumption } from './verbs/pause.ts';
import { afterMoved } from './verbs/moving/after-moved.ts';
import { afterService } from './verbs/service/after-service.ts';
import { afterCalledBack } from './verbs/ending/call-back.ts';
import { afterReported } from './verbs/report.ts';

const opened = ({ data }: CaseOpened): OpenFile => {
  const { trackingCode: _, asked: __, barred = [], continues, ...header } = data;
  return {
    ...header,
    ...(continues ? { continues } : {}),
    barred,
    status: 'open',
    deadlines: {},
    stage: '',
    reports: continues?.reports ?? [],
    reporters: continues?.reporters ?? [],
    decisions: [],
    requests: 0,
  };
};

/** A new stage is neither assigned nor escalated, and has no request to take back. */
const entered = (
  { escalatedTo: _, assignedTo: __, recall: ___, renewedBy: ____, company: _____, ...file }: OpenFile,
  { data: { stage, company } }: StageEntered,
): OpenFile => ({
  ...file,
  stage,
  ...(company === undefined
    ? {}
    : {
        company,
        companies: { ...file.companies, [stage]: company },
        calledBack: Object.fromEntries(Object.entries(file.calledBack ?? {}).filter(([each]) => each !== company)),
      }),
});

const afterEnding = (file: OpenFile, event: AnswerRecorded | CaseWithdrawn | CaseClosed | CaseContinued): CaseState => {
  if (event.type === 'CaseContinued') return { ...file, continuedBy: event.data.caseId };
  if (event.type === 'CaseClosed') return { ...file, status: 'closed', outcome: event.data.outcome };
  return event.type === 'CaseWithdrawn'
    ? { ...file, withdrawnAt: file.stage, withdrawnOn: event.data.on }
    : { ...file, answer: event.data.outcome };
};

const afterHeldUp = (file: OpenFile, event: CasePaused | CaseResumed | CaseEscalated | OrderCalledBack): OpenFile => {
  if (event.type === 'CaseEscalated') return afterEscalated(file, event);
  return event.type === 'OrderCalledBack' ? afterCalledBack(file, event) : afterPauseOrResumption(file, event);
};

const evolveOpen = (file: OpenFile, event: Exclude<CaseEvent, CaseOpened | CaseReopened>): CaseState => {
  switch (event.type) {
    case 'StageEntered':
      return entered(file, event);
    case 'MeterVisited':
    case 'WorkReported':
      return afterReported(file, event);
    case 'CaseDecided':
      return afterDecided(file, event);
    case 'ServiceRequested':
    case 'ServiceAnswered':
    case 'RequestRecalled':
      return afterService(file, event);
    case 'AnswerRecorded':
    case 'CaseWithdrawn':
    case 'CaseClosed':
    case 'CaseContinued':
      return afterEnding(file, event);
    case 'CaseReferred':
    case 'CaseReassigned':
    case 'CaseHandedOver':
    case 'CaseMovedToOffice':
      return afterMoved(file, event);
    case 'CasePaused':
    case 'CaseResumed':
    case 'CaseEscalated':
    case 'OrderCalledBack':
      return afterHeldUp(file, event);
    case 'ApplicantInformed':
    case 'LateReportKept':
    case 'CaseSentBack':
    case 'CaseNoted':
    case 'ClockStarted':
    case 'ClockStopped':
    case 'DeadlineMissed':
    case 'DeadlineReplanned':
      return file;
  }
};

/** A reopened case has neither an answer nor deadlines; reports, decisions and facts stay (15.4-49). */
const reopened = (closed: CaseFile & Partial<Pick<ClosedFile, 'outcome'>>, event: CaseReopened): OpenFile => {
  const {
    outcome: _,
    answer: __,
    withdrawnAt: ___,
    withdrawnOn: _______,
    escalatedTo: ____,
    assignedTo: _____,
    replies: ______,
    ...file
  } = closed;
  return { ...file, status: 'open', deadlines: deadlinesAfter(file.deadlines, event) };
};

export const evolve = (state: CaseState, event: CaseEvent): CaseState => {
  if (event.type === 'CaseOpened') return opened(event);
  if (event.type === 'CaseReopened') return state.status === 'none' ? state : reopened(state, event);
  if (state.status === 'closed' && event.type === 'CaseMovedToOffice') return { ...state, officeId: event.data.to };
  if (state.status !== 'open') return state;
  return evolveOpen({ ...state, deadlines: deadlinesAfter(state.deadlines, event) }, event);
};
