import { addRial, negateRial, rial, type Rial } from '@pishkhan/money';
import { openBills, type Bill, type BillAccount } from '../../bill-account.state.ts';
import { isSettled } from '../../billing/bill-figures.ts';
import { cappedAt, credited, paidBy, settledBy, settling, type Standings } from '../standing.ts';
import type { MoneyMove } from './money-move.ts';

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

/**
 * Bills as they would stand if these payments had never been received. The faces of later bills stay as issued; what a
 * bill includes of earlier ones is what it included when it was issued.
 */
export const billsWithout = (account: BillAccount, references: ReadonlySet<string>): readonly Bill[] => {
  const billOf = (billNumber: string) => account.bills.find(({ face }) => face.billNumber === billNumber)!;
  return account.moves
    .filter((move) => move.kind !== 'payment' || !references.has(move.reference))
    .reduce<Standings>((standings, move) => moved(standings, move, billOf), { bills: [], receivable: rial(0) }).bills;
};
