import type { Decision } from '@pishkhan/decider';
import { actorsNow, refusesRoles } from '../acting/authority.ts';
import { ofTheCompany } from '../acting/company.ts';
import type { Context, OpenFile } from '../case.file.ts';
import type {
  CaseEvent,
  CasePaused,
  CaseResumed,
  PauseCase,
  Person,
  ResumeCase,
  WithdrawCase,
} from '../case.messages.ts';
import { caseMustBelongToOwnOffice } from '../rules/case.rules.ts';
import {
  caseMustBePaused,
  caseMustNotBePaused,
  caseMustWaitForAPerson,
  pauseCauseMustBeKnown,
} from '../rules/verb.rules.ts';
import { begin, decisionOf, happened, thenAll, type Course } from '../course/course.ts';
import { isRunning } from '../deadlines/deadlines.ts';
import { deadlinesAfterPause } from '../deadlines/marks.ts';
import type { Words } from '../kind/form.ts';
import type { Refusal } from '../kind/vocabulary.ts';

/** Causes of a pause (15.2-6, 15.2-10). */
export const pauseCauses: Readonly<Record<string, Words>> = {
  applicantAwaited: { fa: 'در انتظار متقاضی', en: 'The applicant is awaited' },
  noAccess: { fa: 'دسترسی به محل ممکن نیست', en: 'The place cannot be reached' },
  anotherBodyAwaited: { fa: 'در انتظار نهاد دیگر', en: 'Another body is awaited' },
};

export const refusesPause = (context: Context, by: Person): Refusal =>
  'owner' in context.stage
    ? refusesRoles(context, by, ofTheCompany(actorsNow(context))) || caseMustNotBePaused(context.file)
    : caseMustBelongToOwnOffice(context.file, by) || caseMustWaitForAPerson(context.file.stage);
export const refusesResumption = (context: Context, by: Person): Refusal =>
  refusesRoles(context, by, ofTheCompany(actorsNow(context))) || caseMustBePaused(context.file);

/** The owner pauses the case for a cause. Deadlines continue, except those that policy stops. */
export const pause = (context: Context, command: PauseCase): Decision<CaseEvent> => {
  const { kind, file } = context;
  const { by, on, at, cause, reason } = command;
  const refusal = refusesPause(context, by) || pauseCauseMustBeKnown(cause, Object.keys(pauseCauses));
  if (refusal) return refusal;
  const stops = (kind.pausesStop?.value ?? []).filter((name) => {
    const deadline = file.deadlines[name];
    return deadline !== undefined && isRunning(deadline);
  });
  const data = { stage: file.stage, cause, reason, by: by.subject, on, at, stops };
  return decisionOf(happened(begin(context, command), { type: 'CasePaused', data }));
};

/** Ends the pause, by a resumption or by a withdrawal; suspended deadlines are replanned (10.5-7). */
export const endPause = (context: Context, command: ResumeCase | WithdrawCase): Course => {
  const { by, on, at, reason } = command;
  const data = { stage: context.file.stage, reason, by: by.subject, on, at };
  const resumed = happened(begin(context, command), { type: 'CaseResumed', data });
  return thenAll(resumed, deadlinesAfterPause(context.kind, resumed.file, command));
};

/** The work continues. */
export const resume = (context: Context, command: ResumeCase): Decision<CaseEvent> =>
  refusesResumption(context, command.by) || decisionOf(endPause(context, command));

export const afterPauseOrResumption = ({ paused: _, ...file }: OpenFile, event: CasePaused | CaseResumed): OpenFile =>
  event.type === 'CasePaused' ? { ...file, paused: event.data.cause } : file;
