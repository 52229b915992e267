import type { Rejection } from '@pishkhan/decider';
import type { Context } from '../case.file.ts';
import type { Evidence, Moment, Person } from '../case.messages.ts';
import type { Words } from '../kind/form.ts';
import { refusesAnswer, refusesDecision } from '../verbs/decide.ts';

/** An answer of the stage that this person could give if its rule allowed it, and that rule. */
export interface WithheldAnswer {
  readonly title: Words;
  readonly because: Rejection;
}
/** Answers that the facts of the case do not allow now, so that nobody looks for them in vain. */
export const withheldAnswers = (
  context: Context,
  by: Person,
  evidence: Evidence,
  moment: Pick<Moment, 'on'>,
): readonly WithheldAnswer[] =>
  'decides' in context.stage && !refusesDecision(context, by, evidence, moment)
    ? Object.values(context.stage.decides).flatMap((answer) => {
        const because = refusesAnswer(context, answer, evidence);
        return because ? [{ title: answer.title, because }] : [];
      })
    : [];
