import type { Decision } from '@pishkhan/decider';
import { refusesRoles, refusesStep } from '../acting/authority.ts';
import type { Context } from '../case.file.ts';
import type { CaseEvent, Person, SendBack } from '../case.messages.ts';
import { caseMustBelongToOwnOffice } from '../rules/case.rules.ts';
import { caseMustNotBePaused, stageMustAllowSendingBack } from '../rules/verb.rules.ts';
import { begin, decisionOf, enter, happened } from '../course/course.ts';
import { actorsOf, stageOf, supervisorOf } from '../kind/kind.ts';
import type { Refusal } from '../kind/vocabulary.ts';
import { calledBack } from './ending/call-back.ts';
import { recallRequest, refusesRecall } from './service/recall.ts';

/** An order of a contractor is called back by those who gave it, not sent back by the contractor (A1-4, A1-6). */
const isOrderOfACompany = ({ stage }: Context) => 'orders' in stage && stage.company !== undefined;

/**
 * Those who decide at the earlier stage, or the higher role, return a case that waits for another service or for a
 * contractor.
 */
const refusesReturn = (context: Context, to: string, by: Person): Refusal => {
  const { kind, file, stage } = context;
  if (!('requests' in stage) && !isOrderOfACompany(context)) return refusesStep(context, by);
  const roles = [...actorsOf(stageOf(kind, to), file.facts), supervisorOf(kind)];
  return refusesRoles(context, by, roles) || caseMustNotBePaused(file) || refusesRecall(context);
};

export const refusesSendingBack = (context: Context, by: Person): Refusal =>
  context.stage.sendsBack
    ? refusesReturn(context, context.stage.sendsBack.to, by)
    : caseMustBelongToOwnOffice(context.file, by) || stageMustAllowSendingBack(context.file.stage);

/**
 * The case returns from a wrong stage to the earlier one that the kind names; a request to another service is taken
 * back first.
 */
export const sendBack = (context: Context, command: SendBack): Decision<CaseEvent> => {
  const { file, stage } = context;
  const { by, on, reason } = command;
  if (!stage.sendsBack) return refusesSendingBack(context, by) || stageMustAllowSendingBack(file.stage);
  const refusal = refusesSendingBack(context, by);
  if (refusal) return refusal;
  if ('requests' in stage) return recallRequest(context, stage, command, 'sendBack');
  const { to } = stage.sendsBack;
  const sent: CaseEvent = { type: 'CaseSentBack', data: { stage: file.stage, to, reason, by: by.subject, on } };
  const begun = begin(context, command);
  const recalled = isOrderOfACompany(context) ? calledBack(begun, stage, { reason, by: by.subject }) : begun;
  return decisionOf(enter(happened(recalled, sent), to));
};
