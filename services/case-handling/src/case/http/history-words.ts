import { formatJalaliFa, type CivilDate } from '@pishkhan/calendar';
import type { CaseEvent, Channel } from '../domain/case.messages.ts';
import type { Words } from '../domain/kind/form.ts';
import { stageOf, WITHDRAWN, withdrawnOutcome, type CaseKind } from '../domain/kind/kind.ts';

const channels: Readonly<Record<Channel, Words>> = {
  sms: { fa: 'پیامک', en: 'SMS' }, phone: { fa: 'تلفن', en: 'telephone' }, inPerson: { fa: 'حضوری', en: 'in person' }, letter: { fa: 'نامه', en: 'letter' },
};
const day = (date: CivilDate) => formatJalaliFa(date);

export const outcomeWords = (kind: CaseKind, outcome: string): Words => (outcome === WITHDRAWN ? withdrawnOutcome : kind.outcomes[outcome])?.title ?? { fa: outcome, en: outcome };
const clockWords = (kind: CaseKind, clock: string): Words => kind.clocks[clock]?.title ?? { fa: clock, en: clock };
const answerWords = (kind: CaseKind, stage: string, answer: string): Words => {
  const at = kind.stages[stage];
  return (at && 'decides' in at ? at.decides[answer]?.title : undefined) ?? { fa: answer, en: answer };
};

/** One line of the history as a clerk reads it. */
export const historyWords = (kind: CaseKind, event: CaseEvent): Words => {
  switch (event.type) {
    case 'CaseOpened': return { fa: `درخواست «${kind.title.fa}» با کد رهگیری ${event.data.trackingCode} ثبت شد`, en: `${kind.title.en} registered as ${event.data.trackingCode}` };
    case 'ClockStarted': return { fa: `مهلت ${clockWords(kind, event.data.clock).fa} تا ${day(event.data.dueOn)}`, en: `${clockWords(kind, event.data.clock).en}: due ${event.data.dueOn}` };
    case 'StageEntered': return { fa: `مرحله: ${stageOf(kind, event.data.stage).title.fa}`, en: `Next: ${stageOf(kind, event.data.stage).title.en}` };
    case 'MeterVisited': return {
      fa: `کنتور بازدید شد؛ رقم ${event.data.indexSeen}، ${event.data.meterSound ? 'سالم' : 'معیوب'}`, en: `Meter visited: index ${event.data.indexSeen}, ${event.data.meterSound ? 'sound' : 'faulty'}`,
    };
    case 'CaseDecided': {
      const { fa, en } = answerWords(kind, event.data.stage, event.data.answer);
      return { fa: `تصمیم: ${fa}؛ ${event.data.reason}`, en: `Decided: ${en}; ${event.data.reason}` };
    }
    case 'ServiceRequested': return { fa: `درخواست ${event.data.request} فرستاده شد`, en: `Asked another service: ${event.data.request}` };
    case 'ServiceAnswered': return { fa: `پاسخ رسید: ${event.data.event}`, en: `Another service answered: ${event.data.event}` };
    case 'AnswerRecorded': return { fa: `پاسخ ثبت شد: ${outcomeWords(kind, event.data.outcome).fa}`, en: `Answer recorded: ${outcomeWords(kind, event.data.outcome).en}` };
    case 'ClockStopped': return {
      fa: `مهلت ${clockWords(kind, event.data.clock).fa} ${event.data.kept ? 'رعایت شد' : 'رعایت نشد'}`, en: `${clockWords(kind, event.data.clock).en}: ${event.data.kept ? 'kept' : 'late'}`,
    };
    case 'ApplicantInformed': return { fa: `به متقاضی اعلام شد (${channels[event.data.channel].fa})`, en: `Applicant informed (${channels[event.data.channel].en})` };
    case 'CaseWithdrawn': return { fa: `متقاضی انصراف داد؛ ${event.data.reason}`, en: `Withdrawn by the applicant; ${event.data.reason}` };
    case 'DeadlineMissed': return { fa: `مهلت ${clockWords(kind, event.data.clock).fa} گذشت و به مقام بالاتر نشان داده شد`, en: `${clockWords(kind, event.data.clock).en}: missed` };
    case 'DeadlineReplanned': return {
      fa: `مهلت ${clockWords(kind, event.data.clock).fa} با تقویم تازه از ${day(event.data.oldDueOn)} به ${day(event.data.dueOn)}`, en: `${clockWords(kind, event.data.clock).en}: counted anew, ${event.data.oldDueOn} → ${event.data.dueOn}`,
    };
    case 'CaseClosed': return { fa: `پرونده بسته شد: ${outcomeWords(kind, event.data.outcome).fa}`, en: `Closed: ${outcomeWords(kind, event.data.outcome).en}` };
  }
};
