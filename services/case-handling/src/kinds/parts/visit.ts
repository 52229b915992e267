import { date, meterIndex, optional, text, yesNo } from '../../engine/kind/form.ts';
import { decision, order } from '../../engine/kind/kind.ts';
import type { ReportOf, Visit } from '../../engine/kind/vocabulary.ts';
import { METER_VISIT } from '../../engine/verbs/report.ts';
import {
  indexSeenMustBeExplained,
  indexSeenMustFitRegister,
  visitedMeterMustBeInstalled,
  visitMustFallBetweenOpeningAndToday,
} from './visit.rules.ts';

/** A visitor records the index and the state of the meter (A2-2, A3-2, A6-2). */
export const meterVisit = order({
  work: METER_VISIT,
  title: { fa: 'بازدید کنتور', en: 'Visit to the meter' },
  event: 'MeterVisited',
  asks: {
    visitedOn: date({ fa: 'تاریخ بازدید', en: 'Day of the visit' }),
    indexSeen: meterIndex({ fa: 'رقم دیده‌شده روی کنتور', en: 'Index seen' }),
    meterSound: yesNo({ fa: 'سالم‌بودن کنتور', en: 'The meter is sound' }),
    remarks: optional(text({ fa: 'توضیح', en: 'Remarks' }, 2_000)),
  },
  refuses: ({ form, meterId, openedOn, on, ...known }) =>
    visitMustFallBetweenOpeningAndToday(openedOn, form.visitedOn, on) ||
    visitedMeterMustBeInstalled(meterId) ||
    indexSeenMustFitRegister(form, known) ||
    indexSeenMustBeExplained(form, known),
  reports: ({ form, caseId, accountId, meterId, by }): Visit => ({
    caseId,
    accountId: accountId ?? '',
    meterId: meterId ?? '',
    visitedOn: form.visitedOn,
    visitedBy: by,
    indexSeen: form.indexSeen,
    meterSound: form.meterSound,
    ...(form.remarks === undefined ? {} : { remarks: form.remarks }),
  }),
});

interface WithReports {
  readonly reports: Readonly<Record<string, object | undefined>>;
}
/** The last visit of the case. */
export const visitIn = ({ reports }: WithReports): ReportOf<typeof meterVisit> | undefined =>
  reports[METER_VISIT] as Visit | undefined;

/** A faulty meter ends A3 and A6: the case continues as a meter fault (A3-3, A2). */
export const meterIsFaulty = (visit: Visit) => !visit.meterSound;

/** The visit, done by the counter office or by the company's expert (A3-2). */
export const visitStage = <const To extends string>({
  source,
  faulty,
  sound,
}: {
  readonly source: string;
  readonly faulty: To;
  readonly sound: To;
}) => ({
  title: { fa: 'بازدید کنتور و ثبت رقم', en: 'Visit the meter' },
  source,
  orders: meterVisit,
  owner: 'counterClerk' as const,
  alsoBy: ['fieldExpert'] as const,
  reported: [{ when: meterIsFaulty, to: faulty }, { to: sound }] as const,
});

/** The visit is unusable, such as a mistyped index. The promise to the applicant continues (A3-2, A6-2). */
export const visitAgain = decision({
  title: { fa: 'بازدید دوباره لازم است', en: 'The meter must be visited again' },
  asks: {},
  mustHold: [],
  to: 'visit',
});

/** The notice of A3 and A6 about a faulty meter; the case continues as A2. */
export const meterFaultyAnswer = {
  title: { fa: 'اعلام خرابی کنتور به مشترک', en: 'Tell the applicant that the meter is faulty' },
  source: '15.4-21',
  owner: 'counterClerk',
  informs: {
    fa: 'کنتور معیوب است و خرابی آن بدون درخواست تازه پیگیری می‌شود؛ نتیجه به شما اعلام می‌شود.',
    en: 'The meter is faulty; the case continues as a meter fault.',
  },
  closes: 'meterFaulty',
} as const;
export const meterFaultyOutcome = (source: string) =>
  ({
    title: { fa: 'کنتور معیوب', en: 'Meter faulty' },
    source,
    continuesAs: { kind: 'meter-fault', source: 'A2' },
  }) as const;
