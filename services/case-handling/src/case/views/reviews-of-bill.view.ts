import { defineView, eventsOf, text, truth } from '@pishkhan/views';
import { Type } from 'typebox';
import { subjects } from '../../engine/kind/known.ts';
import { cases } from '../cases.ts';

/** "Is this bill already under review?", for every office before it registers a review (A6-1). `_id` is the case. */
export const reviewsOfBill = defineView({
  name: 'reviews-of-bill',
  version: 1,
  question: 'Is this bill already under review?',
  source: eventsOf(cases),
  document: Type.Object({
    billNumber: text('number of the bill'),
    officeId: text('counter office of the case'),
    open: truth('whether the case is open'),
  }),
  indexes: [{ billNumber: 1, open: 1 }],
}).on({
  CaseOpened: (_, { data: { asked, officeId } }) => {
    const billNumber = asked[subjects.bill.field];
    return billNumber === undefined ? undefined : { billNumber: String(billNumber), officeId, open: true };
  },
  CaseClosed: (review) => review && { ...review, open: false },
  ClockStarted: 'ignored',
  StageEntered: 'ignored',
  MeterVisited: 'ignored',
  WorkReported: 'ignored',
  CaseDecided: 'ignored',
  ServiceRequested: 'ignored',
  ServiceAnswered: 'ignored',
  AnswerRecorded: 'ignored',
  CaseContinued: 'ignored',
  ClockStopped: 'ignored',
  ApplicantInformed: 'ignored',
  CaseWithdrawn: 'ignored',
  CaseSentBack: 'ignored',
  CaseReferred: 'ignored',
  CaseReassigned: 'ignored',
  CaseNoted: 'ignored',
  CasePaused: 'ignored',
  CaseResumed: 'ignored',
  CaseEscalated: 'ignored',
  DeadlineMissed: 'ignored',
  DeadlineReplanned: 'ignored',
});
