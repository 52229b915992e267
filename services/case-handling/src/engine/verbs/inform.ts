import type { Decision } from '@pishkhan/decider';
import { faDigits } from '@pishkhan/fields';
import { refusesStep } from '../acting/authority.ts';
import { lastReports, type Context } from '../case.file.ts';
import type { CaseEvent, InformApplicant, Person } from '../case.messages.ts';
import { anotherOfficeMayNotAnswer, answerMustBeRecordedBeforeInforming } from '../rules/case.rules.ts';
import { begin, closed, continued, decisionOf, enter, happened, targetOf } from '../course/course.ts';
import { trackingCodeOf } from '../course/tracking-code.ts';
import type { Words } from '../kind/form.ts';
import type { Edges, FactRecord, Refusal } from '../kind/vocabulary.ts';

export const refusesInforming = (context: Context, by: Person): Refusal =>
  'informs' in context.stage
    ? refusesStep(context, by)
    : anotherOfficeMayNotAnswer(context.file, by) || answerMustBeRecordedBeforeInforming(context.file.stage);

/** The answer as a text for the applicant, with the tracking code by which the office finds the case (C3-2). */
export const answerWords = ({ file, stage }: Context): Words | undefined => {
  if (!('informs' in stage)) return undefined;
  const { caseId, openedOn, facts, replies = {}, withdrawnAt: at, withdrawnOn: on } = file;
  const withdrawal = at === undefined || on === undefined ? {} : { withdrawal: { at, on } };
  const basis = { reports: lastReports(file), ...withdrawal };
  const { fa, en } = typeof stage.informs === 'function' ? stage.informs(facts, replies, basis) : stage.informs;
  const code = trackingCodeOf(caseId, openedOn);
  return { fa: `${fa} کد رهگیری: ${faDigits(code)}`, en: `${en} Tracking code: ${code}` };
};

/**
 * The office informed the applicant of the recorded answer, which closes the case (15.4-21), or is followed by the rest
 * of the work (A1-11, A1-12). A case answered by an earlier release without `CaseContinued` continues now (A3-3).
 */
export const inform = (context: Context, command: InformApplicant): Decision<CaseEvent> => {
  const { file, stage } = context;
  const { by, on, proof, remarks } = command;
  if (!('informs' in stage)) return refusesInforming(context, by) || answerMustBeRecordedBeforeInforming(file.stage);
  const refusal = refusesInforming(context, by);
  if (refusal) return refusal;
  const outcome = stage.closes;
  const says = answerWords(context);
  const informed = happened(continued(begin(context, command), outcome), {
    type: 'ApplicantInformed',
    data: {
      ...proof,
      outcome,
      informedBy: by.subject,
      officeId: file.officeId,
      on,
      ...(remarks === undefined ? {} : { remarks }),
      ...(says ? { says } : {}),
    },
  });
  const edges = stage.then as Edges<unknown, FactRecord, string> | undefined;
  return decisionOf(edges ? enter(informed, targetOf(edges, undefined, informed.file.facts)) : closed(informed));
};
