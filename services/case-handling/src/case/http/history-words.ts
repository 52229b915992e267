import { formatJalaliFa } from '@pishkhan/calendar';
import type { CaseEvent, Channel } from '../../engine/case.messages.ts';
import type { Words } from '../../engine/kind/form.ts';
import { stageOf, WITHDRAWN, withdrawnOutcome, type CaseKind } from '../../engine/kind/kind.ts';
import { persianDigits } from '../../engine/kind/persian-digits.ts';
import type { EventName } from '../../engine/kind/vocabulary.ts';

const channels: Readonly<Record<Channel, Words>> = {
  sms: { fa: 'پیامک', en: 'SMS' },
  phone: { fa: 'تلفن', en: 'telephone' },
  inPerson: { fa: 'حضوری', en: 'in person' },
  letter: { fa: 'نامه', en: 'letter' },
};
const soundness = (meterSound: boolean): Words =>
  meterSound ? { fa: 'سالم', en: 'sound' } : { fa: 'معیوب', en: 'faulty' };

export const outcomeWords = (kind: CaseKind, outcome: string): Words =>
  (outcome === WITHDRAWN ? withdrawnOutcome : kind.outcomes[outcome])?.title ?? { fa: outcome, en: outcome };
const clockWords = (kind: CaseKind, clock: string): Words => kind.clocks[clock]?.title ?? { fa: clock, en: clock };
const answerWords = (kind: CaseKind, stage: string, answer: string): Words => {
  const at = kind.stages[stage];
  return (at && 'decides' in at ? at.decides[answer]?.title : undefined) ?? { fa: answer, en: answer };
};

const anotherService: Words = { fa: 'پیامی از بخش دیگر رسید', en: 'Another service spoke' };
/** What the kind says of a request to another service, and of what is heard about it. */
const serviceWords = (kind: CaseKind, event: EventName): Words =>
  Object.values(kind.stages).flatMap((stage) => ('requests' in stage ? (stage.requests.words[event] ?? []) : []))[0] ??
  anotherService;

type Lines = {
  readonly [T in CaseEvent['type']]: (kind: CaseKind, data: Extract<CaseEvent, { type: T }>['data']) => Words;
};

const lines: Lines = {
  CaseOpened: ({ title }, { trackingCode }) => ({
    fa: `«${title.fa}» با کد رهگیری ${trackingCode} ثبت شد`,
    en: `${title.en} registered as ${trackingCode}`,
  }),
  StageEntered: (kind, { stage }) => ({
    fa: `گام بعد: ${stageOf(kind, stage).title.fa}`,
    en: `Next: ${stageOf(kind, stage).title.en}`,
  }),
  MeterVisited: (_, { indexSeen, meterSound }) => ({
    fa: `کنتور بازدید شد؛ رقم ${indexSeen}، ${soundness(meterSound).fa}`,
    en: `Meter visited: index ${indexSeen}, ${soundness(meterSound).en}`,
  }),
  CaseDecided: (kind, { stage, answer, reason }) => ({
    fa: `تصمیم: ${answerWords(kind, stage, answer).fa}؛ ${reason}`,
    en: `Decided: ${answerWords(kind, stage, answer).en}; ${reason}`,
  }),
  ServiceRequested: (kind, { request }) => serviceWords(kind, request),
  ServiceAnswered: (kind, { event }) => serviceWords(kind, event),
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
  CaseClosed: (kind, { outcome }) => ({
    fa: `پرونده بسته شد: ${outcomeWords(kind, outcome).fa}`,
    en: `Closed: ${outcomeWords(kind, outcome).en}`,
  }),
  ClockStarted: (kind, { clock, dueOn }) => ({
    fa: `مهلت ${clockWords(kind, clock).fa} تا ${formatJalaliFa(dueOn)}`,
    en: `${clockWords(kind, clock).en}: due ${dueOn}`,
  }),
  ClockStopped: (kind, { clock, kept }) => ({
    fa: `مهلت ${clockWords(kind, clock).fa} رعایت ${kept ? 'شد' : 'نشد'}`,
    en: `${clockWords(kind, clock).en}: ${kept ? 'kept' : 'late'}`,
  }),
  DeadlineMissed: (kind, { clock, dueOn, escalatedTo }) => ({
    fa: `مهلت ${clockWords(kind, clock).fa} در ${formatJalaliFa(dueOn)} گذشت${escalatedTo ? ' و پرونده به رئیس نشان داده شد' : ''}`,
    en: `${clockWords(kind, clock).en}: missed on ${dueOn}${escalatedTo ? ', shown to the head' : ''}`,
  }),
  DeadlineReplanned: (kind, { clock, oldDueOn, dueOn }) => ({
    fa: `مهلت ${clockWords(kind, clock).fa} با تقویم تازه از ${formatJalaliFa(oldDueOn)} به ${formatJalaliFa(dueOn)} رفت`,
    en: `${clockWords(kind, clock).en}: counted anew, ${oldDueOn} → ${dueOn}`,
  }),
};

/** One line of the history as a clerk reads it: Persian with Persian digits and Jalali days, and English. */
export const historyWords = (kind: CaseKind, event: CaseEvent): Words => {
  const line = lines[event.type] as (kind: CaseKind, data: CaseEvent['data']) => Words;
  const { fa, en } = line(kind, event.data);
  return { fa: persianDigits(fa), en };
};
