import { kinds } from '../../kinds/index.ts';
import type { CaseEvent } from '../../engine/case.messages.ts';
import type { CaseState } from '../../engine/case.file.ts';
import type { Words } from '../../engine/kind/form.ts';
import { kindNamed, ownerOf, stageOf } from '../../engine/kind/kind.ts';
import type { CaseStepDto, OpenedCaseDto } from './case.dto.ts';

/**
 * Response to opening a case, from its own events, so that a repeated command has the same response. The promise is the
 * deadline for the applicant, not an internal limit of a stage.
 */
export const openedOf = (events: readonly CaseEvent[]): Omit<OpenedCaseDto, 'alsoOpen'> => {
  const opened = events.find((event) => event.type === 'CaseOpened')!;
  const { caseId, trackingCode, fee, kind, kindVersion } = opened.data;
  const deadlines = kindNamed(kinds, kind, kindVersion)!.deadlines;
  const dues = events.flatMap((event) =>
    event.type === 'ClockStarted' && deadlines[event.data.clock]?.during === undefined ? [event.data] : [],
  );
  const first = dues.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0];
  return {
    caseId,
    trackingCode,
    answerBy: first?.dueOn ?? null,
    provisional: first?.provisional ?? false,
    feeCharged: fee?.amount ?? 0,
  };
};

const lateReport: Words = {
  fa: 'پرونده پیش از رسیدن این گزارش پایان یافته بود؛ گزارش نگه داشته شد و چیزی را تغییر نداد.',
  en: 'The case had ended before this report; the report is kept and changes nothing.',
};

export const stepOf = (state: CaseState, events: readonly CaseEvent[]): CaseStepDto => {
  if (state.status === 'none') throw new Error('a step was taken in a case that was never opened');
  const { caseId, kind, kindVersion, stage, status } = state;
  const at = stageOf(kindNamed(kinds, kind, kindVersion)!, stage);
  return {
    caseId,
    state: status,
    stage,
    waitsFor: status === 'open' ? (ownerOf(at, state.facts) ?? null) : null,
    requestId: 'requests' in at ? (state.awaits ?? null) : null,
    outcome: status === 'closed' ? state.outcome : null,
    says: events.some(({ type }) => type === 'LateReportKept') ? { ...lateReport } : null,
  };
};
