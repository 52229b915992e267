import type { Decision } from '@pishkhan/decider';
import type { Context, OpenFile } from '../../case.file.ts';
import type { CaseEvent, CaseWithdrawn, Recalled, SendBack, WithdrawCase } from '../../case.messages.ts';
import { begin, decisionOf, enter, happened, type Course } from '../../course/course.ts';
import { WITHDRAWN } from '../../kind/kind.ts';
import type { Refusal, RequestStage } from '../../kind/vocabulary.ts';
import { caseMustNotAwaitAnotherService } from '../../rules/verb.rules.ts';

/** Rejects if the pending request cannot be taken back, or is being taken back already. */
export const refusesRecall = ({ file, stage }: Context): Refusal =>
  'requests' in stage &&
  (stage.requests.recall === undefined || file.recall !== undefined) &&
  caseMustNotAwaitAnotherService(file.stage);

/**
 * Asks the other service to end the pending request. The case waits for the reply, because the work may have been
 * completed in the meantime: one of the two was first.
 */
export const recallRequest = (
  context: Context,
  { requests: { recall } }: RequestStage,
  command: SendBack | WithdrawCase,
  then: Recalled,
): Decision<CaseEvent> => {
  const { file } = context;
  const { caseId, officeId, accountId, awaits: requestId } = file;
  if (!recall || requestId === undefined) return caseMustNotAwaitAnotherService(file.stage);
  const { reason, on } = command;
  const by = command.by.subject;
  const content = recall.content({ requestId, caseId, officeId, accountId, by, reason, on });
  const data = { stage: file.stage, request: recall.event, requestId, then, reason, by, on, content };
  return decisionOf(happened(begin(context, command), { type: 'RequestRecalled', data }));
};

/** The withdrawal, with the case and its account for other services. */
export const withdrawal = (
  { caseId, accountId }: Pick<OpenFile, 'caseId' | 'accountId'>,
  data: Pick<CaseWithdrawn['data'], 'reason' | 'recordedBy' | 'on'>,
): CaseWithdrawn => ({
  type: 'CaseWithdrawn',
  data: { ...data, caseId, ...(accountId === null ? {} : { accountId }) },
});

/** The recall was first: the case goes where the person wanted it. */
export const followRecall = (course: Course, { sendsBack }: RequestStage, recall: NonNullable<OpenFile['recall']>) => {
  const { file, moment } = course;
  const { reason, by, then } = recall;
  if (then === 'withdraw' || !sendsBack)
    return enter(happened(course, withdrawal(file, { reason, recordedBy: by, on: moment.on })), WITHDRAWN);
  const { to } = sendsBack;
  const data = { stage: file.stage, to, reason, by, on: moment.on };
  return enter(happened(course, { type: 'CaseSentBack', data }), to);
};
