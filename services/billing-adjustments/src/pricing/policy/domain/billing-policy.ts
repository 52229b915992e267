import { addDays, type CivilDate } from '@pishkhan/calendar';
import type { Rial } from '@pishkhan/money';
import type { BillingPolicy, CorrectionApprovalPolicy } from './policy.content.ts';

export interface BillDates {
  readonly issuedOn: CivilDate;
  /** Last day to pay and to object (B3-1, B3-5). */
  readonly paymentDeadline: CivilDate;
}

/** When a bill for a closing reading is issued and until when it can be paid (15.2-11). */
export const billDatesOf = ({ issueDelayDays, paymentPeriodDays }: BillingPolicy, readOn: CivilDate): BillDates => {
  const issuedOn = addDays(readOn, issueDelayDays);
  return { issuedOn, paymentDeadline: addDays(issuedOn, paymentPeriodDays) };
};

export type ApproverRole = CorrectionApprovalPolicy['bands'][number]['approvals'][number];

/** What a correction is measured by: an over-charge and an under-charge do not cancel out (7.5). */
export const measureOf = ({ measure }: CorrectionApprovalPolicy, differences: readonly Rial[]): Rial => {
  switch (measure) {
    case 'grossDifference':
      return differences.reduce((sum, difference) => sum + Math.abs(difference), 0) as Rial;
  }
};

/** Roles that must approve a correction with these differences per bill, in the order of the policy (7.5). */
export const approvalsFor = (
  policy: CorrectionApprovalPolicy,
  differences: readonly Rial[],
): readonly ApproverRole[] => {
  const amount = measureOf(policy, differences);
  return policy.bands.find(({ upTo }) => upTo === null || amount <= upTo)!.approvals;
};
