import type { BillAccount } from '../bill-account.state.ts';
import type { Reading } from '../billing/bill.ts';

/** The account without the meter in place; its register stays known, for the periods with its readings. */
export const withoutMeter = (state: BillAccount): BillAccount => {
  const { meter, formerMeters = [], ...rest } = state;
  const others = formerMeters.filter(({ meterId }) => meterId !== meter?.meterId);
  return { ...rest, formerMeters: meter ? [...others, meter] : others };
};

/** The account without a change that waited. */
export const withoutChange = ({ keptChanges, ...state }: BillAccount, removal: Reading): BillAccount => {
  const left = keptChanges?.filter((change) => change.removal.readingId !== removal.readingId) ?? [];
  return { ...state, ...(left.length > 0 && { keptChanges: left }) };
};
