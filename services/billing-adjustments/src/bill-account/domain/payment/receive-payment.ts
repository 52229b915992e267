import { nothing, type Decision } from '@pishkhan/decider';
import { addRial, rial, subtractRial, type Rial } from '@pishkhan/money';
import type { BillAccountEvent, ReceivePayment } from '../bill-account.messages.ts';
import type { Matched, Payment } from './payment.ts';
import {
  billedAccountMustExist,
  billIdMustBelongToTheAccount,
  paymentIdMustHaveRightCheckDigits,
  paymentMustBePositive,
  paymentMustNotBeInTheFuture,
  paymentMustNotExceedPaymentId,
  receiptMustNotChange,
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

/**
 * A payment id identifies a bill; an old one still identifies the subscription, and the difference is reported (8.7).
 */
export const matchOf = (
  state: BillAccount,
  { paymentId, amount }: Pick<ReceivePayment, 'paymentId' | 'amount'>,
): Matched => {
  const named = state.bills.filter(({ face }) => face.paymentId === paymentId);
  const bill = named.find(({ supersededBy }) => supersededBy === undefined) ?? named.at(-1);
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

export const receivePayment = (state: BillAccount, command: ReceivePayment): Decision<BillAccountEvent> => {
  const refusal =
    billedAccountMustExist(state) ||
    billIdMustBelongToTheAccount(state, command) ||
    paymentIdMustHaveRightCheckDigits(command) ||
    paymentMustBePositive(command) ||
    paymentMustNotExceedPaymentId(command) ||
    paymentMustNotBeInTheFuture(command.paidOn, command.today);
  if (refusal) return refusal;
  const received = state.payments.find(({ receiptNumber }) => receiptNumber === command.receiptNumber);
  if (received) return receiptMustNotChange(received, command) || nothing();
  const { type: _, today: _today, ...payment } = command;
  const { accountId } = state.terms!;
  const matched = matchOf(state, command);
  const settles = settledBy(state, payment.amount, matched);
  const named = [matched.billNumber, matched.inForce, ...settles];
  const alsoReduces = askingForMore(state, payableOf(subtractRial(state.receivable, payment.amount))).filter(
    (billNumber) => !named.includes(billNumber),
  );
  const data: Payment = {
    accountId,
    ...payment,
    matched,
    settles,
    ...(alsoReduces.length > 0 && { alsoReduces }),
    posting: postingOfPayment(accountId, payment.amount),
  };
  return [{ type: 'PaymentReceived', data }];
};
