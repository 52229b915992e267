import { rule } from '@pishkhan/decider';
import { choice, optional, type ValuesOf } from '@pishkhan/fields';
import type { Rial } from '@pishkhan/money';
import { definePolicy, type ContentOf } from '@pishkhan/published-versions';
import { approvalBands, approvalsUpTo, areRising, boundsOf } from './approval-bands.ts';
import { separationFields } from './separation.fields.ts';

const fields = {
  /** Sum of the absolute differences of the affected bills. */
  measure: choice({ fa: 'معیار', en: 'measure' }, ['grossDifference'], {
    titles: { grossDifference: { fa: 'جمع قدر مطلق تفاوت‌ها', en: 'gross difference' } },
  }),
  /** Who signs where the office has nobody left; absent in earlier versions, and means the head (15.4-35). */
  nobodyLeft: optional(
    choice(
      { fa: 'اگر در دفتر کسی برای تأیید نمانده باشد', en: 'if the office has nobody left to approve' },
      ['head', 'standIn'],
      {
        titles: {
          head: {
            fa: 'رئیس امور مشترکین به جای نماینده تأیید می‌کند',
            en: 'the head signs in the place of the representative',
          },
          standIn: {
            fa: 'نماینده دفتر دیگری که رئیس تعیین می‌کند',
            en: 'a representative of another office, named by the head',
          },
        },
      },
    ),
  ),
  /**
   * Where no office of the county has anybody left: a representative of another county, named by the head with a
   * reason, or nobody until another person is certified. Absent in earlier versions, and means another county, because
   * no office is without a way (15.4-35).
   */
  nobodyInCounty: optional(
    choice(
      {
        fa: 'اگر در همه دفترهای شهرستان کسی برای تأیید نمانده باشد',
        en: 'if no office of the county has anybody left',
      },
      ['anotherCounty', 'wait'],
      {
        titles: {
          anotherCounty: {
            fa: 'نماینده دفتری در شهرستان دیگر که رئیس تعیین می‌کند',
            en: 'a representative of another county, named by the head',
          },
          wait: {
            fa: 'تعدیل می‌ماند تا برای همین شهرستان گواهی تازه‌ای صادر شود',
            en: 'the correction waits until somebody of the county is certified',
          },
        },
      },
    ),
  ),
  ...separationFields,
  bands: approvalBands(['qualifiedRepresentative', 'headOfSubscriberAffairs']),
};

/** Bands of amounts rise and the last is open, so that every correction has approvers (7.5). */
export const approvalBandsMustRise = rule(
  'ApprovalBandsMustRise',
  { fa: 'حد بازه‌ها باید افزایشی باشد و بازه آخر بدون حد', en: 'Bands must rise, and the last must be open' },
  ({ bands }: ValuesOf<typeof fields>) => !areRising(boundsOf(bands)) && { bounds: boundsOf(bands).map(String) },
);

/** Who must approve a correction, by its amount (7.5, 15.4-29). */
export const correctionApproval = definePolicy({
  title: { fa: 'تأیید تعدیل قبض', en: 'Approval of corrections' },
  fields,
  rules: approvalBandsMustRise,
});
export type CorrectionApprovalPolicy = ContentOf<typeof correctionApproval>;
export type ApproverRole = CorrectionApprovalPolicy['bands'][number]['approvals'][number];

/** The measure of a correction: an over-charge and an under-charge do not cancel out (7.5). */
export const measureOf = ({ measure }: CorrectionApprovalPolicy, differences: readonly Rial[]): Rial => {
  switch (measure) {
    case 'grossDifference':
      return differences.reduce((sum, difference) => sum + Math.abs(difference), 0) as Rial;
  }
};

/** Roles that must approve this sum, in the order of the policy (7.5; N3). */
export const approvalsOfSum = ({ bands }: CorrectionApprovalPolicy, sum: Rial): readonly ApproverRole[] =>
  approvalsUpTo(bands, sum);

/** Roles that must approve a correction with these differences per bill, in the order of the policy (7.5). */
export const approvalsFor = (policy: CorrectionApprovalPolicy, differences: readonly Rial[]): readonly ApproverRole[] =>
  approvalsOfSum(policy, measureOf(policy, differences));

/** Whether the head signs in the place of the representative where nobody of the office is left (15.4-35). */
export const headStandsIn = ({ nobodyLeft = 'head' }: CorrectionApprovalPolicy): boolean => nobodyLeft === 'head';

/** Whether a representative of another county may be named where the county has nobody left (15.4-35). */
export const anotherCountyStandsIn = ({ nobodyInCounty = 'anotherCounty' }: CorrectionApprovalPolicy): boolean =>
  nobodyInCounty === 'anotherCounty';
