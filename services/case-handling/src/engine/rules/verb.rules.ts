import { rule, statusRule } from '@pishkhan/decider';
import type { OpenFile } from '../case.file.ts';
import type { Role } from '../kind/vocabulary.ts';

/** Money may be moving while another service works on a request; its answer is awaited first (A3-3, A6-3). */
export const caseMustNotAwaitAnotherService = statusRule(
  'CaseMustNotAwaitAnotherService',
  { fa: 'پرونده در انتظار پاسخ بخش دیگری است', en: 'The case waits for another service' },
  (stage: string) => ({ stage }),
);

/** What has been answered can no longer be withdrawn; the applicant is told the answer (15.4-21). */
export const answeredCaseMustNotBeWithdrawn = statusRule(
  'AnsweredCaseMustNotBeWithdrawn',
  {
    fa: 'پاسخ پرونده ثبت شده است و انصراف ممکن نیست',
    en: 'The answer is recorded; the case can no longer be withdrawn',
  },
  (answer: string) => ({ answer }),
);

/** A paused case is resumed before the next step (15.2-10). */
export const caseMustNotBePaused = statusRule(
  'CaseMustNotBePaused',
  { fa: 'رسیدگی به پرونده متوقف است؛ نخست آن را از سر بگیرید', en: 'The case is paused; resume it first' },
  ({ paused }: Pick<OpenFile, 'paused'>) => paused !== undefined && { cause: paused },
);

/** Only what was paused is resumed (15.2-10). */
export const caseMustBePaused = statusRule(
  'CaseMustBePaused',
  { fa: 'رسیدگی به پرونده متوقف نیست', en: 'The case is not paused' },
  ({ paused }: Pick<OpenFile, 'paused'>) => paused === undefined,
);

/** A pause has one of the causes that policy names (15.2-10). */
export const pauseCauseMustBeKnown = rule(
  'PauseCauseMustBeKnown',
  { fa: 'علت توقف را انتخاب کنید', en: 'Choose the cause of the pause' },
  (cause: string, causes: readonly string[]) => !causes.includes(cause) && { cause, causes },
);

/** Pausing, reassigning and escalating need a person whom the case waits for (15.4-36). */
export const caseMustWaitForAPerson = statusRule(
  'CaseMustWaitForAPerson',
  { fa: 'پرونده در این مرحله مسئولی ندارد', en: 'The case waits for nobody' },
  (stage: string) => ({ stage }),
);

/** A stage is sent back where its kind names an earlier one (A5-2). */
export const stageMustAllowSendingBack = statusRule(
  'StageMustAllowSendingBack',
  { fa: 'برگشت پرونده از این مرحله ممکن نیست', en: 'This step cannot be sent back' },
  (stage: string) => ({ stage }),
);

/** A stage is referred where its kind names the units (A5-2). */
export const stageMustAllowReferral = statusRule(
  'StageMustAllowReferral',
  { fa: 'ارجاع به واحد دیگر در این مرحله ممکن نیست', en: 'This step cannot be referred to another unit' },
  (stage: string) => ({ stage }),
);

/** A referral names another unit than the one that has the case (A5-2). */
export const referralMustNameAnotherUnit = rule(
  'ReferralMustNameAnotherUnit',
  { fa: 'واحد دیگری را انتخاب کنید', en: 'Choose another unit' },
  (to: string, units: readonly string[]) => !units.includes(to) && { to, units },
);

/** The person whom a case is about is not given it (A5-1). */
export const assigneeMustNotBeBarred = rule(
  'AssigneeMustNotBeBarred',
  { fa: 'پرونده را نمی‌توان به شخصی سپرد که درباره اوست', en: 'The case is not given to the person whom it is about' },
  ({ barred }: Pick<OpenFile, 'barred'>, to: string | null) => to !== null && barred.includes(to),
);

/** A stage is escalated once (15.4-36). */
export const caseMustNotBeEscalated = statusRule(
  'CaseMustNotBeEscalated',
  { fa: 'پرونده پیش‌تر به مقام بالاتر اطلاع داده شده است', en: 'The case is escalated already' },
  ({ escalatedTo }: Pick<OpenFile, 'escalatedTo'>) => escalatedTo !== undefined && { escalatedTo },
);

/** Nobody escalates a stage to himself: somebody higher than its owner is asked (15.4-36). */
export const ownerMustHaveSomebodyHigher = rule(
  'OwnerMustHaveSomebodyHigher',
  { fa: 'این مرحله بر عهده بالاترین مقام پرونده است', en: 'Nobody is above the owner of this step' },
  (owners: readonly Role[], supervisor: Role) => owners.includes(supervisor) && { owners },
);
