import { roleNames } from '@pishkhan/roles';
import {
  civilDate,
  defineView,
  eventsOf,
  list,
  oneOf,
  orNull,
  text,
  truth,
  whole,
  type DocumentOf,
} from '@pishkhan/views';
import { Type } from 'typebox';
import { unitOf } from '../../engine/acting/authority.ts';
import { cases } from '../cases.ts';
import { barred } from './case.schema.ts';

const document = Type.Object({
  trackingCode: text('tracking code for the applicant'),
  kind: text('kind of the case'),
  kindVersion: whole('version of the kind, which the case keeps'),
  accountId: orNull(text('account')),
  meterId: orNull(text('meter')),
  officeId: text('counter office'),
  countyOffice: text('county office'),
  barred,
  calledBack: truth('whether an order was called back'),
  stage: text('stage that had ordered the work'),
  shownTo: list('those who have the order', Type.Object({ role: oneOf('role', roleNames), unit: text('its unit') })),
  assignedTo: orNull(text('person to whom the order was assigned')),
  calledBackOn: orNull(civilDate('day of the call-back')),
  calledBackAt: text('instant of the call-back'),
  reason: text('why the order was called back'),
  reportedOn: orNull(civilDate('day of a report that arrived all the same, and was kept without effect')),
});
/** `_id` is the case. */
export type CalledBackOrder = DocumentOf<typeof document>;

/** "Which of my orders were called back?", for the clerk or the expert who has the order (15.4-49). */
export const calledBackOrders = defineView({
  name: 'called-back-orders',
  version: 2,
  question: 'Which of my orders were called back, because the request was withdrawn?',
  source: eventsOf(cases),
  document,
  indexes: [{ 'shownTo.unit': 1, 'shownTo.role': 1, calledBackAt: -1 }],
}).on({
  CaseOpened: (_, { data }) => ({
    trackingCode: data.trackingCode,
    kind: data.kind,
    kindVersion: data.kindVersion,
    accountId: data.accountId,
    meterId: data.meterId,
    officeId: data.officeId,
    countyOffice: data.countyOffice,
    barred: (data.barred ?? []).map((subject) => subject.toLowerCase()),
    calledBack: false,
    stage: '',
    shownTo: [],
    assignedTo: null,
    calledBackOn: null,
    calledBackAt: '',
    reason: '',
    reportedOn: null,
  }),
  OrderCalledBack: (order, { data: { stage, orderedFrom, assignedTo, company, reason, on }, recordedAt }) =>
    order && {
      ...order,
      calledBack: true,
      stage,
      shownTo: orderedFrom.map((role) => ({
        role,
        unit: unitOf(role, { ...order, ...(company === undefined ? {} : { company }) }),
      })),
      assignedTo,
      calledBackOn: on,
      calledBackAt: recordedAt,
      reason,
      reportedOn: null,
    },
  LateReportKept: (order, { data: { on } }) => order && { ...order, reportedOn: on },
  CaseReopened: (order) => order && { ...order, calledBack: false, shownTo: [] },
  ClockStarted: 'ignored',
  // The order was given again: to the same contractor it is no longer called back, to another one it stays so.
  StageEntered: (order, { data: { company } }) =>
    order && company !== undefined && order.shownTo.some(({ unit }) => unit === company)
      ? { ...order, calledBack: false, shownTo: [] }
      : order,
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
  RequestRecalled: 'ignored',
  CaseSentBack: 'ignored',
  CaseReferred: 'ignored',
  CaseReassigned: 'ignored',
  CaseHandedOver: (order, { data: { to } }) => order && { ...order, countyOffice: to },
  CaseMovedToOffice: (order, { data: { from, to } }) =>
    order && {
      ...order,
      officeId: to,
      shownTo: order.shownTo.map(({ role, unit }) => ({ role, unit: unit === from ? to : unit })),
    },
  CaseNoted: 'ignored',
  CasePaused: 'ignored',
  CaseResumed: 'ignored',
  CaseEscalated: 'ignored',
  DeadlineMissed: 'ignored',
  DeadlineReplanned: 'ignored',
  CaseClosed: 'ignored',
});
