import { rial as rialOf } from '@pishkhan/money';
import { orNull, rial, text, trusted, whole } from '@pishkhan/views';
import { Type } from 'typebox';

/** Entries of one contract; null if their contract is not known. */
export interface SumOfContract {
  readonly _id: string | null;
  readonly amount: number;
  readonly entries: number;
}

export const contractOfStatement = Type.Object(
  {
    contractId: orNull(text('contract by which it was read; null of entries of earlier releases')),
    amount: rial('debited, less what was reversed'),
    entries: whole('lines'),
  },
  { $id: 'ContractOfStatement' },
);

/** How lines without a contract are asked for. */
const UNKNOWN = 'unknown';

/** The filter of the lines of a contract (A3-5). */
export const ofContract = (contractId: string) => (contractId === UNKNOWN ? trusted({ $exists: false }) : contractId);

/** The statement by contract, the largest sum first (A3-5). */
export const contractsOf = (sums: readonly SumOfContract[]) =>
  sums
    .map(({ _id: contractId, amount, entries }) => ({ contractId, amount: rialOf(amount), entries }))
    .toSorted((one, other) => other.amount - one.amount || other.entries - one.entries);
