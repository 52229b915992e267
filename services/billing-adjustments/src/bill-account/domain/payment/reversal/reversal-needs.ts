import type { CivilDate } from '@pishkhan/calendar';
import { addRial, type Rial } from '@pishkhan/money';
import type { MoneyRole } from '../../../../pricing/policy/domain/content/money-approval.fields.ts';
import { reversalApprovalsFor } from '../../../../pricing/policy/domain/content/reversal-approval.policy.ts';
import type { PolicyVersionOf } from '../../../../pricing/policy/domain/policy.messages.ts';
import type { BillAccount } from '../../bill-account.state.ts';
import { countedSum, type CountedSum } from '../../correcting/approval/counted.ts';

export type ReversalPolicy = PolicyVersionOf<'reversal-approval'>;

/** The payments that one reversal takes back, on all of its accounts. */
export interface ReturnedMoney {
  readonly payments: readonly { readonly reference: string; readonly amount: Rial }[];
  readonly requestedOn: CivilDate;
}

/** What must be confirmed, and by whom. */
export interface ReversalNeeds {
  readonly approvalsNeeded: readonly MoneyRole[];
  /** The largest sum of its accounts; absent under a policy without a window. */
  readonly sum?: CountedSum;
}

/** What counts on one account beside the reversal; its own payments that are taken back already do not (N3). */
const sumOn = (
  { counted }: Pick<BillAccount, 'counted'>,
  { payments, requestedOn }: ReturnedMoney,
  policy: ReversalPolicy,
): CountedSum | undefined => {
  const own = new Set(payments.map(({ reference }) => reference));
  const amount = addRial(...payments.map((each) => each.amount));
  const approvalsOf = (total: Rial) => reversalApprovalsFor(policy.content, total);
  const others = counted.filter(({ kind, id }) => kind !== 'reversal' || !own.has(id));
  return countedSum(others, { amount, requestedOn }, { ...policy.content, approvalsOf });
};

/**
 * Roles that confirm a reversal: by all its money, as a cheque over several accounts is one amount, and by the account
 * on which most counts beside it (7.5; N3).
 */
export const needsOf = (
  returned: ReturnedMoney,
  accounts: readonly Pick<BillAccount, 'counted'>[],
  policy: ReversalPolicy,
): ReversalNeeds => {
  const [sum] = [...new Set(accounts)]
    .flatMap((account) => sumOn(account, returned, policy) ?? [])
    .toSorted((one, other) => other.total - one.total);
  const total = sum?.total ?? addRial(...returned.payments.map(({ amount }) => amount));
  return { approvalsNeeded: reversalApprovalsFor(policy.content, total), ...(sum && { sum }) };
};
