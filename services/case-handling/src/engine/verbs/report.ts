import { accept, type Decision } from '@pishkhan/decider';
import { reporterOf } from '../acting/parts.ts';
import { refusesRoles, refusesStep } from '../acting/authority.ts';
import { lastReports, type ClosedFile, type Context, type OpenFile } from '../case.file.ts';
import type { CaseEvent, FilledIn, MeterVisited, Person, ReportWork, WorkReported } from '../case.messages.ts';
import { orderedFrom } from '../acting/company.ts';
import { caseMustBelongToOwnOffice, reportMustFillInItsForm, workMustBeAwaited } from '../rules/case.rules.ts';
import { begin, decisionOf, enter, happened, targetOf } from '../course/course.ts';
import { asKept, errorsOf } from '../kind/form.ts';
import { actorsOf, stageOf, supervisorOf, WITHDRAWN } from '../kind/kind.ts';
import type { Edges, FactRecord, OrderStage, Refusal, Visit, Working } from '../kind/vocabulary.ts';

/** The stage whose order a late report answers: where the case was withdrawn, else the only one of its kind. */
const lateStageOf = ({ kind, file: { withdrawnAt } }: Pick<Late, 'kind' | 'file'>): string | undefined => {
  const ordering = Object.entries(kind.stages).flatMap(([name, stage]) => ('orders' in stage ? [name] : []));
  return ordering.find((name) => name === withdrawnAt) ?? ordering[0];
};

interface Late extends Pick<Context, 'kind' | 'evolve'> {
  readonly file: OpenFile | ClosedFile;
}
/**
 * A report about a withdrawn or closed case, or about an order that was called back, is kept as it was made and changes
 * nothing: no rule about its content refuses it, since nothing follows from it (15.4-49).
 */
export const keepLateReport = ({ kind, file: late, evolve }: Late, command: ReportWork): Decision<CaseEvent> => {
  const { by, on } = command;
  const ordered = orderedFrom(late, by.office);
  const name = ordered ?? lateStageOf({ kind, file: late });
  const file: OpenFile = { ...late, status: 'open', ...(ordered === undefined ? {} : { company: by.office }) };
  const stage = name === undefined ? undefined : stageOf(kind, name);
  if (name === undefined || !stage || !('orders' in stage)) return workMustBeAwaited(file.stage);
  const refusal =
    refusesRoles({ kind, file, stage, evolve }, by, [...actorsOf(stage, file.facts), supervisorOf(kind)]) ||
    reportMustFillInItsForm(errorsOf(stage.orders.asks, command.report));
  if (refusal) return refusal;
  const report = asKept(stage.orders.asks, command.report) as FilledIn;
  const data = { work: stage.orders.work, stage: name, report, reportedBy: by.subject, on };
  return accept<CaseEvent>({ type: 'LateReportKept', data });
};

export const refusesReport = (context: Context, by: Person): Refusal =>
  'orders' in context.stage
    ? refusesStep(context, by)
    : caseMustBelongToOwnOffice(context.file, by) || workMustBeAwaited(context.file.stage);

const ofCompany = ({ company }: Pick<OpenFile, 'company'>) => (company === undefined ? {} : { company });

/** Input of the rules of the order and of its report. */
const workingOn = (
  file: OpenFile,
  { orders }: OrderStage,
  { report: filled, evidence, by, on }: ReportWork,
): Working<FilledIn> => {
  const { caseId, accountId, meterId, openedOn, facts } = file;
  const { meter, meterReadings = [] } = evidence ?? {};
  const form = asKept(orders.asks, filled);
  const known = { caseId, accountId, meterId, meter, meterReadings, openedOn, facts };
  return {
    form,
    ...known,
    on,
    by: by.subject,
    ...ofCompany(file),
    reports: lastReports(file),
    before: file.reports.length,
  };
};

/** The event of the report; a visit has its own, which is published. */
const reportedBy = (file: OpenFile, { orders }: OrderStage, { by, on }: ReportWork, made: object): CaseEvent => {
  if (orders.event === 'MeterVisited') return { type: 'MeterVisited', data: made as Visit };
  const { work } = orders;
  const data = { work, stage: file.stage, report: made, reportedBy: by.subject, ...ofCompany(file), on };
  return { type: 'WorkReported', data };
};

/** The ordered work was done; its report leads to the next stage. */
export const report = (context: Context, command: ReportWork): Decision<CaseEvent> => {
  const { file, stage } = context;
  const { by } = command;
  const isCalledBack = by.office !== undefined && file.calledBack?.[by.office] !== undefined;
  if (file.stage === WITHDRAWN || isCalledBack) return keepLateReport(context, command);
  if (!('orders' in stage)) return refusesReport(context, by) || workMustBeAwaited(file.stage);
  const refusal = refusesReport(context, by) || reportMustFillInItsForm(errorsOf(stage.orders.asks, command.report));
  if (refusal) return refusal;
  const working = workingOn(context.file, stage, command);
  const broken = stage.orders.refuses(working);
  if (broken) return broken;
  const made = stage.orders.reports(working);
  const event = reportedBy(context.file, stage, command, made);
  const edges = stage.reported as Edges<object, FactRecord, string>;
  return decisionOf(enter(happened(begin(context, command), event), targetOf(edges, made, file.facts)));
};

export const METER_VISIT = 'meterVisit';
export const afterReported = (file: OpenFile, event: MeterVisited | WorkReported): OpenFile => {
  const made =
    event.type === 'MeterVisited'
      ? { work: METER_VISIT, stage: file.stage, report: event.data }
      : { work: event.data.work, stage: event.data.stage, report: event.data.report };
  return { ...file, reports: [...file.reports, made], reporters: [...(file.reporters ?? []), reporterOf(event)] };
};
