import { formatJalaliFa } from '@pishkhan/calendar';
import { faDigits, faNumber } from '@pishkhan/fields';
import { roles } from '@pishkhan/roles';
import { kinds } from '../../../kinds/index.ts';
import { channels } from '../../../engine/acting/actions.ts';
import type { CaseEvent } from '../../../engine/case.messages.ts';
import type { Words } from '../../../engine/kind/form.ts';
import { pauseCauses } from '../../../engine/verbs/pause.ts';
import {
  kindNamed,
  referralOf,
  stageOf,
  WITHDRAWN,
  withdrawnOutcome,
  type CaseKind,
} from '../../../engine/kind/kind.ts';
import type { EventName } from '../../../engine/kind/vocabulary.ts';

/** A sentence to which a clause is added. */
const open = (sentence: string): string => sentence.replace(/\.$/, '');

const soundness = (meterSound: boolean): Words =>
  meterSound ? { fa: 'سالم', en: 'sound' } : { fa: 'معیوب', en: 'faulty' };

export const outcomeWords = (kind: CaseKind, outcome: string): Words =>
  (outcome === WITHDRAWN ? withdrawnOutcome : kind.outcomes[outcome])?.title ?? { fa: outcome, en: outcome };
const deadlineWords = (kind: CaseKind, clock: string): Words =>
  kind.deadlines[clock]?.title ?? { fa: clock, en: clock };
const answerWords = (kind: CaseKind, stage: string, answer: string): Words => {
  const at = kind.stages[stage];
  return (at && 'decides' in at ? at.decides[answer]?.title : undefined) ?? { fa: answer, en: answer };
};

const workWords = (kind: CaseKind, stage: string): Words => {
  const at = kind.stages[stage];
  return at && 'orders' in at ? at.orders.title : { fa: stage, en: stage };
};
const unitWords = (kind: CaseKind, stage: string, unit: string): Words =>
  referralOf(stageOf(kind, stage))?.among[unit]?.title ?? { fa: unit, en: unit };
const kindWords = (name: string): Words => kindNamed(kinds, name)?.title ?? { fa: name, en: name };

const anotherService: Words = { fa: 'پاسخی از بخش دیگر رسید', en: 'Another service spoke' };
/** The kind's texts for a request to another service, and for its replies. */
export const serviceWords = (kind: CaseKind, event: EventName, content: unknown): Words => {
  const found = Object.values(kind.stages).flatMap((stage) =>
    'requests' in stage ? (stage.requests.words[event] ?? []) : [],
  )[0] as Words | ((content: unknown) => Words) | undefined;
  return (typeof found === 'function' ? found(content) : found) ?? anotherService;
};

/** Remark on a deadline beyond the published calendars (15.4-43). */
const provisionalWords = ({ provisional }: { readonly provisional?: boolean }): Words =>
  provisional
    ? { fa: ' (موقت؛ تقویم این روزها هنوز منتشر نشده است)', en: ' (provisional: no calendar of these days yet)' }
    : { fa: '', en: '' };

type Lines = {
  readonly [T in CaseEvent['type']]: (kind: CaseKind, data: Extract<CaseEvent, { type: T }>['data']) => Words;
};

const lines: Lines = {
  CaseOpened: ({ title }, { trackingCode }) => ({
    fa: `«${title.fa}» با کد رهگیری ${faDigits(trackingCode)} ثبت شد`,
    en: `${title.en} registered as ${trackingCode}`,
  }),
  StageEntered: (kind, { stage }) => ({
    fa: `مرحله بعد: ${stageOf(kind, stage).title.fa}`,
    en: `Next: ${stageOf(kind, stage).title.en}`,
  }),
  MeterVisited: (_, { indexSeen, meterSound }) => ({
    fa: `کنتور بازدید شد؛ رقم کنتور ${faNumber(indexSeen)}، کنتور ${soundness(meterSound).fa}`,
    en: `Meter visited: index ${indexSeen}, ${soundness(meterSound).en}`,
  }),
  WorkReported: (kind, { stage }) => ({
    fa: `گزارش «${workWords(kind, stage).fa}» ثبت شد`,
    en: `Reported: ${workWords(kind, stage).en}`,
  }),
  CaseContinued: (_, { continuesAs }) => ({
    fa: `موضوع با پرونده «${kindWords(continuesAs).fa}» ادامه می‌یابد`,
    en: `The matter continues as: ${kindWords(continuesAs).en}`,
  }),
  CaseSentBack: (kind, { to, reason }) => ({
    fa: `برگشت داده شد به «${stageOf(kind, to).title.fa}»؛ ${reason}`,
    en: `Sent back to: ${stageOf(kind, to).title.en}; ${reason}`,
  }),
  CaseReferred: (kind, { stage, to, reason }) => ({
    fa: `ارجاع شد به ${unitWords(kind, stage, to).fa}؛ ${reason}`,
    en: `Referred to: ${unitWords(kind, stage, to).en}; ${reason}`,
  }),
  CaseReassigned: (_, { to, reason }) => ({
    fa: to === null ? `به همه همکاران سپرده شد؛ ${reason}` : `به یکی از همکاران سپرده شد؛ ${reason}`,
    en: to === null ? `Given back to all colleagues; ${reason}` : `Given to ${to}; ${reason}`,
  }),
  CaseHandedOver: (_, { to, reason }) => ({
    fa: `به اداره گاز شهرستان دیگری سپرده شد؛ ${reason}`,
    en: `Handed over to ${to}; ${reason}`,
  }),
  CaseMovedToOffice: (_, { reason }) => ({
    fa: `دفتر بسته شد و پرونده به دفتر دیگری از همین شهرستان سپرده شد؛ ${reason}`,
    en: `The office is closed; the case was moved to another office of the county; ${reason}`,
  }),
  CaseNoted: (_, { text }) => ({ fa: `یادداشت: ${text}`, en: `Note: ${text}` }),
  CasePaused: (_, { cause, reason }) => ({
    fa: `رسیدگی متوقف شد (${pauseCauses[cause]?.fa ?? cause})؛ ${reason}`,
    en: `Paused (${pauseCauses[cause]?.en ?? cause}); ${reason}`,
  }),
  CaseResumed: (_, { reason }) => ({ fa: `رسیدگی از سر گرفته شد؛ ${reason}`, en: `Resumed; ${reason}` }),
  CaseEscalated: (_, { to, reason }) => ({
    fa: `به ${roles[to].title.fa} اطلاع داده شد؛ ${reason}`,
    en: `Escalated to the ${roles[to].title.en.toLowerCase()}; ${reason}`,
  }),
  CaseDecided: (kind, { stage, answer, reason }) => ({
    fa: `تصمیم: ${answerWords(kind, stage, answer).fa}؛ ${reason}`,
    en: `Decided: ${answerWords(kind, stage, answer).en}; ${reason}`,
  }),
  ServiceRequested: (kind, { request, content }) => serviceWords(kind, request, content),
  ServiceAnswered: (kind, { event, content, recallLost }) => {
    const { fa, en } = serviceWords(kind, event, content);
    return recallLost
      ? { fa: `${open(fa)}؛ پیش از آن‌که درخواست پس گرفته شود`, en: `${open(en)}, before the request was taken back` }
      : { fa, en };
  },
  RequestRecalled: (_, { then, reason }) => ({
    fa: `درخواست تعدیل پس گرفته می‌شود تا ${then === 'withdraw' ? 'انصراف متقاضی ثبت شود' : 'دوباره تصمیم گرفته شود'}؛ ${reason}`,
    en: `The request is being taken back ${then === 'withdraw' ? 'for a withdrawal' : 'for another decision'}; ${reason}`,
  }),
  AnswerRecorded: (kind, { outcome }) => ({
    fa: `پاسخ ثبت شد: ${outcomeWords(kind, outcome).fa}`,
    en: `Answer recorded: ${outcomeWords(kind, outcome).en}`,
  }),
  ApplicantInformed: (_, { channel }) => ({
    fa: `به متقاضی اعلام شد (${channels[channel].fa})`,
    en: `Applicant informed (${channels[channel].en})`,
  }),
  CaseWithdrawn: (_, { reason }) => ({
    fa: `متقاضی انصراف داد؛ ${reason}`,
    en: `Withdrawn by the applicant; ${reason}`,
  }),
  OrderCalledBack: (kind, { stage, reason }) => ({
    fa: `«${workWords(kind, stage).fa}» لغو شد و دیگر لازم نیست؛ ${reason}`,
    en: `Called back: ${workWords(kind, stage).en}; ${reason}`,
  }),
  LateReportKept: (kind, { stage }) => ({
    fa: `گزارش «${workWords(kind, stage).fa}» پس از لغو کار یا پایان پرونده رسید؛ نگه داشته شد و چیزی را تغییر نداد`,
    en: `Reported after its order was called back or the case ended, kept without effect: ${workWords(kind, stage).en}`,
  }),
  CaseReopened: (_, { reason }) => ({
    fa: `پرونده دوباره باز شد؛ مهلت‌ها از امروز شمرده می‌شود؛ ${reason}`,
    en: `Reopened, with new deadlines from this day; ${reason}`,
  }),
  CaseClosed: (kind, { outcome }) => ({
    fa: `پرونده بسته شد: ${outcomeWords(kind, outcome).fa}`,
    en: `Closed: ${outcomeWords(kind, outcome).en}`,
  }),
  ClockStarted: (kind, data) => ({
    fa: `مهلت ${deadlineWords(kind, data.clock).fa} تا ${formatJalaliFa(data.dueOn)}${provisionalWords(data).fa}`,
    en: `${deadlineWords(kind, data.clock).en}: due ${data.dueOn}${provisionalWords(data).en}`,
  }),
  ClockStopped: (kind, { clock, kept }) => ({
    fa: `مهلت ${deadlineWords(kind, clock).fa} رعایت ${kept ? 'شد' : 'نشد'}`,
    en: `${deadlineWords(kind, clock).en}: ${kept ? 'kept' : 'late'}`,
  }),
  DeadlineMissed: (kind, { clock, dueOn, escalatedTo }) => ({
    fa: `مهلت ${deadlineWords(kind, clock).fa} در ${formatJalaliFa(dueOn)} گذشت${escalatedTo ? ` و به ${roles[escalatedTo].title.fa} اطلاع داده شد` : ''}`,
    en: `${deadlineWords(kind, clock).en}: missed on ${dueOn}${escalatedTo ? `, shown to the ${roles[escalatedTo].title.en.toLowerCase()}` : ''}`,
  }),
  DeadlineReplanned: (kind, data) => {
    const { clock, oldDueOn, dueOn } = data;
    const { fa, en } = deadlineWords(kind, clock);
    const moved =
      oldDueOn === dueOn
        ? `با تقویم تازه همان ${formatJalaliFa(dueOn)} است`
        : `از ${formatJalaliFa(oldDueOn)} به ${formatJalaliFa(dueOn)} تغییر یافت`;
    return {
      fa: `مهلت ${fa} ${moved}${provisionalWords(data).fa}`,
      en: `${en}: counted anew, ${oldDueOn} → ${dueOn}${provisionalWords(data).en}`,
    };
  },
};

/**
 * One line of the history for a clerk, in Persian and in English. Its own numbers have Persian digits and its days are
 * Jalali; user names and texts that people wrote stay as they are.
 */
export const historyWords = (kind: CaseKind, event: CaseEvent): Words => {
  const line = lines[event.type] as (kind: CaseKind, data: CaseEvent['data']) => Words;
  return line(kind, event.data);
};
