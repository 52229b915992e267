import { Type, type Static, type TSchema } from 'typebox';

/** How bills are dated, numbered and settled (15.2 gaps 11 and 13; 15.4-20). */
const billing = Type.Object(
  {
    /** Days from the closing reading to the day of issue. */
    issueDelayDays: Type.Integer({ minimum: 0, maximum: 60 }),
    /** Days from the day of issue to the payment deadline. */
    paymentPeriodDays: Type.Integer({ minimum: 1, maximum: 365 }),
    /** Company code inside the bill id (8.1). */
    companyCode: Type.String({ pattern: '^\\d{3}$' }),
    /**
     * Added to the period number inside the payment id of a corrective bill, so that it differs from the bill it
     * replaces.
     */
    correctivePeriodOffset: Type.Integer({ minimum: 1, maximum: 99 }),
    /**
     * Whether an unpaid bill inside its deadline is replaced, or the source is taken by its word (A6-3 against 11.8-5).
     */
    settlementOfCorrections: Type.Enum(['replaceUnpaidInsideDeadline', 'nextBill']),
  },
  { additionalProperties: false },
);

/** Who must approve a correction, by its amount (7.5, 15.4-29). */
const correctionApproval = Type.Object(
  {
    /** Sum of the absolute differences of the bills that the correction touches. */
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

/** The policies of this service by name, each with the shape of its content. */
export const policySchemas = { billing, 'correction-approval': correctionApproval } as const satisfies Record<
  string,
  TSchema
>;

export type PolicyName = keyof typeof policySchemas;
export type PolicyContents = { [Name in PolicyName]: Static<(typeof policySchemas)[Name]> };
export type BillingPolicy = PolicyContents['billing'];
export type CorrectionApprovalPolicy = PolicyContents['correction-approval'];

export const policyNames = Object.keys(policySchemas) as readonly PolicyName[];
export const isPolicyName = (name: string): name is PolicyName => Object.hasOwn(policySchemas, name);
