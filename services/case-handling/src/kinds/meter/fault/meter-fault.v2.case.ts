import { choice, optional, text } from '../../../engine/kind/form.ts';
import { caseKind, decision, registration } from '../../../engine/kind/kind.ts';
import { accountMustNotHaveAnOpenMeterFault, meterMustBeInstalled } from '../../parts/case-kinds.rules.ts';
import { visitAgain, visitStage } from '../../parts/visit.ts';
import { faultAnswers } from './answers.ts';
import { consumptionStages } from './consumption.ts';
import { repairStages } from './repaired.ts';
import { faultMustHaveBeenSeen, soundMeterMustHaveBeenSeen } from './meter-fault.rules.ts';
import { exchangeReported, informedWithin, workshopAnswered } from '../orders/deadlines.ts';
import { exchangeEntry } from '../orders/card-thirteen.ts';
import { doneExchangeMustBeEntered, findingOfTheCompanyMustNotBeWithdrawn } from '../orders/judgement.rules.ts';
import { withdrawnFaultWords } from '../orders/notices.ts';
import type { DamageFacts } from '../orders/damage.ts';
import { exchangeStages, fromTheExchangeCompany } from '../orders/exchange-stages.ts';

type Facts = DamageFacts & {
  readonly fault: string;
  readonly foundBy?: string;
  readonly requestedOn: string;
  readonly exchangeWithin: number;
  readonly testWithin: number;
  readonly exchangeCompany?: string;
  readonly workshop?: string;
  readonly hasFaultPeriod?: boolean;
};
interface Policy {
  readonly policy: Readonly<Record<string, unknown>>;
}
const daysOf = ({ policy }: Policy) => ({
  exchangeWithin: Number(policy['exchangeWithinWorkingDays']),
  testWithin: Number(policy['testWithinWorkingDays']),
});
const remarksOf = (report: { readonly remarks?: string }): string | undefined => report.remarks;

/**
 * A2: a meter that does not work is visited, exchanged and sent to a workshop; the consumption of the fault period is
 * determined. The company's own finding is handled in the same way (B5-3). Version 1 ended before the exchange.
 */
export const meterFaultV2 = caseKind({
  kind: 'meter-fault',
  version: 2,
  source: 'A2',
  rules: [
    'A2-1',
    'A2-2',
    'A2-3',
    'A2-4',
    'A2-5',
    'A2-6',
    'A2-7',
    'A2-8',
    'B5-3',
    'B6-5',
    'B6-6',
    '15.2-4',
    '15.2-6',
    '15.2-10',
    '15.4-21',
    '15.4-22',
    '15.4-38',
  ],
  title: { fa: 'گزارش خرابی کنتور', en: 'Meter fault report' },
  searchWords: ['خراب', 'از کار افتادن کنتور', 'broken', 'stopped'],
  opens: registration({
    by: ['counterClerk', 'qualifiedRepresentative'],
    source: 'A2-1, B5-3',
    about: 'account',
    asks: {
      accountId: text({ fa: 'شماره اشتراک', en: 'Account' }, 60),
      fault: text({ fa: 'شرح خرابی', en: 'What is wrong with the meter' }, 500),
      foundBy: optional(
        choice(
          { fa: 'گزارش‌دهنده خرابی', en: 'Who found the fault' },
          {
            subscriber: { fa: 'مشترک', en: 'the subscriber' },
            company: { fa: 'نماینده شرکت', en: 'a representative of the company' },
          },
        ),
      ),
      remarks: optional(text({ fa: 'توضیح', en: 'Remarks' }, 2_000)),
    },
    gates: [{ source: 'A2-1', rule: meterMustBeInstalled }],
    onePer: { source: 'A2-1', rule: accountMustNotHaveAnOpenMeterFault },
    policy: 'meter-orders',
    remembers: ({ form, on, policy }): Facts => ({
      fault: form.fault,
      foundBy: form.foundBy ?? 'subscriber',
      requestedOn: on,
      ...daysOf({ policy }),
    }),
  }),
  continuing: {
    source: 'A2-1',
    start: 'confirmation',
    remembers: ({ reports, on, policy }) => ({
      fault: remarksOf(reports.at(-1)?.report ?? {}) ?? 'خرابی در بازدید دیده شد',
      requestedOn: on,
      ...daysOf({ policy }),
    }),
  },
  deadlines: {
    answer: informedWithin(3, 'A2-8', { fa: 'اعلام پاسخ به مشترک', en: 'Answer announced to the subscriber' }),
    exchange: exchangeReported('exchange'),
    repair: workshopAnswered('repair'),
  },
  withdrawnUnless: [findingOfTheCompanyMustNotBeWithdrawn, doneExchangeMustBeEntered],
  whenWithdrawn: withdrawnFaultWords,
  start: 'visit',
  stages: {
    visit: visitStage({ source: 'A2-2', faulty: 'confirmation', sound: 'confirmation' }),
    confirmation: {
      title: { fa: 'تأیید خرابی توسط نماینده دارای صلاحیت', en: 'Decide whether the meter is faulty' },
      source: 'A2-3, A2-7',
      owner: 'qualifiedRepresentative',
      decides: {
        faultConfirmed: decision({
          title: { fa: 'خرابی تأیید شد؛ سفارش تعویض', en: 'The fault is confirmed; order the exchange' },
          asks: {},
          offeredIf: [faultMustHaveBeenSeen],
          mustHold: [],
          appoints: fromTheExchangeCompany,
          to: 'exchange',
        }),
        meterSound: decision({
          title: { fa: 'کنتور سالم است', en: 'The meter is sound' },
          asks: {},
          offeredIf: [soundMeterMustHaveBeenSeen],
          mustHold: [],
          to: 'meterSoundAnswer',
        }),
        visitAgain,
      },
    },
    ...exchangeStages(
      { order: 'A2-3, A2-4', approval: 'A2-7', entry: 'A2-5' },
      { back: 'confirmation', next: 'faultPeriod', noAccess: 'noAccessAnswer', lost: 'missingAnswer' },
      { asks: {}, requests: exchangeEntry('fault') },
    ),
    ...consumptionStages,
    ...repairStages,
    ...faultAnswers,
  },
  outcomes: {
    exchanged: { title: { fa: 'کنتور تعویض شد', en: 'Meter exchanged' }, source: 'A2-4' },
    provedSound: { title: { fa: 'کنتور پیشین سالم بود', en: 'Former meter proved sound' }, source: 'A2-6' },
    meterSound: { title: { fa: 'کنتور سالم بود', en: 'Meter was sound' }, source: 'A2-3' },
    accessRefused: { title: { fa: 'دسترسی به کنتور داده نشد', en: 'Access refused' }, source: 'B6-6' },
    meterMissing: { title: { fa: 'کنتور در محل نبود', en: 'Meter missing' }, source: '15.2-6' },
  },
});
