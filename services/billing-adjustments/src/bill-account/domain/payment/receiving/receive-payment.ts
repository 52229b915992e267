import { nothing, type Decision } from '@pishkhan/decider';
import { withoutLeadingZeros } from '@pishkhan/identifiers';
import { rial, subtractRial, type Rial } from '@pishkhan/money';
import type { BillAccountEvent, PostIdentifiedPayment, ReceivePayment } from '../../bill-account.messages.ts';
import type { Doubt, KeptPayment, Matched, Payment } from '../payment.ts';
import { accountOfBillId } from '../../billing/bill-numbers.ts';
import {
  paymentMustNotBeInTheFuture,
  paymentMustNotPrecedeItsBill,
  paymentMustNotPrecedeTheAccount,
} from './payment-day.rules.ts';
import { unidentifiedPaymentIdOf, type ReportedPayment } from '../payment-identity.ts';
import { assignedPayment, earlierReport, honouringOf, paymentWith } from './recorded-payments.ts';
import {
  billedAccountMustExist,
  billIdMustBelongToTheAccount,
  paymentIdMustHaveRightCheckDigits,
  paymentMustBePositive,
  paymentMustNotExceedPaymentId,
} from '../../bill-account.rules.ts';
import { askingForMore, leftOf, type Bill, type BillAccount } from '../../bill-account.state.ts';
import { payableOf } from '../../billing/bill-figures.ts';
import { postingOfPayment } from '../../billing/posting.ts';
import {
  honouredPaymentMustBeReversed,
  honouredPaymentMustHaveItsAmount,
  reversalMustBeHonouredOnce,
} from '../reversal/reversal.rules.ts';
import { settledBy } from '../standing.ts';

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

/** Overpaid is what becomes a credit: a remainder that is carried takes the first rials (F17, 11.7). */
const differenceOf = (amount: Rial, asked: Rial, owed: Rial): Rial =>
  amount <= asked ? subtractRial(amount, asked) : rial(Math.max(0, subtractRial(amount, rial(Math.max(0, owed)))));

const askedBy = (bill: Bill, owed: Rial): Rial => rial(Math.min(leftOf(bill), payableOf(owed)));

/**
 * A payment id identifies a bill; an old one still identifies the subscription, and the difference is reported (8.7).
 * What a bill does not take goes to the account, so that more than the bill asks is measured by what the account owes:
 * nothing is overpaid while another bill is open (F17).
 */
export const matchOf = (
  state: BillAccount,
  { paymentId, amount }: Pick<ReceivePayment, 'paymentId' | 'amount'>,
): Matched => {
  const bill = billNamedBy(state, paymentId);
  const owed = state.receivable;
  const sumsOf = (asked: Rial) => ({ asked, owed, difference: differenceOf(amount, asked, owed) });
  if (!bill) return { to: 'account', ...sumsOf(payableOf(owed)) };
  const { billNumber } = bill.face;
  if (bill.supersededBy === undefined)
    return { to: 'bill', billNumber, ...sumsOf(amount <= leftOf(bill) ? askedBy(bill, owed) : payableOf(owed)) };
  return {
    to: 'supersededBill',
    billNumber,
    inForce: inForce(state.bills, bill).face.billNumber,
    ...sumsOf(payableOf(owed)),
  };
};

/** The payment as posted: matched by its payment id, with the bills that it settles or reduces. */
const posted = (state: BillAccount, payment: ReportedPayment, unidentifiedPaymentId?: string): BillAccountEvent[] => {
  const { accountId } = state.terms!;
  const { billId, paymentId, amount, paidOn, receiptNumber, channel, honours } = payment;
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
    ...(honours !== undefined && { honours }),
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

const keptFor = (
  { terms }: BillAccount,
  doubt: Doubt,
  { days, type: _, today: _today, ...payment }: ReceivePayment,
): KeptPayment => ({
  unidentifiedPaymentId: unidentifiedPaymentIdOf(payment),
  accountId: accountOfBillId(payment.billId),
  ...(terms && { countyOffice: terms.countyOffice }),
  ...payment,
  doubt,
  ...(days && { daysPolicy: days.version }),
});

/** A reversed payment that the bank honours after all: account and bill are known (15.4-47). */
const honoured = (state: BillAccount, command: ReceivePayment, honours: string): Decision<BillAccountEvent> => {
  const reversed = paymentWith(state, honours);
  const earlier = honouringOf(state, honours);
  return (
    honouredPaymentMustBeReversed(reversed, honours) ||
    honouredPaymentMustHaveItsAmount(reversed!, command) ||
    (earlier !== undefined && reversalMustBeHonouredOnce(earlier)) ||
    paymentMustNotBeInTheFuture(command.paidOn, command.today, 0) ||
    posted(state, command)
  );
};

/** Received money is never refused for its account or its day: what is doubted is kept for a person (8.7, F17). */
export const receivePayment = (state: BillAccount, command: ReceivePayment): Decision<BillAccountEvent> => {
  const refusal =
    paymentIdMustHaveRightCheckDigits(command) ||
    paymentMustBePositive(command) ||
    paymentMustNotExceedPaymentId(command);
  if (refusal) return refusal;
  if (earlierReport(state, command)) return nothing();
  if (command.honours !== undefined) return honoured(state, command, command.honours);
  const doubt = doubtAbout(state, command);
  return doubt ? [{ type: 'PaymentKept', data: keptFor(state, doubt, command) }] : posted(state, command);
};

/** An assigned payment is posted once, whatever its day (8.7). */
export const postIdentifiedPayment = (
  state: BillAccount,
  { unidentifiedPaymentId, ...payment }: PostIdentifiedPayment,
): Decision<BillAccountEvent> =>
  assignedPayment(state, unidentifiedPaymentId)
    ? nothing()
    : billedAccountMustExist(state) || posted(state, payment, unidentifiedPaymentId);
