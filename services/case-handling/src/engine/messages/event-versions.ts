import type { CaseEvent } from './events.ts';

/** All event types of a case, each with the newest version known to this build. */
export const caseEvents: Readonly<Record<CaseEvent['type'], number>> = {
  CaseOpened: 1,
  ClockStarted: 1,
  StageEntered: 1,
  MeterVisited: 1,
  WorkReported: 1,
  CaseDecided: 1,
  ServiceRequested: 1,
  ServiceAnswered: 1,
  AnswerRecorded: 1,
  CaseContinued: 1,
  ClockStopped: 1,
  ApplicantInformed: 1,
  CaseWithdrawn: 1,
  CaseSentBack: 1,
  CaseReferred: 1,
  CaseReassigned: 1,
  CaseNoted: 1,
  CasePaused: 1,
  CaseResumed: 1,
  CaseEscalated: 1,
  RequestRecalled: 1,
  DeadlineMissed: 1,
  DeadlineReplanned: 1,
  CaseClosed: 1,
};
