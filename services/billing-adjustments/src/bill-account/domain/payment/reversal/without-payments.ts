import { addRial, negateRial, rial, type Rial } from '@pishkhan/money';
import { openBills, type Bill, type BillAccount, type RecordedPayment } from '../../bill-account.state.ts';
import { isSettled } from '../../billing/bill-figures.ts';
import { cappedAt, credited, paidBy, settledBy, settling, type Standings } from '../standing.ts';
import type { MoneyMove } from './money-move.ts';

type PaymentMove = Extract<MoneyMove, { kind: 'payment' }>;

const issued = (bill: Bill, isSettledAtIssue: boolean): Bill => {
  const { supersededBy: _, ...asIssued } = bill;
  return { ...asIssued, paid: rial(0), left: bill.face.payable, settled: isSettledAtIssue };
};

const corrected = (
  { bills, receivable }: Standings,
  { change, asked, replaces, by }: Extract<MoneyMove, { kind: 'correction' }>,
): Standings => {
  const balance = addRial(receivable, asked);
  const settles = isSettled(balance) ? openBills({ bills }).map(({ face }) => face.billNumber) : [];
  const capped = settling(
    cappedAt(bills, balance),
    settles.filter((number) => number !== replaces),
  );
  return {
    bills: capped.map((bill) =>
      by !== undefined && bill.face.billNumber === replaces ? { ...bill, supersededBy: by } : bill,
    ),
    receivable: addRial(receivable, change),
  };
};

/** One move, with what it settles decided again. */
const moved = (standings: Standings, move: MoneyMove, billOf: (billNumber: string) => Bill): Standings => {
  const { bills, receivable } = standings;
  switch (move.kind) {
    case 'bill':
      return {
        bills: [...bills, issued(billOf(move.billNumber), move.isSettled)],
        receivable: addRial(receivable, move.change),
      };
    case 'payment': {
      const { amount, matched } = move;
      const balance: Rial = addRial(receivable, negateRial(amount));
      return { bills: paidBy(bills, move, balance, settledBy(standings, amount, matched)), receivable: balance };
    }
    case 'correction':
      return corrected(standings, move);
    case 'credit':
      return credited({ bills, receivable: addRial(receivable, move.change) });
    case 'other':
      return { bills, receivable: addRial(receivable, move.change) };
  }
};

/** No bill asks for money: a further payment changes what was paid and the balance, and nothing else. */
const isQuiet = ({ bills }: Standings): boolean =>
  bills.every(({ supersededBy, settled, left }) => supersededBy !== undefined || (settled && left === 0));

/** Payments that arrived while no bill asked for money, added up: thousands of them are one step (8.7). */
const withCredits = (standings: Standings, payments: readonly PaymentMove[]): Standings => {
  if (payments.length === 0) return standings;
  const paid = new Map<string | undefined, number>();
  let sum = 0;
  for (const { amount, matched } of payments) {
    sum += amount;
    paid.set(matched.billNumber, (paid.get(matched.billNumber) ?? 0) + amount);
  }
  return {
    bills: standings.bills.map((bill) => ({
      ...bill,
      paid: addRial(bill.paid, rial(paid.get(bill.face.billNumber) ?? 0)),
    })),
    receivable: rial(standings.receivable - sum),
  };
};

/**
 * Bills as they would stand if these payments had never been received. The faces of later bills stay as issued; what a
 * bill includes of earlier ones is what it included when it was issued.
 */
export const billsWithout = (
  account: BillAccount,
  isLeftOut: (payment: RecordedPayment) => boolean,
): readonly Bill[] => {
  const billOf = (billNumber: string) => account.bills.find(({ face }) => face.billNumber === billNumber)!;
  let standings: Standings = { bills: [], receivable: rial(0) };
  let quiet = isQuiet(standings);
  let credits: PaymentMove[] = [];
  // Each payment has one move, in the same order.
  let place = 0;
  for (const move of account.moves) {
    const isPayment = move.kind === 'payment';
    if (isPayment && isLeftOut(account.payments[place++]!)) continue;
    if (isPayment && quiet) {
      credits.push(move);
      continue;
    }
    standings = moved(withCredits(standings, credits), move, billOf);
    quiet = isQuiet(standings);
    credits = [];
  }
  return withCredits(standings, credits).bills;
};
