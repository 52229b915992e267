import { rule } from '@pishkhan/decider';
import type { Rial } from '@pishkhan/money';
import { definePolicy, type ContentOf } from '@pishkhan/published-versions';
import { Type, type Static } from 'typebox';

const schema = Type.Object(
  {
    /** Sum of the absolute differences of the affected bills. */
    measure: Type.Enum(['grossDifference']),
    bands: Type.Array(
      Type.Object(
        {
          /** Rial, inclusive; null is the open end. */
          upTo: Type.Union([Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }), Type.Null()]),
          approvals: Type.Array(Type.Enum(['qualifiedRepresentative', 'headOfSubscriberAffairs']), {
            minItems: 1,
            uniqueItems: true,
          }),
        },
        { additionalProperties: false },
      ),
      { minItems: 1 },
    ),
  },
  { additionalProperties: false },
);

/** Bands of amounts rise and the last is open, so that every correction has approvers (7.5). */
export const approvalBandsMustRise = rule(
  'ApprovalBandsMustRise',
  { fa: 'حد بازه‌ها باید افزایشی باشد و بازه آخر بدون حد', en: 'Bands must rise, and the last must be open' },
  ({ bands }: Static<typeof schema>) => {
    const bounds = bands.map(({ upTo }) => upTo ?? Infinity);
    const rising = bounds.every((bound, place) => bound > (bounds[place - 1] ?? -1)) && bounds.at(-1) === Infinity;
    return !rising && { bounds: bounds.map(String) };
  },
);

/** Who must approve a correction, by its amount (7.5, 15.4-29). */
export const correctionApproval = definePolicy({ schema, rules: approvalBandsMustRise });
export type CorrectionApprovalPolicy = ContentOf<typeof correctionApproval>;
export type ApproverRole = CorrectionApprovalPolicy['bands'][number]['approvals'][number];

/** The measure of a correction: an over-charge and an under-charge do not cancel out (7.5). */
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
