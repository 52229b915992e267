import { leftOf, type Bill, type BillAccount } from '../bill-account/domain/bill-account.state.ts';
import { statusOf } from '../bill-account/views/bills-of-account.view.ts';

/** How a bill is: its state, what was paid, what is left, and what replaced what. */
export const standingOf = (bill: Bill, { bills }: Pick<BillAccount, 'bills'>) => {
  const { face, settled, paid, supersededBy, correctedBy } = bill;
  const replaced = bills.find((other) => other.supersededBy === face.billNumber);
  return {
    billId: face.billId,
    status: statusOf({ supersededBy, corrections: correctedBy, settled }),
    settled,
    paid,
    leftToPay: leftOf(bill),
    ...(supersededBy !== undefined && { supersededBy }),
    ...(replaced && { replaces: replaced.face.billNumber }),
  };
};
