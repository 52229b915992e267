import { accept, nothing, type Decision } from '@pishkhan/decider';
import { addRial, negateRial, type Rial } from '@pishkhan/money';
import { refundApprovalsFor } from '../../../../pricing/policy/domain/content/approval/refund-approval.policy.ts';
import type { BillAccountEvent } from '../../bill-account.messages.ts';
import { billedAccountMustExist } from '../../bill-account.rules.ts';
import type { BillAccount } from '../../bill-account.state.ts';
import { barsOf } from '../../../../pricing/policy/domain/content/approval/separation.fields.ts';
import { countedSum } from '../../correcting/approval/counted.ts';
import { postingOfRefundRequest } from '../../billing/posting.ts';
import type { RequestRefund } from './refund.messages.ts';
import {
  moneyMustBeOfTheOwnCounty,
  refundMustBePositive,
  refundMustNotExceedCredit,
  refundPolicyMustBeInForce,
} from './refund.rules.ts';

export const requestRefund = (state: BillAccount, command: RequestRefund): Decision<BillAccountEvent> => {
  const { refundId, amount, ibanEnding, reason, actor, policy, today } = command;
  if (state.refunds.some((refund) => refund.refundId === refundId)) return nothing();
  const refusal =
    billedAccountMustExist(state) ||
    moneyMustBeOfTheOwnCounty(state.terms!.countyOffice, actor) ||
    refundMustBePositive(amount) ||
    refundPolicyMustBeInForce(policy) ||
    refundMustNotExceedCredit(state, amount);
  if (refusal) return refusal;
  const { accountId, countyOffice } = state.terms!;
  const before = negateRial(state.receivable);
  const approvalsOf = (total: Rial) => refundApprovalsFor(policy!.content, total);
  const sum = countedSum(state.counted, { amount, requestedOn: today }, { ...policy!.content, approvalsOf });
  const bars = barsOf(policy!.content);
  return accept<BillAccountEvent>({
    type: 'RefundRequested',
    data: {
      accountId,
      refundId,
      amount,
      countyOffice,
      ibanEnding,
      reason,
      requestedBy: actor.by,
      requestedOn: today,
      credit: { before, after: addRial(before, negateRial(amount)) },
      approvalsNeeded: approvalsOf(sum?.total ?? amount),
      policy: policy!.version,
      ...(sum && { sum }),
      ...(bars.length > 0 && { bars }),
      posting: postingOfRefundRequest(accountId, amount),
    },
  });
};
