import type { CivilDate } from '@pishkhan/calendar';
import { addRial, type Rial } from '@pishkhan/money';
import type { MoneyRole } from '../../../../pricing/policy/domain/content/approval/money-approval.fields.ts';
import { reversalApprovalsFor } from '../../../../pricing/policy/domain/content/approval/reversal-approval.policy.ts';
import type { PolicyVersionOf } from '../../../../pricing/policy/domain/policy.messages.ts';
import type { BillAccount } from '../../bill-account.state.ts';
import { countedSum, type CountedSum } from '../../correcting/approval/counted.ts';

export type ReversalPolicy = PolicyVersionOf<'reversal-approval'>;

/** The other payments of the receipt of a reversal, whether received or taken back (15.4-45, 15.4-47). */
export interface SameReceipt {
  readonly receiptNumber: string;
  /** Of all of them, on any account. */
  readonly amount: Rial;
  /** Those on the accounts of the reversal, which the account does not count again. */
  readonly references: readonly string[];
}

/** The payments that one reversal takes back, on all of its accounts. */
export interface ReturnedMoney {
  readonly payments: readonly { readonly reference: string; readonly amount: Rial }[];
  readonly requestedOn: CivilDate;
  /** Absent if there are none, and for requests of earlier releases, which counted their own payments only. */
  readonly sameReceipt?: SameReceipt | undefined;
}

/** What must be confirmed, and by whom. */
export interface ReversalNeeds {
  readonly approvalsNeeded: readonly MoneyRole[];
  /** The largest sum of its accounts; absent under a policy without a window. */
  readonly sum?: CountedSum;
}

/** The sum with the other payments of the receipt: part of a cheque has the band of the whole cheque (N3). */
const withReceipt = (sum: CountedSum, { requestedOn, sameReceipt }: ReturnedMoney, policy: ReversalPolicy) => {
  if (!sameReceipt) return sum;
  const { receiptNumber: id, amount } = sameReceipt;
  const total = addRial(sum.total, amount);
  const approvalsOf = (each: Rial) => reversalApprovalsFor(policy.content, each).length;
  const item = { kind: 'reversal', id, amount, on: requestedOn, because: 'sameReceipt' } as const;
  return { ...sum, total, raisesBand: approvalsOf(total) > approvalsOf(sum.own), items: [...sum.items, item] };
};

/** What counts on one account beside the reversal; payments of its receipt that are taken back do not again (N3). */
const sumOn = (
  { counted }: Pick<BillAccount, 'counted'>,
  returned: ReturnedMoney,
  policy: ReversalPolicy,
): CountedSum | undefined => {
  const { payments, requestedOn, sameReceipt } = returned;
  const own = new Set([...payments.map(({ reference }) => reference), ...(sameReceipt?.references ?? [])]);
  const amount = addRial(...payments.map((each) => each.amount));
  const approvalsOf = (total: Rial) => reversalApprovalsFor(policy.content, total);
  const others = counted.filter(({ kind, id }) => kind !== 'reversal' || !own.has(id));
  const sum = countedSum(others, { amount, requestedOn }, { ...policy.content, approvalsOf });
  return sum && withReceipt(sum, returned, policy);
};

/**
 * Roles that confirm a reversal: by all money of its receipt, as a cheque over several accounts is one amount whether
 * it is taken back as a whole or payment by payment, and by the account on which most counts beside it (7.5; N3).
 */
export const needsOf = (
  returned: ReturnedMoney,
  accounts: readonly Pick<BillAccount, 'counted'>[],
  policy: ReversalPolicy,
): ReversalNeeds => {
  const [sum] = [...new Set(accounts)]
    .flatMap((account) => sumOn(account, returned, policy) ?? [])
    .toSorted((one, other) => other.total - one.total);
  const amounts = returned.payments.map(({ amount }) => amount);
  const total = sum?.total ?? addRial(...amounts, ...(returned.sameReceipt ? [returned.sameReceipt.amount] : []));
  return { approvalsNeeded: reversalApprovalsFor(policy.content, total), ...(sum && { sum }) };
};
