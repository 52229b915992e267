import { kinds } from '../../kinds/index.ts';
import { formatJalaliFa } from '@pishkhan/calendar';
import { faDigits } from '@pishkhan/fields';
import { formatRialEn, formatRialFa, rial } from '@pishkhan/money';
import type { CaseEvent, CaseOpened, ClockStarted } from '../../engine/case.messages.ts';
import type { CaseState } from '../../engine/case.file.ts';
import type { Words } from '../../engine/kind/form.ts';
import { kindNamed, ownerOf, stageOf, WITHDRAWN } from '../../engine/kind/kind.ts';
import type { CaseStepDto, OpenedCaseDto } from './case.dto.ts';

/** The text for the applicant at the counter: code, day of the answer, whether that day may still move, and the fee. */
const registered = (
  title: Words,
  { trackingCode, fee }: CaseOpened['data'],
  due: ClockStarted['data'] | undefined,
): Words => {
  const may = due?.provisional
    ? { fa: ' (این مهلت موقت است و با انتشار تقویم قطعی می‌شود)', en: ' (provisional until the calendar is published)' }
    : { fa: '', en: '' };
  const answer = due
    ? {
        fa: ` پاسخ تا ${formatJalaliFa(due.dueOn)}${may.fa} آماده می‌شود.`,
        en: ` The reply is due by ${due.dueOn}${may.en}.`,
      }
    : { fa: '', en: '' };
  const paid = fee
    ? { fa: ` کارمزد: ${formatRialFa(rial(fee.amount))}.`, en: ` Fee: ${formatRialEn(rial(fee.amount))}.` }
    : { fa: '', en: '' };
  return {
    fa: `«${title.fa}» با کد رهگیری ${faDigits(trackingCode)} ثبت شد.${answer.fa}${paid.fa}`,
    en: `${title.en} was registered as ${trackingCode}.${answer.en}${paid.en}`,
  };
};

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
    says: registered(kindNamed(kinds, kind, kindVersion)!.title, opened.data, first),
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
    state: status === 'open' && state.withdrawnAt !== undefined ? WITHDRAWN : status,
    stage,
    waitsFor: status === 'open' ? (ownerOf(at, state.facts) ?? null) : null,
    requestId: 'requests' in at ? (state.awaits ?? null) : null,
    outcome: status === 'closed' ? state.outcome : null,
    says: events.some(({ type }) => type === 'LateReportKept') ? { ...lateReport } : null,
  };
};
