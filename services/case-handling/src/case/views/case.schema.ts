import { civilDate, list, oneOf, optional, orNull, text, truth, whole, type DocumentOf } from '@pishkhan/views';
import { roleNames } from '@pishkhan/roles';
import { Type } from 'typebox';

const instant = Type.Object({ on: civilDate('day'), at: text('instant') });

const deadline = Type.Object({
  dueOn: civilDate('last day'),
  dueAt: optional(text('instant at which a deadline in hours or minutes ends')),
  calendarUnit: orNull(text('unit whose calendar it was counted with')),
  calendarVersions: list('versions of that calendar', text('version')),
  fallsOnClosedDay: truth('the last day is a holiday; it is not moved (10.5-5)'),
  provisional: optional(truth('counted by weekly rest days until the calendar is published (15.4-43)')),
  startedOn: civilDate('day 0 (10.5)'),
  startedAt: optional(text('instant of its start')),
  within: whole('length'),
  unit: oneOf('unit of the length', ['minutes', 'hours', 'workingDays', 'days', 'weeks', 'date']),
  state: oneOf('state', ['running', 'missed', 'kept', 'late']),
  earlierDueOn: list('earlier last days, before replanning, the latest last', civilDate('last day')),
  escalatedTo: orNull(oneOf('higher role that sees the case while the deadline is missed', roleNames)),
  pausedSince: optional(instant),
  breaks: list('periods during which it was suspended', Type.Object({ from: instant, to: instant })),
  wasLate: optional(truth('an earlier run of it ended late')),
});
/** The deadlines of a case by their names. */
export const deadlines = Type.Record(Type.String(), deadline);

/** The roles and the person for whom a case waits. */
export const waiting = Type.Object({
  waitsFor: orNull(oneOf('role that must act next', roleNames)),
  alsoBy: list('other roles that may do the stage', oneOf('role', roleNames)),
  notBy: list('persons of these roles who may not do the stage (15.4-37)', text('subject')),
  escalatedByHand: orNull(oneOf('higher role to which the owner escalated the stage', roleNames)),
  assignedTo: orNull(text('person to whom the stage is assigned')),
  paused: orNull(text('cause of the pause')),
  company: orNull(text('contractor that has the order (A1-4, A1-6)')),
});
export type Waiting = DocumentOf<typeof waiting>;

/** Subjects who may not see the case (A5-1). */
export const barred = list('subjects who may not see it', text('subject'));

/** A notice to the applicant with its proof (15.4-21). */
export const notice = Type.Object({
  channel: oneOf('channel', ['sms', 'phone', 'inPerson', 'letter']),
  at: text('instant'),
  reference: text('number of the notice'),
  outcome: text('outcome of which the applicant was informed'),
  informedBy: text('person who informed the applicant'),
  remarks: orNull(text('remarks')),
  says: optional(Type.Object({ fa: text('Persian'), en: text('English') }, { description: 'text for the applicant' })),
});
