import type { Decision } from '@pishkhan/decider';
import { refusesRoles } from '../../acting/authority.ts';
import { lastReports, type Context } from '../../case.file.ts';
import type { CaseEvent, Person, WithdrawCase } from '../../case.messages.ts';
import { answeredCaseMustNotBeWithdrawn } from '../../rules/verb.rules.ts';
import { begin, decisionOf, enter, happened } from '../../course/course.ts';
import { WITHDRAWN } from '../../kind/kind.ts';
import type { Refusal } from '../../kind/vocabulary.ts';
import { endPause } from '../pause.ts';
import { calledBack } from './call-back.ts';
import { recallRequest, refusesRecall, withdrawal } from '../service/recall.ts';

const refusedByKind = ({ kind, file }: Context): Refusal => {
  const known = { facts: file.facts, reports: lastReports(file), replies: file.replies ?? {} };
  return (kind.withdrawnUnless ?? []).map((rule) => rule(known)).find((refusal) => refusal !== false) ?? false;
};

export const refusesWithdrawal = (context: Context, by: Person): Refusal => {
  const { kind, file } = context;
  return (
    refusesRoles(context, by, kind.opens.by) ||
    refusesRecall(context) ||
    (file.answer !== undefined && answeredCaseMustNotBeWithdrawn(file.answer)) ||
    refusedByKind(context)
  );
};

/**
 * The applicant withdraws the request and receives a confirmation. A pause ends, an open order is called back
 * (15.4-49), and a request to another service is taken back first.
 */
export const withdraw = (context: Context, command: WithdrawCase): Decision<CaseEvent> => {
  const { by, on, reason } = command;
  const refusal = refusesWithdrawal(context, by);
  if (refusal) return refusal;
  if ('requests' in context.stage) return recallRequest(context, context.stage, command, 'withdraw');
  const running = context.file.paused === undefined ? begin(context, command) : endPause(context, command);
  const withdrawn = happened(running, withdrawal(context.file, { reason, recordedBy: by.subject, on }));
  return decisionOf(enter(calledBack(withdrawn, context.stage, { reason, by: by.subject }), WITHDRAWN));
};
