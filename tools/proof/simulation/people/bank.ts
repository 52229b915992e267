import type { CivilDate } from '@pishkhan/calendar';

/** Money that the bank received; its rows may pad ids and the number of the receipt with zeros. */
export interface Receipt {
  readonly billId: string;
  readonly paymentId: string;
  readonly amount: number;
  readonly paidOn: CivilDate;
  readonly receiptNumber: string;
}

/** What tells receipts apart. */
export const textOf = ({ billId, amount, paidOn, receiptNumber }: Receipt): string =>
  [receiptNumber, paidOn, amount, billId].join(' ');

/** The records of the bank: each receipt and each file that it has reported. */
export class Bank {
  readonly receipts: Receipt[] = [];
  readonly files: string[] = [];
  private issued = 0;

  /** Sometimes a number that another receipt has: numbers tell payments apart only with day and amount (15.4-45). */
  nextNumber(isRecurring: boolean): string {
    const recurring = isRecurring ? this.receipts.at(-1)?.receiptNumber : undefined;
    return recurring ?? `R-${++this.issued}`;
  }

  /** The same receipt again is no other money. */
  report(receipt: Receipt): Receipt {
    const known = this.receipts.find((each) => textOf(each) === textOf(receipt));
    if (!known) this.receipts.push(receipt);
    return known ?? receipt;
  }
}
