import { civilDate } from '@pishkhan/calendar';
import { isRejection } from '@pishkhan/decider';
import { Poison } from '@pishkhan/messages';
import { granted, whenRecorded, type ReactionTools } from '@pishkhan/service-kit';
import { calendarsFor } from '../case/calendars-in-force.ts';
import { policyFor } from '../published/case-policy/policy-in-force.ts';
import { cases } from '../case/cases.ts';
import type { CaseContinued, ContinueCase } from '../engine/case.messages.ts';
import { kindNamed } from '../engine/kind/kind.ts';
import { kinds } from '../kinds/index.ts';
import { claiming } from '../request-subject/case-openings.ts';
import { claimOf, subjectOfOpening } from '../request-subject/claimed-opening.ts';
import { requestSubject, subjectIdOf } from '../request-subject/domain/request-subject.ts';

type Result = CaseContinued['data'];

/** Claims the subject of the next case. @returns The open case that has the subject already, if there is one */
const claimFor = async (command: ContinueCase, tools: ReactionTools): Promise<string | undefined> => {
  const decided = cases.decide(command, { status: 'none' });
  if (isRejection(decided)) throw new Poison(`${decided.rejected} ${JSON.stringify(decided.data)}`);
  const subject = subjectOfOpening(kinds, decided);
  if (!subject) return undefined;
  const id = subjectIdOf(subject);
  const claim = claiming(tools.load, claimOf(subject, decided));
  const claimed = await tools.execute(requestSubject, id, claim, { step: 'claim', businessDate: command.on });
  return 'rejected' in claimed ? (await tools.load(requestSubject, id)).state.claim?.caseId : undefined;
};

/**
 * The open case of the same kind and subject takes over: it receives a note, and the first case names it (F10).
 *
 * @returns False if that case has closed since
 */
const joinedIn = async (openCase: string, data: Result, command: ContinueCase, tools: ReactionTools) => {
  const moment = { on: command.on, at: command.at, calendars: command.calendars };
  const note = { type: 'NoteContinuation', from: data, ...moment } as const;
  const noted = granted(await tools.execute(cases, openCase, note, { step: 'note' }));
  if (noted.outcome === 'nothing') return false;
  const join = { type: 'ContinueInOpenCase', as: { ...data, caseId: openCase }, ...moment } as const;
  granted(await tools.execute(cases, data.from.caseId, join, { step: 'join' }));
  return true;
};

/**
 * If a case continues as another kind, the next case is opened in the same office (A3-3, A6-2, A2-1). The first case
 * decided the id, so a second delivery opens nothing; day 0 is the day of the continuation, even if the event is
 * processed later.
 */
export const openTheNextCaseWhenACaseContinues = whenRecorded(cases, ['CaseContinued'], {
  name: 'open-the-next-case-when-a-case-continues',
  react: async ({ data, metadata: { recordedAt } }, tools) => {
    if ((await tools.load(cases, data.caseId)).state.status !== 'none') return;
    const calendars = await calendarsFor(tools, data);
    const kind = kindNamed(kinds, data.continuesAs);
    const policy = kind && (await policyFor(tools, kind, data.on));
    const command: ContinueCase = { type: 'ContinueCase', from: data, policy, on: data.on, at: recordedAt, calendars };
    for (let openCase = await claimFor(command, tools); openCase !== undefined;) {
      if (await joinedIn(openCase, data, command, tools)) return;
      openCase = await claimFor(command, tools);
    }
    const reason = `continues case ${data.from.trackingCode}`;
    granted(await tools.execute(cases, data.caseId, command, { reason, businessDate: civilDate(data.on) }));
  },
});
