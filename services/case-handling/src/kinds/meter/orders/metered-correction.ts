import { civilDate, formatJalaliFa } from '@pishkhan/calendar';
import { faDigits } from '@pishkhan/fields';
import { choice, count, date, onlyIf, text, withHelp } from '../../../engine/kind/form.ts';
import { request } from '../../../engine/kind/kind.ts';
import { correctionRequest, requestedBy } from '../../parts/cause/correction.ts';
import { meterExchange, type MeterExchange } from './exchange.ts';
import { meterTest, meterRepair, type MeterTest, type WorkshopAnswer } from './workshop.ts';

/** The index at the removal is what was seen on the meter; the workshop's answer is named beside it (A1-9, A2-6). */
const evidenceOf = ({ doneOn, doneBy, takenOff }: MeterExchange, answer?: WorkshopAnswer, remarks?: string) => {
  const written =
    answer?.answerNumber === undefined || answer.answeredOn === undefined
      ? []
      : [`پاسخ کارگاه شماره ${faDigits(answer.answerNumber)} مورخ ${formatJalaliFa(civilDate(answer.answeredOn))}`];
  const said = [...written, ...(remarks === undefined ? [] : [remarks])].join('؛ ');
  return {
    visitedOn: doneOn,
    visitedBy: doneBy,
    indexSeen: takenOff?.index ?? 0,
    ...(said === '' ? {} : { remarks: said }),
  };
};

const correctionBy = (errorOf: (test: MeterTest) => number) =>
  request({
    ...correctionRequest,
    after: {},
    needs: { exchange: meterExchange, test: meterTest },
    content: ({ reports: { exchange, test }, meterId, facts, ...asking }) => ({
      ...requestedBy(asking),
      cause: {
        kind: 'meterError' as const,
        meterId: meterId ?? '',
        testId: test.testId,
        errorBasisPoints: errorOf(test),
        requestedOn: String(facts['requestedOn']),
        ...(typeof facts['lastTestOn'] === 'string' ? { lastTestOn: facts['lastTestOn'] } : {}),
      },
      evidence: evidenceOf(exchange, test),
      fault: 'company' as const,
    }),
  });

/** The meter registers wrongly: its volumes of the window are divided by 1 + error (A1-9, B5-1, 15.1-1, 15.4-17). */
export const errorCorrection = correctionBy(({ errorBasisPoints = 0 }) => errorBasisPoints);
/** An error of 0 replaces the one that is posted for these days, so that the bills are as they were (A1-9, A1-14). */
export const errorTakenBack = correctionBy(() => 0);

/** How the consumption of the fault period is determined (A2-6, 15.2-4). */
export const faultForm = {
  faultyFrom: date({ fa: 'نخستین روز خرابی', en: 'First day of the fault' }),
  method: choice(
    { fa: 'روش محاسبه مصرف دوران خرابی', en: 'How the consumption is determined' },
    {
      sameDaysLastYear: { fa: 'مصرف روزهای مشابه سال پیش', en: 'same days of the year before' },
      averageBefore: { fa: 'میانگین دوره‌های پیش از خرابی', en: 'average of the periods before' },
      averageAfterExchange: { fa: 'میانگین پس از تعویض کنتور', en: 'average after the exchange' },
      agreed: { fa: 'توافقی با مستند', en: 'agreed, with evidence' },
    },
  ),
  cubicMetres: onlyIf(
    count({ fa: 'مصرف توافق‌شده (مترمکعب)', en: 'Agreed consumption (m³)' }, { min: 0, max: 999_999_999 }),
    { field: 'method', is: ['agreed'] },
  ),
  evidence: onlyIf(
    withHelp(text({ fa: 'مستند توافق', en: 'Evidence of the agreement' }, 500), {
      fa: 'شماره صورت‌جلسه و روش رسیدن به این مصرف',
      en: 'number of the minutes, and how the figure was found',
    }),
    { field: 'method', is: ['agreed'] },
  ),
} as const;

/** Consumption by the method replaces what the faulty meter recorded, until the exchange (A2-6). */
export const faultCorrection = request({
  ...correctionRequest,
  after: faultForm,
  needs: { exchange: meterExchange },
  content: ({ form, reports: { exchange }, meterId, ...asking }) => ({
    ...requestedBy(asking),
    cause: {
      kind: 'faultPeriod' as const,
      meterId: meterId ?? '',
      from: form.faultyFrom,
      to: exchange.doneOn,
      method: form.method,
      ...(form.cubicMetres === undefined ? {} : { cubicMetres: form.cubicMetres }),
    },
    evidence: evidenceOf(exchange, undefined, form.evidence),
    fault: 'company' as const,
  }),
});

/** The old meter proved sound at the workshop: the consumption of its fault period is taken back (A2-6). */
export const faultTakenBack = request({
  ...correctionRequest,
  after: {},
  needs: { exchange: meterExchange, repair: meterRepair },
  content: ({ reports: { exchange, repair }, replies, facts, ...asking }) => ({
    ...requestedBy(asking),
    cause: {
      kind: 'faultPeriodWithdrawn' as const,
      faultOf: String(facts['faultCorrection'] ?? replies.BillCorrected?.correctionId ?? ''),
    },
    evidence: evidenceOf(exchange, repair),
    fault: 'company' as const,
  }),
});
