import { rial, type Rial } from '@pishkhan/money';
import type { PolicyVersion } from '@pishkhan/published-versions';
import type { BillingPolicy } from '../../../../pricing/policy/domain/content/billing.policy.ts';
import {
  type ApproverRole,
  approvalsOfSum,
  measureOf,
  type CorrectionApprovalPolicy,
} from '../../../../pricing/policy/domain/content/approval/correction-approval.policy.ts';
import { barsOf } from '../../../../pricing/policy/domain/content/approval/separation.fields.ts';
import { estimateCorrectionOn } from '../../billing/estimate-correction.ts';
import { reversedEntryOf } from '../cause/item/misc-item.ts';
import { judgementOf } from '../cause/plausibility.ts';
import {
  BILLING_ITSELF,
  isOfBillingItself,
  type CorrectionBasis,
  type CorrectionRequest,
  type Proposal,
  type RatedBill,
} from '../proposal.ts';
import { countedSum, sumWarning, type CountedSum } from './counted.ts';

export interface Measured {
  readonly rated: readonly RatedBill[];
  readonly readings: Proposal['readings'];
  readonly contractorEntry?: Proposal['contractorEntry'];
  readonly policies: {
    readonly billing: PolicyVersion<BillingPolicy>;
    readonly approval: PolicyVersion<CorrectionApprovalPolicy>;
  };
}

type Approval = Pick<Proposal, 'approvalsNeeded' | 'policies' | 'sum' | 'bars'>;

/**
 * The differences of the bills and the Card 74 item that the correction reverses; the refund of the fee counts in a
 * sum.
 */
const ownAmount = (request: CorrectionRequest, { account }: CorrectionBasis, measured: Measured): Rial => {
  const { rated, contractorEntry, policies } = measured;
  const { content } = policies.approval;
  const reversed = reversedEntryOf(request, account);
  const fee = content.countedDays === undefined ? undefined : contractorEntry;
  return measureOf(content, [
    ...rated.map(({ difference }) => difference),
    ...(reversed ? [reversed.amount] : []),
    ...(fee ? [fee.amount] : []),
  ]);
};

const sumOf = (request: CorrectionRequest, basis: CorrectionBasis, measured: Measured): CountedSum | undefined =>
  countedSum(
    basis.account.counted,
    {
      amount: ownAmount(request, basis, measured),
      requestedOn: request.requestedOn as CorrectionBasis['today'],
      readings: measured.readings.filter(({ because }) => because !== 'derivedAnew').map(({ readingId }) => readingId),
    },
    {
      ...measured.policies.approval.content,
      approvalsOf: (sum) => approvalsOfSum(measured.policies.approval.content, sum),
    },
  );

/** Corrections that the policy posted without a person add up as well, before another one is (15.4-32; N3). */
const postedByPolicy = ({ account: { counted } }: CorrectionBasis, sum: CountedSum | undefined): Rial => {
  const byPolicy = new Set(counted.filter((each) => each.byPolicy).map(({ id }) => id));
  const items = sum?.items.filter(({ id }) => byPolicy.has(id)) ?? [];
  return rial(items.reduce((total, { amount }) => total + amount, 0));
};

/**
 * Roles by the amount, together with what counts beside it (7.5; N3); the head, if no case asked and so no office is
 * concerned; a reading below an estimate needs the head above the amount of its policy (15.4-32), and always if a
 * person requested it again.
 */
const byPolicyNow = (request: CorrectionRequest, basis: CorrectionBasis, measured: Measured): Approval => {
  const { billing, approval } = measured.policies;
  const judgement = judgementOf(request, basis)?.version;
  const sum = sumOf(request, basis, measured);
  const own = ownAmount(request, basis, measured);
  const bars = barsOf(approval.content);
  const more = { ...(sum && { sum }), ...(bars.length > 0 && { bars }) };
  const policies = {
    billing: billing.version,
    approval: approval.version,
    ...(judgement !== undefined && { judgement }),
  };
  if (request.cause.kind !== 'estimateOverruled') {
    const approvalsNeeded = isOfBillingItself(request)
      ? (['headOfSubscriberAffairs'] as const)
      : approvalsOfSum(approval.content, sum?.total ?? own);
    return { approvalsNeeded, policies, ...more };
  }
  const { content, version } = estimateCorrectionOn(basis.estimates, basis.today);
  const isSmall = request.proposedBy === BILLING_ITSELF && own + postedByPolicy(basis, sum) <= content.postedAtOnceUpTo;
  return {
    approvalsNeeded: isSmall ? [] : ['headOfSubscriberAffairs'],
    policies: { ...policies, ...(version !== undefined && { estimates: version }) },
    ...more,
  };
};

const order: readonly ApproverRole[] = ['qualifiedRepresentative', 'headOfSubscriberAffairs'];

/** What a proposal requires of its approvers. */
export const requirementsOf = ({ approvalsNeeded, bars = [] }: Approval): NonNullable<CorrectionRequest['keeps']> => ({
  approvalsNeeded,
  bars,
});

/**
 * A correction that waits keeps the stricter of the policy at its proposals and the policy now: whatever is published
 * in between, it loses neither an approver nor a bar (7.5; N2).
 */
export const approvalOf = (request: CorrectionRequest, basis: CorrectionBasis, measured: Measured): Approval => {
  const now = byPolicyNow(request, basis, measured);
  const { keeps } = request;
  if (keeps === undefined) return now;
  const needed = new Set([...now.approvalsNeeded, ...keeps.approvalsNeeded]);
  const bars = [...new Set([...(now.bars ?? []), ...keeps.bars])];
  return {
    ...now,
    approvalsNeeded: order.filter((role) => needed.has(role)),
    ...(bars.length > 0 && { bars }),
  };
};

/** The band is higher than that of the own amount: approvers see the sum and what it counts (N3). */
export const sumWarnings = ({ sum, approvalsNeeded }: Approval): readonly Proposal['warnings'][number][] =>
  sum?.raisesBand && approvalsNeeded.length > 1 ? [sumWarning(sum)] : [];
