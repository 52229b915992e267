import { nothing, type Decision } from '@pishkhan/decider';
import { actingRoles, actorsNow, refusesRoles } from '../../acting/authority.ts';
import { ofTheCompany } from '../../acting/company.ts';
import { readersAt } from '../../acting/disputed-reader.ts';
import { deciderBefore } from '../../acting/four-eyes.ts';
import type { Context, OpenFile } from '../../case.file.ts';
import type { CaseEvent, CaseReassigned, Person, Reassign } from '../../case.messages.ts';
import { caseMustBelongToOwnOffice, confirmerMustNotHaveDecidedBefore } from '../../rules/case.rules.ts';
import { personMustBeRegistered } from '../../rules/opening.rules.ts';
import {
  assigneeMustNotBeBarred,
  assigneeMustHoldTheRole,
  assigneeMustNotBeTheDisputedReader,
  caseMustWaitForAPerson,
} from '../../rules/verb.rules.ts';
import { begin, decisionOf, happened } from '../../course/course.ts';
import { supervisorOf } from '../../kind/kind.ts';
import type { Refusal } from '../../kind/vocabulary.ts';

export const refusesReassignment = (context: Context, by: Person): Refusal => {
  const { kind, file, stage } = context;
  if (!('owner' in stage)) return caseMustBelongToOwnOffice(file, by) || caseMustWaitForAPerson(file.stage);
  const roles = ofTheCompany(actorsNow(context));
  return (
    refusesRoles(context, by, [...roles, supervisorOf(kind)]) ||
    (roles.length === 0 && caseMustWaitForAPerson(file.stage))
  );
};

/** The named colleague is registered and may do the step; nothing is refused where it goes back to all of them. */
const refusesAssignee = (context: Context, { staff: [colleague], ...command }: Reassign): Refusal => {
  const to = colleague?.subject ?? command.to;
  if (to === null) return false;
  const roles = ofTheCompany(actorsNow(context));
  return (
    assigneeMustNotBeBarred(context.file, to) ||
    assigneeMustNotBeTheDisputedReader(readersAt(context), to) ||
    confirmerMustNotHaveDecidedBefore(deciderBefore(context), { subject: to }, context.file.stage) ||
    (colleague
      ? assigneeMustHoldTheRole(to, actingRoles(roles, colleague, context.file), roles)
      : personMustBeRegistered('to', to, []))
  );
};

/** The stage is assigned to one registered person of its role. The others may still do it. */
export const reassign = (context: Context, command: Reassign): Decision<CaseEvent> => {
  const { by, on, reason, staff } = command;
  const to = staff[0]?.subject ?? command.to;
  const refusal = refusesReassignment(context, by) || refusesAssignee(context, command);
  if (refusal) return refusal;
  if ((context.file.assignedTo ?? null) === to) return nothing();
  const data = { stage: context.file.stage, to, reason, by: by.subject, on };
  return decisionOf(happened(begin(context, command), { type: 'CaseReassigned', data }));
};

export const afterReassigned = ({ assignedTo: _, ...file }: OpenFile, { data: { to } }: CaseReassigned): OpenFile => ({
  ...file,
  ...(to === null ? {} : { assignedTo: to }),
});
