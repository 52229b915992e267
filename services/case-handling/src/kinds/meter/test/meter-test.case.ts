import { optional, text } from '../../../engine/kind/form.ts';
import { caseKind, decision, registration } from '../../../engine/kind/kind.ts';
import { accountMustNotHaveAnOpenMeterTest, meterMustBeInstalled } from '../../parts/case-kinds.rules.ts';
import { exchangeEntry } from '../orders/card-thirteen.ts';
import type { DamageFacts } from '../orders/damage.ts';
import { exchangeStages, fromTheExchangeCompany, fromTheWorkshop } from '../orders/exchange-stages.ts';
import { doneExchangeMustBeEntered, testedMeterMustBeKnown } from '../orders/judgement.rules.ts';
import { withdrawnTestWords } from '../orders/notices.ts';
import { exchangeReported, informedWithin, returnReported, workshopAnswered } from '../orders/deadlines.ts';
import { testAnswers } from './answers.ts';
import { checkStages } from './checked.ts';
import { faultyStages } from './faulty.ts';
import { returnStages } from './returned.ts';
import { testStages, workshop } from './tested.ts';

type Facts = DamageFacts & {
  readonly reason: string;
  readonly requestedOn: string;
  readonly headChecks: string;
  readonly exchangeWithin: number;
  readonly testWithin: number;
  readonly exchangeCompany?: string;
  readonly workshop?: string;
  readonly testedCapacity?: string;
  readonly testedDigits?: number;
  readonly lastTestOn?: string;
  readonly finding?: string;
  readonly putBack?: boolean;
  readonly grounds?: string;
  readonly remedy?: string;
};

/**
 * A1: the subscriber doubts the meter and asks for a test. It is exchanged, tested at a workshop and, if it is sound,
 * paid for by the subscriber and put back. The applicant is informed as soon as the result is known (A1-10, A1-15).
 */
export const meterTestCase = caseKind({
  kind: 'meter-test',
  version: 1,
  source: 'A1',
  rules: [
    'A1-2',
    'A1-3',
    'A1-4',
    'A1-5',
    'A1-6',
    'A1-7',
    'A1-8',
    'A1-9',
    'A1-10',
    'A1-11',
    'A1-12',
    'A1-13',
    'A1-14',
    'A1-15',
    'B5-2',
    'B6-5',
    'B6-6',
    '15.2-6',
    '15.2-10',
    '15.4-21',
    '15.4-26',
    '15.4-38',
  ],
  title: { fa: 'درخواست تست کنتور', en: 'Meter test' },
  searchWords: ['آزمایش کنتور', 'کالیبراسیون', 'صحت کنتور', 'calibration', 'doubt'],
  opens: registration({
    by: ['counterClerk'],
    source: 'A1-2',
    about: 'account',
    asks: {
      accountId: text({ fa: 'شماره اشتراک', en: 'Account' }, 60),
      reason: text({ fa: 'علت تردید در درستی کنتور', en: 'Why the meter is doubted' }, 500),
      remarks: optional(text({ fa: 'توضیح', en: 'Remarks' }, 2_000)),
    },
    gates: [{ source: 'A1-2', rule: meterMustBeInstalled }],
    onePer: { source: 'A1-2', rule: accountMustNotHaveAnOpenMeterTest },
    policy: 'meter-orders',
    remembers: ({ form, policy, on }): Facts => ({
      reason: form.reason,
      requestedOn: on,
      headChecks: String(policy['headChecks']),
      exchangeWithin: Number(policy['exchangeWithinWorkingDays']),
      testWithin: Number(policy['testWithinWorkingDays']),
    }),
  }),
  deadlines: {
    answer: informedWithin(5, 'A1-15', { fa: 'اعلام نتیجه به مشترک', en: 'Result announced to the subscriber' }),
    exchange: exchangeReported('exchange'),
    test: workshopAnswered('test'),
    return: returnReported('return'),
  },
  withdrawnUnless: [doneExchangeMustBeEntered],
  whenWithdrawn: withdrawnTestWords,
  start: 'examination',
  stages: {
    examination: {
      title: { fa: 'بررسی درخواست توسط نماینده دارای صلاحیت', en: 'Examine the request' },
      source: 'A1-3',
      owner: 'qualifiedRepresentative',
      decides: {
        testAccepted: decision({
          title: { fa: 'پذیرفته شد؛ سفارش تعویض', en: 'Accepted; order the exchange' },
          asks: {},
          offeredIf: [testedMeterMustBeKnown],
          mustHold: [],
          remembers: ({ meter, lastTestOn }) => ({
            testedCapacity: meter!.capacity,
            testedDigits: meter!.registerDigits,
            ...(lastTestOn === undefined ? {} : { lastTestOn }),
          }),
          appoints: fromTheExchangeCompany,
          to: 'exchange',
        }),
        testRefused: decision({
          title: { fa: 'پذیرفته نشد', en: 'Refused' },
          asks: { grounds: text({ fa: 'دلیل برای متقاضی', en: 'Grounds, for the applicant' }, 500) },
          mustHold: [],
          remembers: ({ form }) => ({ grounds: form.grounds }),
          to: 'refusedAnswer',
        }),
      },
    },
    ...exchangeStages(
      { order: 'A1-4, A1-5', approval: 'A1-13', entry: 'A1-5' },
      { back: 'examination', next: 'test', noAccess: 'noAccessAnswer', lost: 'missingAnswer' },
      { asks: { workshop }, appoints: fromTheWorkshop, requests: exchangeEntry('test') },
    ),
    ...testStages,
    ...faultyStages,
    ...returnStages,
    ...checkStages,
    ...testAnswers,
  },
  outcomes: {
    sound: { title: { fa: 'کنتور سالم بود', en: 'Meter was sound' }, source: 'A1-10' },
    faulty: { title: { fa: 'کنتور معیوب بود', en: 'Meter was faulty' }, source: 'A1-9' },
    notTested: { title: { fa: 'کنتور آزمایش نشد', en: 'Meter was not tested' }, source: '15.2-6' },
    refused: { title: { fa: 'درخواست پذیرفته نشد', en: 'Request refused' }, source: 'A1-3' },
    accessRefused: { title: { fa: 'دسترسی به کنتور داده نشد', en: 'Access refused' }, source: 'B6-6' },
    meterMissing: { title: { fa: 'کنتور در محل نبود', en: 'Meter missing' }, source: '15.2-6' },
  },
});
