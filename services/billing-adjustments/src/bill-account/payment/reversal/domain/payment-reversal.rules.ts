import type { CivilDate } from '@pishkhan/calendar';
import { existenceRule, permissionRule, rule, statusRule } from '@pishkhan/decider';
import { isSamePerson } from '@pishkhan/roles';
import type { MoneyActor } from '../../../domain/payment/money-actor.ts';
import { moneyRolesLeft, type MoneyPlace, type WaitingMoney } from '../../../domain/payment/signing/money-places.ts';
import type { PaymentReversalState, Requested } from './payment-reversal.state.ts';

/** Only a requested reversal can be confirmed or declined (15.4-47). */
export const reversalMustExist = existenceRule(
  'ReversalMustExist',
  { fa: 'درخواست برگشت پرداختی با این شماره یافت نشد', en: 'There is no such reversal' },
  ({ status }: PaymentReversalState) => status === 'unknown',
);

/** The notice or letter that proves a return exists already, so it is not dated in the future (15.4-47). */
export const reversalDocumentMustNotBeInTheFuture = rule(
  'ReversalDocumentMustNotBeInTheFuture',
  { fa: 'تاریخ گواهی یا نامه در آینده است', en: "The day of the bank's notice or of the letter is in the future" },
  (day: CivilDate, today: CivilDate) => day > today && { day, today },
);

/**
 * A cheque does not come back before the day of its payment, nor does a letter know of it (15.4-47). The day of a
 * payment that is itself in the future proves nothing.
 */
export const reversalDocumentMustNotPrecedeThePayment = rule(
  'ReversalDocumentMustNotPrecedeThePayment',
  {
    fa: 'تاریخ گواهی یا نامه پیش از روز پرداخت است',
    en: "The day of the bank's notice or of the letter is before that of the payment",
  },
  (day: CivilDate, paidOn: CivilDate, today: CivilDate) => day < paidOn && paidOn <= today && { day, paidOn },
);

/** A payment has one open request for its reversal (15.4-47). */
export const reversalMustNotBeOpen = statusRule(
  'ReversalMustNotBeOpen',
  {
    fa: 'برگشت این پرداخت پیش‌تر درخواست شده است',
    en: 'The reversal of this payment was already requested',
  },
  ({ status, reversalId }: Requested) =>
    (status === 'requested' || status === 'confirmed' || status === 'posted') && { status, reversalId },
);

/** A confirmed, posted or declined reversal is decided, by a person whom the rule names (7.5). */
export const reversalMustAwaitConfirmation = statusRule(
  'ReversalMustAwaitConfirmation',
  {
    fa: 'درباره این درخواست برگشت پیش‌تر تصمیم گرفته شده است و در انتظار تأیید نیست',
    en: 'The reversal is already decided and is no longer waiting for confirmation',
  },
  ({ status, decision }: Requested) => status !== 'requested' && { status, ...decision },
);

/** A returned cheque takes back all its payments: one recorded after the request needs a new request (15.4-47). */
export const reversalMustIncludeItsReceipt = statusRule(
  'ReversalMustIncludeItsReceipt',
  {
    fa: 'پس از این درخواست، پرداخت دیگری با همین رسید ثبت شده است؛ درخواست را رد و دوباره ثبت کنید',
    en: 'Another payment of the same receipt was recorded after the request; decline it and request the reversal again',
  },
  ({ extent, payments }: Requested, ofReceipt: readonly string[]) => {
    const included = new Set(payments.map(({ reference }) => reference));
    const missing = ofReceipt.filter((reference) => !included.has(reference));
    return extent === 'wholeReceipt' && missing.length > 0 && { missing };
  },
);

/** A reversal needs two persons (7.5, 15.4-47). */
export const confirmerMustNotBeRequester = rule(
  'ConfirmerMustNotBeRequester',
  { fa: 'درخواست‌کننده برگشت نمی‌تواند آن را تأیید کند', en: 'The person who requested the reversal may not confirm it' },
  ({ requestedBy }: Requested, { by }: MoneyActor) => isSamePerson(by, requestedBy) && { requestedBy },
);

/** The amount, and what counts beside it, determine which roles confirm a reversal (7.5; N3). */
export const reversalConfirmerMustHoldTheRole = permissionRule(
  'ReversalConfirmerMustHoldTheRole',
  {
    fa: 'تأیید باقی‌مانده این برگشت بر عهده نقش دیگری است',
    en: 'The missing confirmation of the reversal needs another role',
  },
  (waiting: WaitingMoney, place: MoneyPlace | undefined) => place === undefined && { needed: moneyRolesLeft(waiting) },
);

/** A cheque comes back as a whole: what is begun on one account is finished on the others (15.4-47). */
export const reversalMustNotBeHalfPosted = rule(
  'ReversalMustNotBeHalfPosted',
  {
    fa: 'بخشی از این برگشت ثبت شده است؛ آن را تأیید کنید تا بقیه نیز ثبت شود',
    en: 'Part of the reversal is posted; confirm it, so that the rest is posted too',
  },
  ({ takenBack = [] }: Requested) => takenBack.length > 0 && { reference: takenBack[0]! },
);
