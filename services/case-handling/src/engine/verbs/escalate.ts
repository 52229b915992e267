import type { Decision } from '@pishkhan/decider';
import { refusesRoles } from '../acting/authority.ts';
import { ofTheCompany } from '../acting/company.ts';
import type { Context, OpenFile } from '../case.file.ts';
import type { CaseEscalated, CaseEvent, Escalate, Person } from '../case.messages.ts';
import { caseMustBelongToOwnOffice } from '../rules/case.rules.ts';
import {
  caseMustNotBeEscalated,
  caseMustNotBePaused,
  caseMustWaitForAPerson,
  ownerMustHaveSomebodyHigher,
} from '../rules/verb.rules.ts';
import { begin, decisionOf, happened } from '../course/course.ts';
import { actorsOf, supervisorOf } from '../kind/kind.ts';
import type { Refusal } from '../kind/vocabulary.ts';

export const refusesEscalation = (context: Context, by: Person): Refusal =>
  'owner' in context.stage
    ? refusesRoles(context, by, ofTheCompany(actorsOf(context.stage, context.file.facts))) ||
      caseMustNotBePaused(context.file) ||
      ownerMustHaveSomebodyHigher(actorsOf(context.stage, context.file.facts), supervisorOf(context.kind)) ||
      caseMustNotBeEscalated(context.file)
    : caseMustBelongToOwnOffice(context.file, by) || caseMustWaitForAPerson(context.file.stage);

/** The owner escalates the stage to a higher role; it stays in the owner's worklist. */
export const escalate = (context: Context, command: Escalate): Decision<CaseEvent> => {
  const { by, on, reason } = command;
  const refusal = refusesEscalation(context, by);
  if (refusal) return refusal;
  const data = { stage: context.file.stage, to: supervisorOf(context.kind), reason, by: by.subject, on };
  return decisionOf(happened(begin(context, command), { type: 'CaseEscalated', data }));
};

export const afterEscalated = (file: OpenFile, { data: { to } }: CaseEscalated): OpenFile => ({
  ...file,
  escalatedTo: to,
});
