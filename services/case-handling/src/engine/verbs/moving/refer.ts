import type { Decision } from '@pishkhan/decider';
import { refusesRoles } from '../../acting/authority.ts';
import type { Context, OpenFile } from '../../case.file.ts';
import type { CaseEvent, CaseReferred, Person, Refer } from '../../case.messages.ts';
import { caseMustBelongToOwnOffice } from '../../rules/case.rules.ts';
import { caseMustNotBePaused, referralMustNameAnotherUnit, stageMustAllowReferral } from '../../rules/verb.rules.ts';
import { begin, decisionOf, happened } from '../../course/course.ts';
import { referralOf } from '../../kind/kind.ts';
import type { Refusal } from '../../kind/vocabulary.ts';

export const refusesReferral = (context: Context, by: Person): Refusal => {
  const referral = referralOf(context.stage);
  return referral
    ? refusesRoles(context, by, referral.referredBy) || caseMustNotBePaused(context.file)
    : caseMustBelongToOwnOffice(context.file, by) || stageMustAllowReferral(context.file.stage);
};

/** Units to which the stage can be referred: all except the current one. */
export const otherUnits = ({ file, stage }: Context): string[] => {
  const referral = referralOf(stage);
  return referral ? Object.keys(referral.among).filter((unit) => unit !== file.facts[referral.fact]) : [];
};

/** The stage is referred to another unit; the stage and its deadlines do not change. */
export const refer = (context: Context, command: Refer): Decision<CaseEvent> => {
  const { file, stage } = context;
  const { by, on, to, reason } = command;
  const referral = referralOf(stage);
  const refusal = refusesReferral(context, by) || referralMustNameAnotherUnit(to, otherUnits(context));
  if (refusal) return refusal;
  if (!referral) return stageMustAllowReferral(file.stage);
  const { role } = referral.among[to]!;
  const data = { stage: file.stage, fact: referral.fact, to, waitsFor: role, reason, by: by.subject, on };
  return decisionOf(happened(begin(context, command), { type: 'CaseReferred', data }));
};

export const afterReferred = (
  { assignedTo: _, ...file }: OpenFile,
  { data: { fact, to } }: CaseReferred,
): OpenFile => ({ ...file, facts: { ...file.facts, [fact]: to } });
