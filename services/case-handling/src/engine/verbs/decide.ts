import type { Decision, Rejection } from '@pishkhan/decider';
import type { FilledInForm } from '@pishkhan/fields';
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
import { filledInAnswer, readingsNamedIn } from '../kind/choice/answer-form.ts';
import type { KnownReading } from '../kind/known.ts';
import type { Choice, Deciding, FactRecord, Refusal, Weighing } from '../kind/vocabulary.ts';

type Case = Pick<Context, 'file'>;

/** Rejects if this person may not decide now, independent of the answer. */
export const refusesDecision = (
  context: Context,
  by: Person,
  { certificates, disputedReaders = [], readersOfTheOffice = [] }: Evidence,
  { on }: Pick<Moment, 'on'>,
): Refusal => {
  const { kind, file, stage } = context;
  const readers = disputesReading(kind) ? [...(file.disputedReaders ?? []), ...disputedReaders] : [];
  if (!('decides' in stage)) return anotherOfficeMayNotAnswer(file, by) || decisionMustBeAwaited(file.stage);
  return (
    refusesStep(context, by, readersOfTheOffice) ||
    registrarMustNotDecide(file, by) ||
    readerMustNotJudgeTheOwnReading(readers, by) ||
    representativeMustHoldValidCertificate(
      actingRoles(actorsNow(context, readersOfTheOffice), by, file),
      certificates,
      file.officeId,
      on,
    )
  );
};

const weighing = ({ file }: Case, { meter, disputed, meterReadings = [], billing }: Evidence): Weighing => ({
  facts: file.facts,
  accountId: file.accountId,
  reports: lastReports(file),
  meter,
  disputed,
  meterReadings,
  billing,
});
/** Rejects if an answer is impossible, independent of its form. */
export const refusesAnswer = (context: Case, { offeredIf = [] }: Choice, evidence: Evidence): Refusal =>
  offeredIf.map((rule) => rule(weighing(context, evidence))).find((refusal) => refusal !== false) ?? false;

interface Filled {
  readonly form: FilledInForm;
  readonly readings: readonly KnownReading[];
}
/** The form of the answer with the readings that it names, all known and none by this person (15.4-37). */
const filledIn = (
  context: Case,
  chosen: Choice,
  { form: sent, readings, evidence, by }: Decide,
): Filled | Rejection => {
  const filled = filledInAnswer(chosen, sent);
  const incomplete =
    decisionMustFillInItsForm('faults' in filled ? filled.faults : []) || refusesAnswer(context, chosen, evidence);
  if (incomplete) return incomplete;
  const form = 'values' in filled ? filled.values : sent;
  const ids = readingsNamedIn(chosen.asks, form);
  const named = ids.flatMap((id) => readings.find(({ readingId }) => readingId === id) ?? []);
  const unknown = ids.find((id) => !named.some(({ readingId }) => readingId === id));
  if (unknown !== undefined) return readingMustBeKnown(unknown);
  const readers = named.flatMap(({ readerId }) => readerId ?? []);
  return readerMustNotJudgeTheOwnReading(readers, by) || { form, readings: named };
};

/** A person decides by one of the named answers of the stage. */
export const decide = (context: Context, command: Decide): Decision<CaseEvent> => {
  const { file, stage } = context;
  const { answer, evidence, reason, by, on } = command;
  if (!('decides' in stage))
    return refusesDecision(context, by, evidence, command) || decisionMustBeAwaited(file.stage);
  const refusal = refusesDecision(context, by, evidence, command) || answerMustBeOneOfTheStage(answer, stage.decides);
  if (refusal) return refusal;
  const chosen = stage.decides[answer]!;
  const filled = filledIn(context, chosen, command);
  if ('rejected' in filled) return filled;
  const { form, readings } = filled;
  const standIn = standsInAs(context, by, evidence.readersOfTheOffice);
  const decidedAs = standIn === undefined ? {} : { decidedAs: standIn };
  const deciding = { ...weighing(context, evidence), form, readings, on, ...decidedAs } as Deciding<FactRecord, never>;
  const broken = chosen.mustHold.map((rule) => rule(deciding)).find((each): each is Rejection => each !== false);
  if (broken) return broken;
  const decided: CaseDecided['data'] = {
    stage: file.stage,
    answer,
    form,
    reading: readings[0] ?? null,
    ...(readings.length > 1 ? { readings } : {}),
    reason,
    decidedBy: by.subject,
    ...decidedAs,
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
