import { amount, date, text } from '../../../engine/kind/form.ts';
import { decision } from '../../../engine/kind/kind.ts';
import type { Deciding, Edges, FactRecord } from '../../../engine/kind/vocabulary.ts';
import { chargeMustHaveBeenRefused, decisionOfTheCompanyMustNotBeInTheFuture } from './judgement.rules.ts';
import { damageCharge } from './charge.ts';

/** Facts of a damage: whether it was seen, and the named decision of the company (B6-5). */
export type DamageFacts = {
  readonly damaged?: boolean;
  readonly damageAmount?: number;
  readonly damageNumber?: string;
  readonly damageDecidedOn?: string;
  readonly damageDecidedBy?: string;
};
/** A contractor saw damage by the subscriber. */
export const wasDamaged = (_: unknown, { damaged }: DamageFacts): boolean => damaged === true;

/** Damage stays on record, whichever of the approved forms names it. */
export const damageSeen = (facts: FactRecord, report: { readonly damaged?: boolean } | undefined): DamageFacts =>
  facts['damaged'] === true || report?.damaged === true ? { damaged: true } : {};

/** A charge that billing refuses is posted again, or left out with a reason. */
export const whenChargeRefused = [chargeMustHaveBeenRefused];

interface DamageDeciding extends Pick<Deciding<FactRecord>, 'by'> {
  readonly form: { readonly amount: number; readonly number: string; readonly decidedOn: string };
}
const damageDecided = decision({
  title: { fa: 'خسارت دریافت می‌شود', en: 'The damage is charged' },
  asks: {
    number: text({ fa: 'شماره رأی', en: 'Number of the decision' }, 60),
    decidedOn: date({ fa: 'تاریخ رأی', en: 'Day of the decision' }),
    amount: amount({ fa: 'مبلغ خسارت', en: 'Amount' }),
  },
  mustHold: [decisionOfTheCompanyMustNotBeInTheFuture],
  remembers: ({ form, by }: DamageDeciding) => ({
    damageAmount: form.amount,
    damageNumber: form.number,
    damageDecidedOn: form.decidedOn,
    damageDecidedBy: by,
  }),
  to: 'damageCharging',
});
const damageCharging = {
  title: { fa: 'درج خسارت در حساب مشترک (کارت ۷۴)', en: 'Post the damage by Card 74' },
  source: 'B6-5',
  owner: 'qualifiedRepresentative',
  decides: {
    damagePosted: decision({
      title: { fa: 'خسارت درج شود', en: 'Post the damage' },
      asks: {},
      mustHold: [],
      to: 'damageCharge',
    }),
    damageNotPosted: decision({
      title: { fa: 'بازگشت به رئیس برای رأی دیگر', en: 'Return it to the head for another decision' },
      asks: {},
      offeredIf: whenChargeRefused,
      mustHold: [],
      to: 'damage',
    }),
  },
} as const;

/** The head records the company's decision about the damage; the representative posts it by Card 74 (B6-5). */
export const damageStages = <const To extends Edges<never, never, string>>(next: To) =>
  ({
    damage: {
      title: { fa: 'ثبت رأی شرکت درباره خسارت کنتور', en: "Record the company's decision about the damage" },
      source: 'B6-5',
      owner: 'headOfSubscriberAffairs',
      decides: {
        damageDecided,
        noDamage: decision({
          title: { fa: 'خسارتی دریافت نمی‌شود', en: 'Nothing is charged' },
          asks: {},
          mustHold: [],
          to: next,
        }),
      },
    },
    damageCharging,
    damageCharge: {
      title: { fa: 'در انتظار درج خسارت', en: 'Wait for the charge' },
      source: 'B6-5',
      requests: damageCharge,
      on: { MiscChargePosted: next, MiscChargeRefused: 'damageCharging' },
    },
  }) as const;
