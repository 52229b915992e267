import { rule } from '@pishkhan/decider';
import { isSamePerson } from '@pishkhan/roles';
import type { PostCharge } from './charge.messages.ts';

/** A cost is debited to an account that billing knows (Card 74). */
export const chargedAccountMustExist = rule(
  'ChargedAccountMustExist',
  { fa: 'این اشتراک در سامانه قبوض نیست', en: 'Billing does not know this account' },
  (accountId: string, isKnown: boolean) => !isKnown && { accountId },
);

/** The cost of a test is the one that the company has published for its day: nobody chooses it (A1-11, 15.2-1). */
export const chargeMustBePublished = rule(
  'ChargeMustBePublished',
  { fa: 'هزینه این مورد برای این روز منتشر نشده است', en: 'No cost of this item is published for this day' },
  ({ item, incurredOn, costs }: PostCharge) => item === 'meterTest' && costs === undefined && { item, day: incurredOn },
);

/** The cost of a damage is the amount of a named decision of the company (B6-5). */
export const damageMustNameADecision = rule(
  'DamageMustNameADecision',
  {
    fa: 'مبلغ خسارت باید طبق تصمیم شماره‌دار شرکت باشد',
    en: 'A damage needs the numbered decision of the company with its amount',
  },
  ({ item, decision }: PostCharge) => item === 'meterDamage' && !(decision && decision.amount > 0),
);

/** Two persons take part: who recorded the decision does not post the charge (7.5, B6-5). */
export const posterMustNotHaveDecided = rule(
  'PosterMustNotHaveDecided',
  {
    fa: 'ثبت هزینه با شخصی غیر از ثبت‌کننده تصمیم است',
    en: 'Another person than the one who recorded the decision must post the charge',
  },
  ({ decision, requestedBy }: PostCharge) => decision !== undefined && isSamePerson(decision.decidedBy, requestedBy),
);
