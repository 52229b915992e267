import { defineView, eventsOf, text, truth, whole, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';
import type { CaseEvent } from '../../engine/case.messages.ts';
import { deadlinesAfter, isOpen, nextEndOf } from '../../engine/deadlines/deadlines.ts';
import { cases } from '../cases.ts';
import { deadlines } from './case.schema.ts';

const document = Type.Object({
  kind: text('kind of the case'),
  kindVersion: whole('version of the kind, which the case keeps'),
  officeId: text('counter office of the case'),
  countyOffice: text('county office'),
  deadlines,
  open: truth('whether any deadline is still open'),
  nextEnd: text('instant at which the first deadline that is not yet missed ends'),
});
/** `_id` is the case. */
export type OpenClocks = DocumentOf<typeof document>;

/** Sorts after every instant, for cases without a running deadline. */
export const NEVER = '9999-12-31T00:00:00.000Z';

const counted = (clocks: OpenClocks | undefined, event: CaseEvent): OpenClocks | undefined => {
  if (!clocks) return undefined;
  const after = deadlinesAfter(clocks.deadlines, event);
  return after === clocks.deadlines
    ? clocks
    : {
        ...clocks,
        deadlines: after,
        open: Object.values(after).some(isOpen),
        nextEnd: nextEndOf(after) ?? NEVER,
      };
};

/**
 * "Which deadlines have passed, and which were counted with a calendar that is no longer in force?", for the deadline
 * watch (10.5).
 */
export const openClocks = defineView({
  name: 'open-clocks',
  version: 4,
  question: 'Which deadlines have passed, and which were counted with a calendar that is no longer in force?',
  source: eventsOf(cases),
  document,
  indexes: [{ open: 1 }, { nextEnd: 1 }],
}).on({
  CaseOpened: (_, { data: { kind, kindVersion, officeId, countyOffice } }) => ({
    kind,
    kindVersion,
    officeId,
    countyOffice,
    deadlines: {},
    open: false,
    nextEnd: NEVER,
  }),
  ClockStarted: counted,
  ClockStopped: counted,
  DeadlineMissed: counted,
  DeadlineReplanned: counted,
  CasePaused: counted,
  CaseResumed: counted,
  StageEntered: 'ignored',
  MeterVisited: 'ignored',
  WorkReported: 'ignored',
  CaseDecided: 'ignored',
  ServiceRequested: 'ignored',
  ServiceAnswered: 'ignored',
  AnswerRecorded: 'ignored',
  CaseContinued: 'ignored',
  ApplicantInformed: 'ignored',
  CaseWithdrawn: counted,
  CaseReopened: counted,
  OrderCalledBack: 'ignored',
  LateReportKept: 'ignored',
  RequestRecalled: 'ignored',
  CaseSentBack: 'ignored',
  CaseReferred: 'ignored',
  CaseReassigned: 'ignored',
  CaseHandedOver: (open, { data: { to } }) => open && { ...open, countyOffice: to },
  CaseMovedToOffice: (clocks, { data }) => clocks && { ...clocks, officeId: data.to },
  CaseNoted: 'ignored',
  CaseEscalated: 'ignored',
  CaseClosed: 'ignored',
});
