import { nothing, type Decider, type Decision } from '@pishkhan/decider';
import type { CaseState, ClosedFile, Context } from './case.file.ts';
import type { CaseCommand, CaseEvent, ContinueCase, OpenAsClaimed, OpenCase } from './case.messages.ts';
import { caseMustBeKnown, caseMustBeOpen } from './rules/case.rules.ts';
import { caseMustBeClosed } from './rules/verb.rules.ts';
import { evolve } from './case.state.ts';
import { caseEvents } from './messages/event-versions.ts';
import { deadlinesReplanned } from './deadlines/marks.ts';
import { missDeadline } from './deadlines/miss-deadline.ts';
import { kindNamed, stageOf, type CaseKind } from './kind/kind.ts';
import { decide } from './verbs/decide.ts';
import { escalate } from './verbs/escalate.ts';
import { handOver } from './verbs/moving/hand-over.ts';
import { hear } from './verbs/service/hear.ts';
import { inform } from './verbs/inform.ts';
import { moveClosedToOffice, moveToOffice } from './verbs/moving/move-to-office.ts';
import { note } from './verbs/note.ts';
import { continueCase, continueInOpenCase, noteContinuation, open } from './verbs/open.ts';
import { pause, resume } from './verbs/pause.ts';
import { reassign } from './verbs/moving/reassign.ts';
import { refer } from './verbs/moving/refer.ts';
import { reopen } from './verbs/ending/reopen.ts';
import { keepLateReport, report } from './verbs/report.ts';
import { sendBack } from './verbs/send-back.ts';
import { withdraw } from './verbs/ending/withdraw.ts';

type Opens = OpenCase | OpenAsClaimed | ContinueCase;

type Alone = 'MissDeadline' | 'NoteContinuation' | 'ContinueInOpenCase' | 'ReplanDeadlines';

/** Commands of the service itself, without a person. */
const decideAlone = (context: Context, command: Extract<CaseCommand, { type: Alone }>): Decision<CaseEvent> => {
  switch (command.type) {
    case 'MissDeadline':
      return missDeadline(context, command);
    case 'NoteContinuation':
      return noteContinuation(context, command);
    case 'ContinueInOpenCase':
      return continueInOpenCase(context, command);
    case 'ReplanDeadlines':
      return deadlinesReplanned(context.kind, context.file, command);
  }
};

const decideOpen = (context: Context, command: Exclude<CaseCommand, Opens>): Decision<CaseEvent> => {
  switch (command.type) {
    case 'ReportWork':
      return report(context, command);
    case 'Decide':
      return decide(context, command);
    case 'HearService':
      return hear(context, command);
    case 'InformApplicant':
      return inform(context, command);
    case 'WithdrawCase':
      return withdraw(context, command);
    case 'ReopenCase':
      return caseMustBeClosed(context.file.stage);
    case 'SendBack':
      return sendBack(context, command);
    case 'Refer':
      return refer(context, command);
    case 'Reassign':
      return reassign(context, command);
    case 'HandOver':
      return handOver(context, command);
    case 'MoveToOffice':
      return moveToOffice(context, command);
    case 'AddNote':
      return note(context, command);
    case 'PauseCase':
      return pause(context, command);
    case 'ResumeCase':
      return resume(context, command);
    case 'Escalate':
      return escalate(context, command);
    case 'MissDeadline':
    case 'NoteContinuation':
    case 'ContinueInOpenCase':
    case 'ReplanDeadlines':
      return decideAlone(context, command);
  }
};

const platformCommands: readonly CaseCommand['type'][] = [
  'HearService',
  'MissDeadline',
  'ReplanDeadlines',
  'NoteContinuation',
  'ContinueInOpenCase',
];
const byThePlatform = ({ type }: CaseCommand) => platformCommands.includes(type);

/** Inputs of a command to an open case; the case keeps the version of its kind. */
export const contextOf = (kinds: readonly CaseKind[], state: CaseState): Context | undefined => {
  if (state.status !== 'open') return undefined;
  const kind = kindNamed(kinds, state.kind, state.kindVersion);
  if (!kind) throw new Error(`no kind ${state.kind} of version ${state.kindVersion}, which an open case uses`);
  return { kind, file: state, stage: stageOf(kind, state.stage), evolve };
};

/**
 * A closed case accepts a late report, its reopening and a new office; the replies of services and timers change
 * nothing.
 */
const decideClosed = (
  kinds: readonly CaseKind[],
  file: ClosedFile,
  command: Exclude<CaseCommand, Opens>,
): Decision<CaseEvent> => {
  if (byThePlatform(command)) return nothing();
  const kind = kindNamed(kinds, file.kind, file.kindVersion);
  if (kind && command.type === 'ReportWork') return keepLateReport({ kind, file, evolve }, command);
  if (kind && command.type === 'ReopenCase') return reopen({ kind, file, evolve }, command);
  if (kind && command.type === 'MoveToOffice') return moveClosedToOffice({ kind, file, evolve }, command);
  return caseMustBeOpen(file.outcome);
};

/** The decider of all cases; the differences between them are in the kinds. */
export const caseDecider = (kinds: readonly CaseKind[]): Decider<CaseCommand, CaseEvent, CaseState> => ({
  category: 'case',
  events: caseEvents,
  initial: { status: 'none' },
  decide: (command, state) => {
    if (command.type === 'OpenCase') return state.status === 'none' ? open(kinds, command, evolve) : nothing();
    if (command.type === 'OpenAsClaimed') return state.status === 'none' ? command.opening : nothing();
    if (command.type === 'ContinueCase')
      return state.status === 'none' ? continueCase(kinds, command, evolve) : nothing();
    if (state.status === 'none') return caseMustBeKnown();
    if (state.status === 'closed') return decideClosed(kinds, state, command);
    return decideOpen(contextOf(kinds, state)!, command);
  },
  evolve,
});
