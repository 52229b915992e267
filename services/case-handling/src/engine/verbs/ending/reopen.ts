import type { Decision } from '@pishkhan/decider';
import type { ClosedFile, Context } from '../../case.file.ts';
import type { CaseEvent, Person, ReopenCase } from '../../case.messages.ts';
import { refusesRoles } from '../../acting/authority.ts';
import { begin, decisionOf, enter, happened } from '../../course/course.ts';
import { stageOf } from '../../kind/kind.ts';
import type { Refusal } from '../../kind/vocabulary.ts';
import { continuedCaseMustNotBeReopened, kindMustAllowReopening } from '../../rules/verb.rules.ts';

export type ClosedContext = Pick<Context, 'kind' | 'evolve'> & { readonly file: ClosedFile };
/** A closed case at a stage, for the rules about persons. */
const atStage = ({ kind, file, evolve }: ClosedContext, stage: string): Context => ({
  kind,
  file: { ...file, status: 'open' },
  stage: stageOf(kind, stage),
  evolve,
});

export const refusesReopening = (context: ClosedContext, by: Person): Refusal => {
  const { kind, file } = context;
  if (!kind.reopens) return kindMustAllowReopening(kind.kind);
  return refusesRoles(atStage(context, kind.reopens.to), by, kind.reopens.by) || continuedCaseMustNotBeReopened(file);
};

/** The office opens a closed case again, with deadlines of its own from this day (15.4-49). */
export const reopen = (context: ClosedContext, command: ReopenCase): Decision<CaseEvent> => {
  const { kind, file } = context;
  const refusal = refusesReopening(context, command.by);
  if (refusal || !kind.reopens) return refusal || kindMustAllowReopening(kind.kind);
  const { to } = kind.reopens;
  const { reason, by, on } = command;
  const data = { outcome: file.outcome, to, reason, by: by.subject, on };
  return decisionOf(enter(happened(begin(atStage(context, to), command), { type: 'CaseReopened', data }), to));
};
