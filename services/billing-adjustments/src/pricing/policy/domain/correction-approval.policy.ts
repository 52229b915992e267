import { rule } from '@pishkhan/decider';
import { amount, choice, choices, nullable, readShape, schemaOf, typed, type ValuesOf } from '@pishkhan/fields';
import type { Rial } from '@pishkhan/money';
import { definePolicy, type ContentOf } from '@pishkhan/published-versions';

const band = {
  /** Rial, inclusive; null is the open end. */
  upTo: nullable(amount({ fa: 'تا مبلغ', en: 'up to' })),
  approvals: choices({ fa: 'تأییدکنندگان', en: 'approvals' }, ['qualifiedRepresentative', 'headOfSubscriberAffairs']),
};
type Band = ValuesOf<typeof band>;

const readBand = (raw: unknown): Band | undefined => {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const read = readShape(band, raw as Readonly<Record<string, unknown>>);
  return 'values' in read && read.values.approvals.length > 0 ? read.values : undefined;
};

const readBands = (raw: unknown): readonly Band[] | undefined => {
  const read = Array.isArray(raw) ? raw.map(readBand).filter((each) => each !== undefined) : [];
  return read.length > 0 && read.length === (raw as readonly unknown[]).length ? read : undefined;
};

const fields = {
  /** Sum of the absolute differences of the affected bills. */
  measure: choice({ fa: 'معیار', en: 'measure' }, ['grossDifference'], {
    titles: { grossDifference: { fa: 'جمع قدر مطلق تفاوت‌ها', en: 'gross difference' } },
  }),
  bands: typed<readonly Band[]>({
    rule: 'isBands',
    title: { fa: 'بازه‌ها', en: 'bands' },
    schema: { type: 'array', minItems: 1, items: schemaOf(band, { closed: true }) },
    read: readBands,
    demands: {
      fa: 'را وارد کنید (سقف هر بازه به ریال، و تأییدکنندگان آن)',
      en: 'must give each band its limit in whole rials and its approvals',
    },
  })(),
};

/** Bands of amounts rise and the last is open, so that every correction has approvers (7.5). */
export const approvalBandsMustRise = rule(
  'ApprovalBandsMustRise',
  { fa: 'حد بازه‌ها باید افزایشی باشد و بازه آخر بدون حد', en: 'Bands must rise, and the last must be open' },
  ({ bands }: ValuesOf<typeof fields>) => {
    const bounds = bands.map(({ upTo }) => upTo ?? Infinity);
    const rising = bounds.every((bound, place) => bound > (bounds[place - 1] ?? -1)) && bounds.at(-1) === Infinity;
    return !rising && { bounds: bounds.map(String) };
  },
);

/** Who must approve a correction, by its amount (7.5, 15.4-29). */
export const correctionApproval = definePolicy({ fields, rules: approvalBandsMustRise });
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
