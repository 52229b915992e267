import { addRial, rial, subtractRial, type Rial } from '@pishkhan/money';
import { leftOf, openBills, type Bill, type BillAccount } from '../bill-account.state.ts';
import { isSettled, payableOf } from '../billing/bill-figures.ts';
import type { Matched } from './payment.ts';

/** Payments and open amount of a bill after an event that gave money back or took it. */
export interface BillStanding {
  readonly billNumber: string;
  /** Paid by its own payment id, without reversed payments. */
  readonly paid: Rial;
  readonly leftToPay: Rial;
  readonly settled: boolean;
}

/** The part of an account that payments change. */
export type Standings = Pick<BillAccount, 'bills' | 'receivable'>;

export const settling = (bills: readonly Bill[], settles: readonly string[]): readonly Bill[] =>
  bills.map((bill) => (settles.includes(bill.face.billNumber) ? { ...bill, settled: true } : bill));

/** No bill asks for more than the balance (F17). */
export const cappedAt = (bills: readonly Bill[], balance: Rial): readonly Bill[] =>
  bills.map((bill) =>
    bill.left > payableOf(balance) && bill.supersededBy === undefined ? { ...bill, left: payableOf(balance) } : bill,
  );

/** Bills after a payment: the one in force asks for less by its amount, and none for more than the balance. */
export const paidBy = (
  bills: readonly Bill[],
  { amount, matched }: { readonly amount: Rial; readonly matched: Matched },
  balance: Rial,
  settles: readonly string[],
): readonly Bill[] => {
  const paid = bills.map((bill) => {
    const { billNumber } = bill.face;
    return {
      ...bill,
      paid: billNumber === matched.billNumber ? addRial(bill.paid, amount) : bill.paid,
      left: billNumber === (matched.inForce ?? matched.billNumber) ? rial(Math.max(bill.left - amount, 0)) : bill.left,
    };
  });
  return settling(cappedAt(paid, balance), settles);
};

/** After a credit: bills ask for no more than the balance, and are settled when no amount is payable (15.4-15). */
export const credited = ({ bills, receivable }: Standings): Standings => ({
  receivable,
  bills: cappedAt(bills, receivable).map((bill) =>
    isSettled(receivable) && bill.supersededBy === undefined ? { ...bill, settled: true } : bill,
  ),
});

const standingOf = ({ face, paid, left, settled, supersededBy }: Bill): BillStanding => ({
  billNumber: face.billNumber,
  paid,
  leftToPay: settled || supersededBy !== undefined ? rial(0) : left,
  settled,
});

/** The standing of each bill that differs. */
export const changedStandings = (before: readonly Bill[], after: readonly Bill[]): readonly BillStanding[] =>
  after.map(standingOf).filter((standing, place) => {
    const earlier = standingOf(before[place]!);
    return (
      earlier.paid !== standing.paid || earlier.leftToPay !== standing.leftToPay || earlier.settled !== standing.settled
    );
  });

/** Bills as an event says that they stand. */
export const withStandings = (bills: readonly Bill[], standings: readonly BillStanding[]): readonly Bill[] =>
  bills.map((bill) => {
    const standing = standings.find(({ billNumber }) => billNumber === bill.face.billNumber);
    return standing ? { ...bill, paid: standing.paid, left: standing.leftToPay, settled: standing.settled } : bill;
  });

/**
 * A bill is settled when what is left of it is paid, and all bills when no amount is payable (15.4-15). With it, the
 * earlier bills are settled whose amount it includes: a bill that was settled at its issue and is open again is not.
 */
export const settledBy = (state: Standings, amount: Rial, matched: Matched): readonly string[] => {
  const open = openBills(state);
  if (isSettled(subtractRial(state.receivable, amount))) return open.map(({ face }) => face.billNumber);
  const paid = open.find(({ face }) => face.billNumber === (matched.inForce ?? matched.billNumber));
  if (!paid || amount < leftOf(paid)) return [];
  const isIncluded = (bill: Bill): boolean => {
    const included = paid.includes[bill.face.billNumber];
    return included !== undefined && leftOf(bill) <= included;
  };
  return open.filter((bill) => bill === paid || isIncluded(bill)).map(({ face }) => face.billNumber);
};
