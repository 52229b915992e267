import type { Decision, Rejection } from '@pishkhan/decider';
import { actingRoles, actorsNow, refusesStep, standsInAs } from '../acting/authority.ts';
import { disputesReading } from '../acting/disputed-reader.ts';
import { lastReports, type Context, type OpenFile } from '../case.file.ts';
import type { CaseDecided, CaseEvent, Decide, Evidence, Moment, Person } from '../case.messages.ts';
import {
  anotherOfficeMayNotAnswer,
  answerMustBeOneOfTheStage,
  decisionMustBeAwaited,
  decisionMustFillInItsForm,
  readerMustNotJudgeTheOwnReading,
  readingMustBeKnown,
  registrarMustNotDecide,
  representativeMustHoldValidCertificate,
} from '../rules/case.rules.ts';
import { begin, decisionOf, enter, happened } from '../course/course.ts';
import { asKept, errorsOf, type Form } from '../kind/form.ts';
import type { Choice, Deciding, FactRecord, Refusal, Weighing } from '../kind/vocabulary.ts';

type Case = Pick<Context, 'file'>;

/** Rejects if this person may not decide now, independent of the answer. */
export const refusesDecision = (
  context: Context,
  by: Person,
  { certificates, disputedReaders = [] }: Evidence,
  { on }: Pick<Moment, 'on'>,
): Refusal => {
  const { kind, file, stage } = context;
  const readers = disputesReading(kind) ? [...(file.disputedReaders ?? []), ...disputedReaders] : [];
  if (!('decides' in stage)) return anotherOfficeMayNotAnswer(file, by) || decisionMustBeAwaited(file.stage);
  return (
    refusesStep(context, by) ||
    registrarMustNotDecide(file, by) ||
    readerMustNotJudgeTheOwnReading(readers, by) ||
    representativeMustHoldValidCertificate(actingRoles(actorsNow(context), by, file), certificates, file.officeId, on)
  );
};

const weighing = ({ file }: Case, { meter, disputed }: Evidence): Weighing => ({
  facts: file.facts,
  accountId: file.accountId,
  reports: lastReports(file),
  meter,
  disputed,
});
/** Rejects if an answer is impossible, independent of its form. */
export const refusesAnswer = (context: Case, { offeredIf = [] }: Choice, evidence: Evidence): Refusal =>
  offeredIf.map((rule) => rule(weighing(context, evidence))).find((refusal) => refusal !== false) ?? false;

const readingOf = (form: Decide['form'], asks: Form) =>
  Object.entries(asks)
    .filter(([, { type }]) => type === 'reading')
    .map(([field]) => form[field])
    .find((named) => named !== undefined);

/** A person decides by one of the named answers of the stage. */
export const decide = (context: Context, command: Decide): Decision<CaseEvent> => {
  const { file, stage } = context;
  const { answer, reading, evidence, reason, by, on } = command;
  if (!('decides' in stage))
    return refusesDecision(context, by, evidence, command) || decisionMustBeAwaited(file.stage);
  const refusal = refusesDecision(context, by, evidence, command) || answerMustBeOneOfTheStage(answer, stage.decides);
  if (refusal) return refusal;
  const chosen = stage.decides[answer]!;
  const incomplete =
    decisionMustFillInItsForm(errorsOf(chosen.asks, command.form)) || refusesAnswer(context, chosen, evidence);
  if (incomplete) return incomplete;
  const form = asKept(chosen.asks, command.form);
  const named = readingOf(form, chosen.asks);
  if (named !== undefined && reading?.readingId !== named) return readingMustBeKnown(named);
  const ownReading = readerMustNotJudgeTheOwnReading(named === undefined ? [] : [reading?.readerId ?? []].flat(), by);
  if (ownReading) return ownReading;
  const deciding = { ...weighing(context, evidence), form, reading } as Deciding<FactRecord, never>;
  const broken = chosen.mustHold.map((rule) => rule(deciding)).find((each): each is Rejection => each !== false);
  if (broken) return broken;
  const standIn = standsInAs(context, by);
  const decided: CaseDecided['data'] = {
    stage: file.stage,
    answer,
    form,
    reading: reading ?? null,
    reason,
    decidedBy: by.subject,
    ...(standIn === undefined ? {} : { decidedAs: standIn }),
    on,
    ...(chosen.remembers ? { remembered: chosen.remembers(deciding) } : {}),
  };
  return decisionOf(enter(happened(begin(context, command), { type: 'CaseDecided', data: decided }), chosen.to));
};

export const afterDecided = (file: OpenFile, { data }: CaseDecided): OpenFile => ({
  ...file,
  decisions: [...file.decisions, data],
  facts: { ...file.facts, ...data.remembered },
});
