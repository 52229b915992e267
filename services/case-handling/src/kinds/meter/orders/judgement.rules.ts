import { rule, statusRule } from '@pishkhan/decider';
import type { KnownMeter } from '../../../engine/kind/known.ts';
import { exchangeIn } from './exchange.ts';
import { repairIn, testIn } from './workshop.ts';
import type { FactRecord, Replies } from '../../../engine/kind/vocabulary.ts';

type Reported = Parameters<typeof exchangeIn>[0];

/** Refused entry is judged only if the exchange company could not reach the meter (B6-6, 15.2-6). */
export const accessMustHaveBeenRefused = rule(
  'AccessMustHaveBeenRefused',
  { fa: 'شرکت تعویض، نبود دسترسی گزارش نکرده است', en: 'The exchange company did not report refused access' },
  (reported: Reported) => exchangeIn(reported)?.result !== 'noAccess',
);

/** A case ends for want of a meter only if the exchange company found none (A1-5, 15.2-6). */
export const meterMustHaveBeenMissing = rule(
  'MeterMustHaveBeenMissing',
  { fa: 'شرکت تعویض، نبودن کنتور را گزارش نکرده است', en: 'The exchange company did not report a missing meter' },
  (reported: Reported) => exchangeIn(reported)?.result !== 'meterLost',
);

/** A result is approved as the workshop answered it; in doubt its form goes back (A1-7, A1-13). */
export const workshopMustHaveFoundItSound = rule(
  'WorkshopMustHaveFoundItSound',
  { fa: 'کارگاه کنتور را سالم اعلام نکرده است', en: 'The workshop did not find the meter sound' },
  (reported: Reported) => (testIn(reported) ?? repairIn(reported))?.finding !== 'sound',
);

/** A result is approved as the workshop answered it; in doubt its form goes back (A1-7, A1-13). */
export const workshopMustHaveFoundItFaulty = rule(
  'WorkshopMustHaveFoundItFaulty',
  { fa: 'کارگاه کنتور را معیوب اعلام نکرده است', en: 'The workshop did not find the meter faulty' },
  (reported: Reported) => (testIn(reported) ?? repairIn(reported))?.finding !== 'faulty',
);

/** Whether the error of the meter counts in the bills; one of 0 has taken it back (A1-9). */
export const isErrorPosted = ({ BillCorrected }: Replies): boolean =>
  BillCorrected !== undefined &&
  !(BillCorrected.cause?.kind === 'meterError' && BillCorrected.cause.errorBasisPoints === 0);

/** Bills that were corrected by the error stay so or are taken back; they are not left without a word (A1-9, A1-14). */
export const correctionMustNotBePosted = statusRule(
  'CorrectionMustNotBePosted',
  {
    fa: 'قبض‌ها با این خطا اصلاح شده است؛ بنویسید که تعدیل می‌ماند یا پس گرفته می‌شود',
    en: 'The bills were corrected by this error; choose whether the correction stays or is taken back',
  },
  ({ replies }: { readonly replies: Replies }) => isErrorPosted(replies),
);

/** Only a posted correction stays or is taken back (A1-9, A1-14). */
export const correctionMustBePosted = statusRule(
  'CorrectionMustBePosted',
  { fa: 'تعدیلی برای این خطا ثبت نشده است', en: 'No correction by this error is posted' },
  ({ replies }: { readonly replies: Replies }) => !isErrorPosted(replies),
);

/** A charge is left out only after billing has refused it (A1-11, B6-5). */
export const chargeMustHaveBeenRefused = rule(
  'ChargeMustHaveBeenRefused',
  { fa: 'درج این هزینه هنوز رد نشده است؛ آن را درج کنید', en: 'The charge was not refused yet; post it' },
  ({ replies }: { readonly replies: Replies }) => replies.MiscChargeRefused === undefined,
);

/** The decision of the company about a damage was made before it is recorded (B6-5). */
export const decisionOfTheCompanyMustNotBeInTheFuture = rule(
  'DecisionOfTheCompanyMustNotBeInTheFuture',
  { fa: 'تاریخ رأی در آینده است', en: 'The decision is dated in the future' },
  ({ form: { decidedOn }, on }: { readonly form: { readonly decidedOn: string }; readonly on: string }) =>
    decidedOn > on && { decidedOn, on },
);

/** A tested meter comes back with its capacity and register: both are known before it is taken off (A1-12). */
export const testedMeterMustBeKnown = statusRule(
  'TestedMeterMustBeKnown',
  {
    fa: 'مشخصات کنتور این اشتراک هنوز به این بخش نرسیده است؛ اندکی بعد دوباره بفرستید',
    en: 'The meter of this account has not arrived here yet; send the request again in a moment',
  },
  ({ meter }: { readonly meter: KnownMeter | undefined }) => meter === undefined,
);

/** A meter that was exchanged is entered by Card 13, or its form is put right, before a withdrawal (A1-5). */
export const doneExchangeMustBeEntered = statusRule(
  'DoneExchangeMustBeEntered',
  {
    fa: 'کنتور عوض شده است؛ پیش از انصراف باید تعویض در کارت ۱۳ ثبت یا فرم آن اصلاح شود',
    en: 'The meter was exchanged; Card 13 is entered, or the form put right, before the case is withdrawn',
  },
  ({ replies, ...reported }: Reported & { readonly replies: Replies }) =>
    exchangeIn(reported)?.result === 'exchanged' && replies.MeterExchanged === undefined,
);

/** What the company found itself is no request that a subscriber withdraws (B5-3). */
export const findingOfTheCompanyMustNotBeWithdrawn = statusRule(
  'FindingOfTheCompanyMustNotBeWithdrawn',
  {
    fa: 'خرابی را شرکت یافته است؛ انصراف مشترک به رسیدگی پایان نمی‌دهد',
    en: 'The company found the fault itself; the subscriber cannot withdraw the case',
  },
  ({ facts }: { readonly facts: FactRecord }) => facts['foundBy'] === 'company',
);

/** A fault period ends with the exchange, so it begins before it (A2-6). */
export const faultMustBeginBeforeTheExchange = rule(
  'FaultMustBeginBeforeTheExchange',
  { fa: 'نخستین روز خرابی باید پیش از روز تعویض باشد', en: 'The fault must begin before the day of the exchange' },
  ({ form: { faultyFrom }, ...reported }: Reported & { readonly form: { readonly faultyFrom: string } }) => {
    const exchangedOn = exchangeIn(reported)?.doneOn;
    return exchangedOn !== undefined && faultyFrom >= exchangedOn && { faultyFrom, exchangedOn };
  },
);
