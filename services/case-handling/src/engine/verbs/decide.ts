import type { Decision, Rejection } from '@pishkhan/decider';
import type { FilledInForm } from '@pishkhan/fields';
import { actingRoles, actorsNow, refusesStep, standsInAs } from '../acting/authority.ts';
import { disputesReading } from '../acting/disputed-reader.ts';
import { deciderBefore } from '../acting/four-eyes.ts';
import { lastReports, type Context, type OpenFile } from '../case.file.ts';
import type { CaseDecided, CaseEvent, Decide, Evidence, Moment, Person } from '../case.messages.ts';
import {
  anotherOfficeMayNotAnswer,
  answerMustBeOneOfTheStage,
  confirmerMustNotHaveDecidedBefore,
  decisionMustBeAwaited,
  decisionMustFillInItsForm,
  readerMustNotJudgeTheOwnReading,
  readingMustBeKnown,
  registrarMustNotDecide,
  representativeMustHoldValidCertificate,
} from '../rules/case.rules.ts';
import { begin, decisionOf, enter, happened, targetOf } from '../course/course.ts';
import { filledInAnswer, readingsNamedIn } from '../kind/choice/answer-form.ts';
import type { KnownReading } from '../kind/known.ts';
import type { Choice, Deciding, Edges, FactRecord, Refusal, Weighing } from '../kind/vocabulary.ts';
import { appointed, refusesAppointment } from './appoint.ts';

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
    confirmerMustNotHaveDecidedBefore(deciderBefore({ file, stage }), by, file.stage) ||
    readerMustNotJudgeTheOwnReading(readers, by) ||
    representativeMustHoldValidCertificate(
      actingRoles(actorsNow(context, readersOfTheOffice), by, file),
      certificates,
      file.officeId,
      on,
    )
  );
};

const weighing = (
  { file }: Case,
  { meter, disputed, meterReadings = [], billing, lastTestOn }: Evidence,
): Weighing => ({
  facts: file.facts,
  accountId: file.accountId,
  reports: lastReports(file),
  meter,
  disputed,
  meterReadings,
  billing,
  lastTestOn,
  replies: file.replies ?? {},
});
/** Rejects if an answer is impossible, independent of its form. */
export const refusesAnswer = (context: Case, choice: Choice, evidence: Evidence): Refusal =>
  refusesAppointment(choice, evidence) ||
  ((choice.offeredIf ?? []).map((rule) => rule(weighing(context, evidence))).find((refusal) => refusal !== false) ??
    false);

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
  return (
    readerMustNotJudgeTheOwnReading(readers, by) ||
    refusesAppointment(chosen, evidence, form) || { form, readings: named }
  );
};

/** The facts that the case stores from the decision, with the contractor that gets the order. */
const remembered = (chosen: Choice, deciding: Deciding<FactRecord, never>, evidence: Evidence) => {
  if (!chosen.remembers && !chosen.appoints) return {};
  return { remembered: { ...chosen.remembers?.(deciding), ...appointed(chosen, evidence, deciding.form) } };
};

/** The fact that an approval of reports publishes (A1-7, A1-13). */
const published = (
  { file }: Case,
  { publishes }: Choice,
  { by, on }: Decide,
): Pick<CaseDecided['data'], 'published'> => {
  if (!publishes) return {};
  const { caseId, accountId, meterId } = file;
  const last = lastReports(file);
  const reports = Object.fromEntries(Object.entries(publishes.needs).map(([name, { work }]) => [name, last[work]!]));
  const content = publishes.content({ caseId, accountId, meterId, reports, approvedBy: by.subject, on });
  return { published: { event: publishes.event, content } };
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
  const deciding = { ...weighing(context, evidence), form, readings, by: by.subject, on, ...decidedAs } as Deciding<
    FactRecord,
    never
  >;
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
    ...remembered(chosen, deciding, evidence),
    ...published(context, chosen, command),
  };
  const after = happened(begin(context, command), { type: 'CaseDecided', data: decided });
  const edges = chosen.to as Edges<FilledInForm, FactRecord, string>;
  return decisionOf(enter(after, targetOf(edges, form, after.file.facts)));
};

export const afterDecided = (file: OpenFile, { data }: CaseDecided): OpenFile => ({
  ...file,
  decisions: [...file.decisions, data],
  facts: { ...file.facts, ...data.remembered },
});
