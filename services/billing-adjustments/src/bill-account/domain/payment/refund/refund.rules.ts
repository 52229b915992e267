import type { CivilDate } from '@pishkhan/calendar';
import { existenceRule, permissionRule, rule, statusRule } from '@pishkhan/decider';
import { negateRial, rial, subtractRial, type Rial } from '@pishkhan/money';
import { isSamePerson } from '@pishkhan/roles';
import type { BillAccount } from '../../bill-account.state.ts';
import { receivedOn, refundedOn } from '../reversal/reversal.rules.ts';
import type { MoneyActor } from '../money-actor.ts';
import type { MoneyPlace } from '../signing/money-places.ts';
import { refundRolesLeft, type Refund } from './refund.ts';

/** The credit that can be refunded: not more than the money that was really received (9.5, 11.7). */
export const refundableOn = (state: BillAccount): Rial =>
  rial(Math.max(0, Math.min(negateRial(state.receivable), subtractRial(receivedOn(state), refundedOn(state)))));

/** A refund is a positive amount (9.5). */
export const refundMustBePositive = rule(
  'RefundMustBePositive',
  { fa: 'مبلغ استرداد باید بیشتر از صفر باشد', en: 'A refund must be more than zero' },
  (amount: Rial) => amount <= 0 && { amount },
);

/** No more is refunded than the credit of money received, at this revision of the account (9.5). */
export const refundMustNotExceedCredit = rule(
  'RefundMustNotExceedCredit',
  {
    fa: 'مبلغ استرداد از بستانکاری قابل استرداد اشتراک بیشتر است',
    en: 'The refund is larger than the credit of the account that can be refunded',
  },
  (state: BillAccount, amount: Rial) => amount > refundableOn(state) && { amount, credit: refundableOn(state) },
);

/** The approvals of a refund follow a policy; without one there is no refund (15.2). */
export const refundPolicyMustBeInForce = rule(
  'RefundPolicyMustBeInForce',
  { fa: 'ضابطه تأیید استرداد منتشر نشده است', en: 'No policy for the approval of refunds is in force' },
  (policy: object | undefined) => policy === undefined,
);

/** Only a requested refund can be approved, paid or returned (9.5). */
export const refundMustExist = existenceRule(
  'RefundMustExist',
  { fa: 'استردادی با این شماره یافت نشد', en: 'There is no such refund' },
  (refund: Refund | undefined, refundId: string) => refund === undefined && { refundId },
);

/** Only a refund that waits for approval is approved; else the rule names who decided (7.5). */
export const refundMustAwaitApproval = statusRule(
  'RefundMustAwaitApproval',
  {
    fa: 'درباره این استرداد پیش‌تر تصمیم گرفته شده است و در انتظار تأیید نیست',
    en: 'The refund is already decided and is not waiting for approval',
  },
  ({ status, decision }: Refund) => status !== 'awaitingApproval' && { status, ...decision },
);

/** A refund that the bank has paid is no longer declined; the bank can return it (9.5). */
export const refundMustBeUnpaid = statusRule(
  'RefundMustBeUnpaid',
  { fa: 'این استرداد دیگر قابل رد نیست', en: 'The refund can no longer be declined' },
  ({ status }: Refund) => status !== 'awaitingApproval' && status !== 'approved' && { status },
);

/** The bank pays only an approved refund (7.5, 9.5). */
export const refundMustBeApproved = statusRule(
  'RefundMustBeApproved',
  {
    fa: 'این استرداد هنوز تأیید نشده یا پیش‌تر تعیین تکلیف شده است',
    en: 'The refund is not approved, or was already paid or ended',
  },
  ({ status }: Refund) => status !== 'approved' && { status },
);

/** Only a paid refund can come back from the bank (9.5). */
export const refundMustBePaid = statusRule(
  'RefundMustBePaid',
  { fa: 'این استرداد پرداخت نشده است', en: 'The refund was not paid' },
  ({ status }: Refund) => status !== 'paid' && { status },
);

/** Whoever requested a refund may not approve it: four eyes (7.5). */
export const refundApproverMustNotBeRequester = rule(
  'RefundApproverMustNotBeRequester',
  { fa: 'درخواست‌کننده استرداد نمی‌تواند آن را تأیید کند', en: 'The person who requested the refund may not approve it' },
  ({ requestedBy }: Refund, { by }: MoneyActor) => isSamePerson(by, requestedBy) && { requestedBy },
);

/** The amount determines which roles approve a refund (7.5). */
export const refundApproverMustHoldTheRole = permissionRule(
  'RefundApproverMustHoldTheRole',
  { fa: 'تأیید باقی‌مانده استرداد بر عهده نقش دیگری است', en: 'The missing approval of the refund needs another role' },
  (refund: Refund, place: MoneyPlace | undefined) => place === undefined && { needed: refundRolesLeft(refund) },
);

/** Money of an account is the matter of its county (1.2, 15.4-26). */
export const moneyMustBeOfTheOwnCounty = permissionRule(
  'MoneyMustBeOfTheOwnCounty',
  { fa: 'این اشتراک مربوط به شهرستان دیگری است', en: 'The account belongs to another county' },
  (countyOffice: string, { office }: Pick<MoneyActor, 'office'>) => office !== countyOffice && { office: countyOffice },
);

/** What the bank did is a fact, so it is not dated in the future (9.5). */
export const bankDayMustNotBeInTheFuture = rule(
  'BankDayMustNotBeInTheFuture',
  { fa: 'تاریخ اعلام‌شده بانک در آینده است', en: 'The day reported by the bank is in the future' },
  (day: CivilDate, today: CivilDate) => day > today && { day, today },
);

/** The bank pays out what was approved before; an earlier transfer is another one (7.5, 9.5). */
export const payoutMustNotPrecedeItsApproval = rule(
  'PayoutMustNotPrecedeItsApproval',
  {
    fa: 'تاریخ پرداخت پیش از آخرین تأیید استرداد است',
    en: 'The payout is dated before the last approval of the refund',
  },
  ({ approvedOn }: Refund, paidOn: CivilDate) =>
    approvedOn !== undefined && paidOn < approvedOn && { paidOn, approvedOn },
);

/** A transfer comes back after it was made (9.5). */
export const returnMustNotPrecedeItsPayout = rule(
  'ReturnMustNotPrecedeItsPayout',
  { fa: 'تاریخ برگشت پیش از پرداخت استرداد است', en: 'The return is dated before the payout of the refund' },
  ({ paidOn }: Refund, returnedOn: CivilDate) => paidOn !== undefined && returnedOn < paidOn && { returnedOn, paidOn },
);
