import { basisPoints } from '@pishkhan/fields';
import { derivedId } from '@pishkhan/identifiers';
import { choice, date, neededIf, onlyIf, optional, percent, text, withHelp, yesNo } from '../../../engine/kind/form.ts';
import { order } from '../../../engine/kind/kind.ts';
import { publishing } from '../../../engine/kind/choice/order.ts';
import {
  certificateMustNotEndBeforeTheTest,
  workMustFallBetweenOpeningAndToday,
  workMustFollowTheOneBefore,
  writtenAnswerMustFollowTheWork,
} from './report.rules.ts';

/** What a workshop answered in writing (A1-7, 15.4-22); of a lost meter nothing but that. */
export interface WorkshopAnswer {
  readonly finding: 'sound' | 'faulty' | 'lost';
  readonly doneBy: string;
  readonly company?: string;
  readonly doneOn?: string;
  readonly answerNumber?: string;
  readonly answeredOn?: string;
  /** Damage by the subscriber was seen (B6-5). */
  readonly damaged?: boolean;
  readonly remarks?: string;
}
/** The result of a test, with the id under which it is published. */
export interface MeterTest extends WorkshopAnswer {
  readonly testId: string;
  readonly errorBasisPoints?: number;
  readonly validUntil?: string;
}

const whenExamined = { field: 'finding', is: ['sound', 'faulty'] } as const;
const lost = { fa: 'کنتور گم شده است', en: 'The meter is lost' };
const answer = {
  answerNumber: onlyIf(text({ fa: 'شماره پاسخ مکتوب', en: 'Number of the written answer' }, 60), whenExamined),
  answeredOn: onlyIf(date({ fa: 'تاریخ پاسخ مکتوب', en: 'Day of the written answer' }), whenExamined),
  damaged: onlyIf(yesNo({ fa: 'آسیب یا دستکاری دیده شد', en: 'Damage or tampering was seen' }), whenExamined),
  remarks: neededIf(optional(text({ fa: 'توضیح', en: 'Remarks' }, 2_000)), { field: 'finding', is: ['lost'] }),
} as const;

interface Form {
  readonly finding: WorkshopAnswer['finding'];
  readonly doneOn?: string;
  readonly answerNumber?: string;
  readonly answeredOn?: string;
  readonly damaged?: boolean;
  readonly remarks?: string;
}
interface Days extends WithReports {
  readonly openedOn: string;
  readonly on: string;
}
const daysRefused = (work: string, { doneOn, answeredOn }: Form, { openedOn, on, reports }: Days) =>
  doneOn !== undefined &&
  answeredOn !== undefined &&
  (workMustFallBetweenOpeningAndToday(openedOn, doneOn, on) ||
    workMustFollowTheOneBefore(work, doneOn, reports) ||
    writtenAnswerMustFollowTheWork(doneOn, answeredOn, on));

const given = <Value extends object>(values: Value) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<Value>;
const answered = (
  { finding, doneOn, answerNumber, answeredOn, damaged, remarks }: Form,
  { by, company }: { readonly by: string; readonly company?: string },
): WorkshopAnswer => ({
  finding,
  doneBy: by,
  ...given({ company, doneOn, answerNumber, answeredOn, damaged, remarks }),
});

/** The workshop measures the error of the meter and answers in writing (A1-6, A1-7, 15.4-17). */
export const meterTest = order({
  work: 'meterTest',
  title: { fa: 'آزمایش کنتور در کارگاه', en: 'Test of the meter at the workshop' },
  event: 'WorkReported',
  asks: {
    finding: choice(
      { fa: 'نتیجه آزمایش', en: 'Finding' },
      {
        sound: { fa: 'سالم؛ خطا در حد مجاز است', en: 'Sound: the error is within the tolerance' },
        faulty: { fa: 'معیوب؛ خطا بیش از حد مجاز است', en: 'Faulty: the error is above the tolerance' },
        lost,
      },
    ),
    doneOn: onlyIf(date({ fa: 'تاریخ آزمایش', en: 'Day of the test' }), whenExamined),
    error: onlyIf(
      withHelp(percent({ fa: 'خطای کنتور (درصد)', en: 'Error of the meter (per cent)' }), {
        fa: 'بیش‌نما مثبت و کم‌نما منفی؛ حداکثر دو رقم اعشار، مثلاً ۶٫۵',
        en: 'positive if it registers too much, negative if too little; at most two decimals, such as 6.5',
      }),
      whenExamined,
    ),
    answerNumber: answer.answerNumber,
    answeredOn: answer.answeredOn,
    validUntil: optional(
      onlyIf(date({ fa: 'اعتبار گواهی کالیبراسیون تا', en: 'Certificate valid until' }), whenExamined),
    ),
    damaged: answer.damaged,
    remarks: answer.remarks,
  },
  refuses: ({ form, ...days }) =>
    daysRefused('meterTest', form, days) ||
    (form.doneOn !== undefined && certificateMustNotEndBeforeTheTest(form.doneOn, form.validUntil)),
  reports: ({ form, caseId, before, ...by }): MeterTest => ({
    ...answered(form, by),
    testId: derivedId('meter-test', caseId, String(before + 1)),
    ...given({
      errorBasisPoints: form.error === undefined ? undefined : basisPoints(form.error),
      validUntil: form.validUntil,
    }),
  }),
});

/** The workshop examines and repairs a meter that was taken off as faulty (A2, 15.4-22). */
export const meterRepair = order({
  work: 'meterRepair',
  title: { fa: 'بررسی و تعمیر کنتور در کارگاه', en: 'Examination and repair at the workshop' },
  event: 'WorkReported',
  asks: {
    finding: choice(
      { fa: 'نتیجه بررسی', en: 'Finding' },
      {
        faulty: { fa: 'معیوب بود', en: 'It was faulty' },
        sound: { fa: 'سالم بود', en: 'It was sound' },
        lost,
      },
    ),
    doneOn: onlyIf(date({ fa: 'تاریخ بررسی', en: 'Day of the examination' }), whenExamined),
    ...answer,
  },
  refuses: ({ form, ...days }) => daysRefused('meterRepair', form, days),
  reports: ({ form, ...by }): WorkshopAnswer => answered(form, by),
});

interface WithReports {
  readonly reports: Readonly<Record<string, object | undefined>>;
}
/** The last result of the test. */
export const testIn = ({ reports }: WithReports) => reports[meterTest.work] as MeterTest | undefined;
/** The last answer about the repair. */
export const repairIn = ({ reports }: WithReports) => reports[meterRepair.work] as WorkshopAnswer | undefined;
/** The workshop has lost the meter, and nothing is known about it. */
export const isLost = ({ finding }: Pick<WorkshopAnswer, 'finding'>): boolean => finding === 'lost';

/** The approved result, for the card of the meter and for whoever asks when it was last tested (A1-7, A1-8, B5-1). */
export const testResult = publishing({
  event: 'MeterTested',
  needs: { test: meterTest },
  content: ({ caseId, accountId, meterId, reports: { test }, on }) => ({
    testId: test.testId,
    caseId,
    accountId: accountId ?? '',
    meterId: meterId ?? '',
    testedOn: test.doneOn ?? on,
    testedBy: test.doneBy,
    ...(test.company === undefined ? {} : { workshopId: test.company }),
    answerNumber: test.answerNumber ?? '',
    answeredOn: test.answeredOn ?? on,
    errorBasisPoints: test.errorBasisPoints ?? 0,
    isSound: test.finding === 'sound',
    ...(test.validUntil === undefined ? {} : { validUntil: test.validUntil }),
  }),
});
