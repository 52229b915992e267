import type { Decision } from '@pishkhan/decider';
import { refusesStep } from '../acting/authority.ts';
import type { Context } from '../case.file.ts';
import type { CaseEvent, Person, SendBack } from '../case.messages.ts';
import { caseMustBelongToOwnOffice } from '../rules/case.rules.ts';
import { stageMustAllowSendingBack } from '../rules/verb.rules.ts';
import { begin, decisionOf, enter, happened } from '../course/course.ts';
import type { Refusal } from '../kind/vocabulary.ts';

export const refusesSendingBack = (context: Context, by: Person): Refusal =>
  context.stage.sendsBack
    ? refusesStep(context, by)
    : caseMustBelongToOwnOffice(context.file, by) || stageMustAllowSendingBack(context.file.stage);

/** The owner returns the case from a wrong stage to the earlier one that the kind names. */
export const sendBack = (context: Context, command: SendBack): Decision<CaseEvent> => {
  const { file, stage } = context;
  const { by, on, reason } = command;
  if (!stage.sendsBack) return refusesSendingBack(context, by) || stageMustAllowSendingBack(file.stage);
  const refusal = refusesSendingBack(context, by);
  if (refusal) return refusal;
  const { to } = stage.sendsBack;
  const sent: CaseEvent = { type: 'CaseSentBack', data: { stage: file.stage, to, reason, by: by.subject, on } };
  return decisionOf(enter(happened(begin(context, command), sent), to));
};
