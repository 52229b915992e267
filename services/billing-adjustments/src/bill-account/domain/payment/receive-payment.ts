import { nothing, type Decision } from '@pishkhan/decider';
import { withoutLeadingZeros } from '@pishkhan/identifiers';
import { addRial, rial, subtractRial, type Rial } from '@pishkhan/money';
import type { BillAccountEvent, PostIdentifiedPayment, ReceivePayment } from '../bill-account.messages.ts';
import type { Doubt, KeptPayment, Matched, Payment } from './payment.ts';
import { accountOfBillId } from '../billing/bill-numbers.ts';
import {
  paymentMustNotBeInTheFuture,
  paymentMustNotPrecedeItsBill,
  paymentMustNotPrecedeTheAccount,
} from './payment-day.rules.ts';
import { isSamePayment, unidentifiedPaymentIdOf, type ReportedPayment } from './payment-identity.ts';
import {
  billedAccountMustExist,
  billIdMustBelongToTheAccount,
  paymentIdMustHaveRightCheckDigits,
  paymentMustBePositive,
  paymentMustNotExceedPaymentId,
} from '../bill-account.rules.ts';
import { askingForMore, leftOf, openBills, type Bill, type BillAccount } from '../bill-account.state.ts';
import { isSettled, payableOf } from '../billing/bill-figures.ts';
import { postingOfPayment } from '../billing/posting.ts';

/** The bill in force instead of this one. */
const inForce = (bills: readonly Bill[], bill: Bill): Bill =>
  bill.supersededBy === undefined
    ? bill
    : inForce(
        bills,
        bills.find(({ face }) => face.billNumber === bill.supersededBy)!,
      );

/** The latest bill of a payment id, one in force first: ids of older releases may be doubled (F9). */
const billNamedBy = ({ bills }: BillAccount, paymentId: string): Bill | undefined => {
  const isNamed = ({ face }: Bill) => face.paymentId === withoutLeadingZeros(paymentId);
  return bills.findLast((bill) => isNamed(bill) && bill.supersededBy === undefined) ?? bills.findLast(isNamed);
};

/**
 * A payment id identifies a bill; an old one still identifies the subscription, and the difference is reported (8.7).
 */
export const matchOf = (
  state: BillAccount,
  { paymentId, amount }: Pick<ReceivePayment, 'paymentId' | 'amount'>,
): Matched => {
  const bill = billNamedBy(state, paymentId);
  const owed = state.receivable;
  const sumsOf = (asked: Rial) => ({ asked, owed, difference: subtractRial(amount, asked) });
  if (!bill) return { to: 'account', ...sumsOf(payableOf(owed)) };
  const { billNumber } = bill.face;
  if (bill.supersededBy === undefined)
    return { to: 'bill', billNumber, ...sumsOf(rial(Math.min(leftOf(bill), payableOf(owed)))) };
  return {
    to: 'supersededBill',
    billNumber,
    inForce: inForce(state.bills, bill).face.billNumber,
    ...sumsOf(payableOf(owed)),
  };
};

/**
 * A bill is settled when its amount is paid, and all bills when no amount is payable (15.4-15). A later bill includes
 * the debt of the earlier.
 */
const settledBy = (state: BillAccount, amount: ReceivePayment['amount'], matched: Matched): readonly string[] => {
  const open = openBills(state);
  if (isSettled(subtractRial(state.receivable, amount))) return open.map(({ face }) => face.billNumber);
  const paid =
    matched.to === 'bill'
      ? open.findIndex(
          (bill) => bill.face.billNumber === matched.billNumber && addRial(bill.paid, amount) >= bill.face.payable,
        )
      : -1;
  return open.slice(0, paid + 1).map(({ face }) => face.billNumber);
};

/** The payment as posted: matched by its payment id, with the bills that it settles or reduces. */
const posted = (state: BillAccount, payment: ReportedPayment, unidentifiedPaymentId?: string): BillAccountEvent[] => {
  const { accountId } = state.terms!;
  const { billId, paymentId, amount, paidOn, receiptNumber, channel } = payment;
  const matched = matchOf(state, payment);
  const settles = settledBy(state, amount, matched);
  const named = [matched.billNumber, matched.inForce, ...settles];
  const alsoReduces = askingForMore(state, payableOf(subtractRial(state.receivable, amount))).filter(
    (billNumber) => !named.includes(billNumber),
  );
  const data: Payment = {
    accountId,
    billId,
    paymentId,
    amount,
    paidOn,
    receiptNumber,
    ...(channel !== undefined && { channel }),
    ...(unidentifiedPaymentId !== undefined && { unidentifiedPaymentId }),
    matched,
    settles,
    ...(alsoReduces.length > 0 && { alsoReduces }),
    posting: postingOfPayment(accountId, amount, unidentifiedPaymentId !== undefined),
  };
  return [{ type: 'PaymentReceived', data }];
};

/**
 * Why the payment cannot be posted by itself: its account is unknown, or its day is before the account or the bill, or
 * in the future (8.7, F17).
 */
export const doubtAbout = (state: BillAccount, { days, today, ...payment }: ReceivePayment): Doubt | undefined => {
  const { daysAhead = 0, daysBeforeAccount = 0, daysBeforeBill = 0 } = days?.content ?? {};
  const { paidOn } = payment;
  const bill = billNamedBy(state, payment.paymentId);
  const doubt =
    billedAccountMustExist(state) ||
    billIdMustBelongToTheAccount(state, payment) ||
    paymentMustNotBeInTheFuture(paidOn, today, daysAhead) ||
    paymentMustNotPrecedeTheAccount(paidOn, state.terms!.openedOn, daysBeforeAccount) ||
    (bill !== undefined && paymentMustNotPrecedeItsBill(paidOn, bill.face, daysBeforeBill));
  return doubt ? { rule: doubt.rejected, ...(doubt.data && { data: doubt.data }) } : undefined;
};

const keptFor = (doubt: Doubt, { days, type: _, today: _today, ...payment }: ReceivePayment): KeptPayment => ({
  unidentifiedPaymentId: unidentifiedPaymentIdOf(payment),
  accountId: accountOfBillId(payment.billId),
  ...payment,
  doubt,
  ...(days && { daysPolicy: days.version }),
});

/** An earlier report of the same payment, by any way in (15.4-45). */
export const earlierReport = (
  { payments, keptPayments }: BillAccount,
  payment: ReportedPayment,
): Payment | KeptPayment | undefined => [...payments, ...keptPayments].find((one) => isSamePayment(one, payment));

/** Received money is never refused for its account or its day: what is doubted is kept for a person (8.7, F17). */
export const receivePayment = (state: BillAccount, command: ReceivePayment): Decision<BillAccountEvent> => {
  const refusal =
    paymentIdMustHaveRightCheckDigits(command) ||
    paymentMustBePositive(command) ||
    paymentMustNotExceedPaymentId(command);
  if (refusal) return refusal;
  if (earlierReport(state, command)) return nothing();
  const doubt = doubtAbout(state, command);
  return doubt ? [{ type: 'PaymentKept', data: keptFor(doubt, command) }] : posted(state, command);
};

/** An assigned payment is posted once, whatever its day (8.7). */
export const postIdentifiedPayment = (
  state: BillAccount,
  { unidentifiedPaymentId, ...payment }: PostIdentifiedPayment,
): Decision<BillAccountEvent> =>
  state.payments.some((each) => each.unidentifiedPaymentId === unidentifiedPaymentId)
    ? nothing()
    : billedAccountMustExist(state) || posted(state, payment, unidentifiedPaymentId);
