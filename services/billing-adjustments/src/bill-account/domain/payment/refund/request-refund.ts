import { accept, nothing, type Decision } from '@pishkhan/decider';
import { addRial, negateRial, type Rial } from '@pishkhan/money';
import { refundApprovalsFor } from '../../../../pricing/policy/domain/content/refund-approval.policy.ts';
import type { BillAccountEvent } from '../../bill-account.messages.ts';
import { signerMustNotBenefit } from '../duties.rules.ts';
import { billedAccountMustExist } from '../../bill-account.rules.ts';
import type { BillAccount } from '../../bill-account.state.ts';
import { barsOf } from '../../../../pricing/policy/domain/content/separation.fields.ts';
import { countedSum } from '../../correcting/approval/counted.ts';
import { postingOfRefundRequest } from '../../billing/posting.ts';
import type { ApproveRefund, RequestRefund } from './refund.messages.ts';
import {
  moneyMustBeOfTheOwnCounty,
  refundApproverMustHoldTheRole,
  refundApproverMustNotBeRequester,
  refundMustAwaitApproval,
  refundMustBePositive,
  refundMustExist,
  refundMustNotExceedCredit,
  refundPolicyMustBeInForce,
} from './refund.rules.ts';
import { refundRolesLeft, type Refund } from './refund.ts';

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

/** A refund that waits keeps the stricter of the policy at its request and the policy now (7.5; N2). */
const withStricterPolicy = (refund: Refund, policy: ApproveRefund['policy']): Refund => {
  const now = policy ? refundApprovalsFor(policy.content, refund.counts) : [];
  const added = now.filter((role) => !refund.approvalsNeeded.includes(role));
  return added.length === 0 ? refund : { ...refund, approvalsNeeded: [...refund.approvalsNeeded, ...added] };
};

/** Approving twice is one approval; another person who comes too late learns that it is decided (7.5). */
export const approveRefund = (
  state: BillAccount,
  { refundId, actor, beneficiaries = [], policy, today }: ApproveRefund,
): Decision<BillAccountEvent> => {
  const requested = state.refunds.find((each) => each.refundId === refundId);
  const missing = refundMustExist(requested, refundId) || moneyMustBeOfTheOwnCounty(state.terms!.countyOffice, actor);
  if (missing) return missing;
  const refund = withStricterPolicy(requested!, policy);
  if (refund.approvals.some(({ by }) => by === actor.by)) return nothing();
  const refusal =
    refundMustAwaitApproval(refund) ||
    refundApproverMustNotBeRequester(refund, actor) ||
    signerMustNotBenefit(actor.by, { bars: refund.bars ?? [], beneficiaries }) ||
    refundApproverMustHoldTheRole(refund, actor);
  if (refusal) return refusal;
  const left = refundRolesLeft(refund);
  const role = left.find((needed) => actor.roles.includes(needed))!;
  return accept<BillAccountEvent>({
    type: 'RefundApproved',
    data: {
      accountId: state.terms!.accountId,
      refundId,
      amount: refund.amount,
      by: actor.by,
      role,
      office: actor.office,
      on: today,
      isLast: left.length === 1,
      ...(refund.approvalsNeeded !== requested!.approvalsNeeded && { approvalsNeeded: refund.approvalsNeeded }),
    },
  });
};
