import { addRial, negateRial, type Rial } from '@pishkhan/money';
import type { Charges } from '../../../pricing/rating/domain/rating.lines.ts';

/** One side of a posting: debits are positive, credits negative. */
export interface Entry {
  readonly ledgerAccount: string;
  readonly amount: Rial;
  /** Bill with reversed or entered charges. */
  readonly billNumber?: string;
}

/** Double entry: the entries sum to zero. */
export interface Posting {
  readonly entries: readonly Entry[];
}

export const receivable = (accountId: string): string => `receivable:${accountId}`;

const creditsOf = ({ gasPrice, standingCharge, levy, vat }: Charges): readonly Entry[] => [
  { ledgerAccount: 'revenue:gasPrice', amount: negateRial(gasPrice) },
  { ledgerAccount: 'revenue:standingCharge', amount: negateRial(standingCharge) },
  { ledgerAccount: 'payable:levy', amount: negateRial(levy) },
  { ledgerAccount: 'payable:vat', amount: negateRial(vat) },
];

const without = (entries: readonly Entry[]): readonly Entry[] => entries.filter(({ amount }) => amount !== 0);

/** The subscriber owes the charges; the company owes levy and VAT to others (11.6). */
export const postingOfCharges = (accountId: string, charges: Charges): Posting => ({
  entries: without([{ ledgerAccount: receivable(accountId), amount: charges.total }, ...creditsOf(charges)]),
});

/** The current charges are reversed, and the right ones entered: the ledger has the difference per line (11.8-3). */
export const postingOfCorrection = (
  accountId: string,
  bills: readonly { billNumber: string; before: Charges; after: Charges }[],
): Posting => ({
  entries: bills.flatMap(({ billNumber, before, after }) => [
    ...postingOfCharges(accountId, before).entries.map((entry) => ({
      ...entry,
      amount: negateRial(entry.amount),
      billNumber,
    })),
    ...postingOfCharges(accountId, after).entries.map((entry) => ({ ...entry, billNumber })),
  ]),
});

/** Money whose account is not identified yet. */
const UNIDENTIFIED = 'clearing:unidentified-payments';

/** Received money without an account; it leaves this clearing account when it is assigned or returned (8.7). */
export const postingOfUnidentified = (amount: Rial): Posting => ({
  entries: [
    { ledgerAccount: 'cash', amount },
    { ledgerAccount: UNIDENTIFIED, amount: negateRial(amount) },
  ],
});
export const postingOfReturn = (amount: Rial): Posting => ({
  entries: [
    { ledgerAccount: UNIDENTIFIED, amount },
    { ledgerAccount: 'cash', amount: negateRial(amount) },
  ],
});

/** A payment of an account, from the channel or from the clearing account of unidentified payments. */
export const postingOfPayment = (accountId: string, amount: Rial, wasUnidentified = false): Posting => ({
  entries: [
    { ledgerAccount: wasUnidentified ? UNIDENTIFIED : 'cash', amount },
    { ledgerAccount: receivable(accountId), amount: negateRial(amount) },
  ],
});

/** The exact opposite of the payment's posting (15.4-47). */
export const postingOfReversal = (accountId: string, amount: Rial): Posting => ({
  entries: [
    { ledgerAccount: receivable(accountId), amount },
    { ledgerAccount: 'cash', amount: negateRial(amount) },
  ],
});

/** A credit becomes a debt of the company to the subscriber's bank, until it is paid (9.5). */
const REFUNDS = 'payable:refunds';
export const postingOfRefundRequest = (accountId: string, amount: Rial): Posting => ({
  entries: [
    { ledgerAccount: receivable(accountId), amount },
    { ledgerAccount: REFUNDS, amount: negateRial(amount) },
  ],
});
export const postingOfRefundDecline = (accountId: string, amount: Rial): Posting => ({
  entries: [
    { ledgerAccount: REFUNDS, amount },
    { ledgerAccount: receivable(accountId), amount: negateRial(amount) },
  ],
});
export const postingOfRefundPayout = (amount: Rial): Posting => ({
  entries: [
    { ledgerAccount: REFUNDS, amount },
    { ledgerAccount: 'cash', amount: negateRial(amount) },
  ],
});

/** The subscriber's side of a linked Card 74 pair; the contractor's side balances the clearing (A3-5). */
export const postingOfMiscCredit = (accountId: string, amount: Rial): Posting => ({
  entries: [
    { ledgerAccount: 'clearing:card-74', amount },
    { ledgerAccount: receivable(accountId), amount: negateRial(amount) },
  ],
});

/** A cost of the company, such as a test (A1-11, B6-5). */
export const postingOfCharge = (accountId: string, amount: Rial): Posting => ({
  entries: [
    { ledgerAccount: receivable(accountId), amount },
    { ledgerAccount: 'revenue:card-74', amount: negateRial(amount) },
  ],
});

/** The exact opposite of the item: of a pair, or of a charge with its negative amount (15.4-39). */
export const postingOfMiscReversal = (
  accountId: string,
  { contractorId, amount }: { readonly contractorId?: string; readonly amount: Rial },
): Posting =>
  contractorId === undefined ? postingOfCharge(accountId, amount) : postingOfMiscCredit(accountId, negateRial(amount));

/** Change of the account's receivable by a posting. */
export const receivableOf = ({ entries }: Posting): Rial =>
  addRial(
    ...entries.filter(({ ledgerAccount }) => ledgerAccount.startsWith('receivable:')).map(({ amount }) => amount),
  );
