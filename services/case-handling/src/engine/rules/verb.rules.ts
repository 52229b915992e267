import { rule, statusRule } from '@pishkhan/decider';
import { isBarred, type OpenFile } from '../case.file.ts';
import type { Role } from '../kind/vocabulary.ts';

/**
 * While another service processes a request that cannot be taken back, or a recall, its reply is awaited first (A3-3,
 * A6-3).
 */
export const caseMustNotAwaitAnotherService = statusRule(
  'CaseMustNotAwaitAnotherService',
  { fa: 'پرونده در انتظار پاسخ بخش دیگری است', en: 'The case is waiting for another service' },
  (stage: string) => ({ stage }),
);

/** An answered case can no longer be withdrawn; the applicant is informed of the answer (15.4-21). */
export const answeredCaseMustNotBeWithdrawn = statusRule(
  'AnsweredCaseMustNotBeWithdrawn',
  {
    fa: 'پاسخ پرونده ثبت شده است و انصراف ممکن نیست',
    en: 'The answer is recorded; the case can no longer be withdrawn',
  },
  (answer: string) => ({ answer }),
);

/** Only a closed case can be opened again (15.2-7). */
export const caseMustBeClosed = statusRule(
  'CaseMustBeClosed',
  { fa: 'پرونده هنوز باز است', en: 'The case is still open' },
  (stage: string) => ({ stage }),
);

/** A case is opened again only if its kind names the stage; otherwise a new request is registered (15.2-7). */
export const kindMustAllowReopening = statusRule(
  'KindMustAllowReopening',
  {
    fa: 'این نوع پرونده دوباره باز نمی‌شود؛ درخواست تازه ثبت کنید',
    en: 'Cases of this kind are not opened again; register a new request',
  },
  (kind: string) => ({ kind }),
);

/** A case that continues as another one is not opened again; the matter is in the other case (A2-1, A3-3). */
export const continuedCaseMustNotBeReopened = statusRule(
  'ContinuedCaseMustNotBeReopened',
  { fa: 'موضوع این پرونده در پرونده دیگری پیگیری می‌شود', en: 'The matter continues in another case' },
  ({ continuedBy }: { readonly continuedBy?: string }) => continuedBy !== undefined,
);

/** A paused case must be resumed before the next step (15.2-10). */
export const caseMustNotBePaused = statusRule(
  'CaseMustNotBePaused',
  { fa: 'رسیدگی به پرونده متوقف است؛ نخست آن را از سر بگیرید', en: 'The case is paused; resume it first' },
  ({ paused }: Pick<OpenFile, 'paused'>) => paused !== undefined && { cause: paused },
);

/** Only a paused case can be resumed (15.2-10). */
export const caseMustBePaused = statusRule(
  'CaseMustBePaused',
  { fa: 'رسیدگی به پرونده متوقف نیست', en: 'The case is not paused' },
  ({ paused }: Pick<OpenFile, 'paused'>) => paused === undefined,
);

/** A pause has a cause from the policy's list (15.2-10). */
export const pauseCauseMustBeKnown = rule(
  'PauseCauseMustBeKnown',
  { fa: 'علت توقف را انتخاب کنید', en: 'Choose the cause of the pause' },
  (cause: string, causes: readonly string[]) => !causes.includes(cause) && { cause, causes },
);

/** Pausing, reassigning and escalating need a case that waits for a person (15.4-36). */
export const caseMustWaitForAPerson = statusRule(
  'CaseMustWaitForAPerson',
  { fa: 'پرونده در این مرحله مسئولی ندارد', en: 'The case is not waiting for a person' },
  (stage: string) => ({ stage }),
);

/** A stage can be sent back only if its kind names an earlier one (A5-2). */
export const stageMustAllowSendingBack = statusRule(
  'StageMustAllowSendingBack',
  { fa: 'برگشت پرونده از این مرحله ممکن نیست', en: 'This step cannot be sent back' },
  (stage: string) => ({ stage }),
);

/** A stage can be referred only if its kind names the units (A5-2). */
export const stageMustAllowReferral = statusRule(
  'StageMustAllowReferral',
  { fa: 'ارجاع به واحد دیگر در این مرحله ممکن نیست', en: 'This step cannot be referred to another unit' },
  (stage: string) => ({ stage }),
);

/** A referral names a unit other than the current one (A5-2). */
export const referralMustNameAnotherUnit = rule(
  'ReferralMustNameAnotherUnit',
  { fa: 'واحد دیگری را انتخاب کنید', en: 'Choose another unit' },
  (to: string, units: readonly string[]) => !units.includes(to) && { to, units },
);

/** A case cannot be assigned to the person whom it is about (A5-1). */
export const assigneeMustNotBeBarred = rule(
  'AssigneeMustNotBeBarred',
  {
    fa: 'پرونده را نمی‌توان به شخصی سپرد که درباره اوست',
    en: 'The case cannot be assigned to the person whom it is about',
  },
  ({ barred }: Pick<OpenFile, 'barred'>, to: string | null) => to !== null && isBarred(barred, to),
);

/** A decision cannot be assigned to the reader of the disputed reading (15.4-37). */
export const assigneeMustNotBeTheDisputedReader = rule(
  'AssigneeMustNotBeTheDisputedReader',
  {
    fa: 'رقم مورد اعتراض را همین شخص خوانده است؛ پرونده را به همکار دیگری بسپارید',
    en: 'This person made the disputed reading; give the case to another colleague',
  },
  (readers: readonly string[], to: string | null) => to !== null && isBarred(readers, to) && { to },
);

/** A step is assigned to a colleague who holds one of its roles at its office, by the staff register (15.4-36). */
export const assigneeMustHoldTheRole = rule(
  'AssigneeMustHoldTheRole',
  {
    fa: 'این همکار به گفته دفتر کارکنان در این مرحله نقشی ندارد؛ کار را به همکار دیگری بسپارید',
    en: 'By the staff register this colleague has no role of this step at its office; give the case to another colleague',
  },
  (to: string, held: readonly Role[], roles: readonly Role[]) => held.length === 0 && { to, roles },
);

/** A stage can be escalated once (15.4-36). */
export const caseMustNotBeEscalated = statusRule(
  'CaseMustNotBeEscalated',
  { fa: 'پرونده پیش‌تر به مقام بالاتر اطلاع داده شده است', en: 'The case is already escalated' },
  ({ escalatedTo }: Pick<OpenFile, 'escalatedTo'>) => escalatedTo !== undefined && { escalatedTo },
);

/** A stage can be escalated only to a role above its owner (15.4-36). */
export const ownerMustHaveSomebodyHigher = rule(
  'OwnerMustHaveSomebodyHigher',
  { fa: 'این مرحله بر عهده بالاترین مقام پرونده است', en: 'There is no role above the owner of this step' },
  (owners: readonly Role[], supervisor: Role) => owners.includes(supervisor) && { owners },
);
