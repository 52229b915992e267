import { rule } from '@pishkhan/decider';
import type { ValuesOf } from '@pishkhan/fields';
import type { Rial } from '@pishkhan/money';
import { definePolicy, type ContentOf } from '@pishkhan/published-versions';
import { approvalsUpTo, areRising, boundsOf } from './approval-bands.ts';
import { moneyApprovalFields, type MoneyRole } from './money-approval.fields.ts';

/** Bands of amounts rise and the last is open, so that every reversal has approvers (7.5). */
export const reversalBandsMustRise = rule(
  'ReversalBandsMustRise',
  {
    fa: 'حد بازه‌های برگشت پرداخت باید افزایشی باشد و بازه آخر بدون حد',
    en: 'Bands of reversals must rise, and the last must be open',
  },
  ({ bands }: ValuesOf<typeof moneyApprovalFields>) =>
    !areRising(boundsOf(bands)) && { bounds: boundsOf(bands).map(String) },
);

/** Who confirms the reversal of payments besides the person who requested it, by its amount (7.5, 15.4-47). */
export const reversalApproval = definePolicy({
  title: { fa: 'تأیید برگشت پرداخت', en: 'Approval of reversed payments' },
  fields: moneyApprovalFields,
  rules: reversalBandsMustRise,
});
export type ReversalApprovalPolicy = ContentOf<typeof reversalApproval>;

/** Roles that must confirm a reversal of this amount, in the order of the policy (7.5). */
export const reversalApprovalsFor = ({ bands }: ReversalApprovalPolicy, amount: Rial): readonly MoneyRole[] =>
  approvalsUpTo(bands, amount);
