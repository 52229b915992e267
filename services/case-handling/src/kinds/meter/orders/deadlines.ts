import { escalateTo } from '../../../engine/kind/kind.ts';

const whenMissed = escalateTo('headOfSubscriberAffairs');

/** From the registration until the applicant is informed (A1-15, A2-8). */
export const informedWithin = (within: number, source: string, title: { readonly fa: string; readonly en: string }) =>
  ({ title, starts: 'opened', stops: 'applicantInformed', within, unit: 'workingDays', source, whenMissed }) as const;

/** Working days of a contractor, by the policy that the case stored (A1-4, A1-6, 15.2-10). */
const orderWithin =
  (within: 'exchangeWithin' | 'testWithin', title: { readonly fa: string; readonly en: string }) =>
  <const Stage extends string>(during: Stage) =>
    ({ title, during, within: { fact: within }, unit: 'workingDays', source: '15.2-10', whenMissed }) as const;

export const exchangeReported = orderWithin('exchangeWithin', {
  fa: 'گزارش شرکت تعویض',
  en: 'Report of the exchange company',
});
export const workshopAnswered = orderWithin('testWithin', {
  fa: 'پاسخ مکتوب کارگاه',
  en: 'Written answer of the workshop',
});
export const returnReported = orderWithin('exchangeWithin', {
  fa: 'نصب دوباره کنتور آزمایش‌شده',
  en: 'Return of the tested meter',
});

/** No promise to the applicant runs after the notice, so no missed deadline gives the stage to the head (15.4-36). */
export const afterTheNotice = ['headOfSubscriberAffairs'] as const;
