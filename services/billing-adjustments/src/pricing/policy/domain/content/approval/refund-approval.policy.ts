import { rule } from '@pishkhan/decider';
import type { ValuesOf } from '@pishkhan/fields';
import type { Rial } from '@pishkhan/money';
import { definePolicy, type ContentOf } from '@pishkhan/published-versions';
import { approvalsUpTo, areRising, boundsOf } from './approval-bands.ts';
import { moneyApprovalFields, moneyRoles, type MoneyRole } from './money-approval.fields.ts';

export const refundRoles = moneyRoles;
export type RefundRole = MoneyRole;

/** Bands of amounts rise and the last is open, so that every refund has approvers (7.5). */
export const refundBandsMustRise = rule(
  'RefundBandsMustRise',
  {
    fa: 'حد بازه‌های استرداد باید افزایشی باشد و بازه آخر بدون حد',
    en: 'Bands of refunds must rise, and the last must be open',
  },
  ({ bands }: ValuesOf<typeof moneyApprovalFields>) =>
    !areRising(boundsOf(bands)) && { bounds: boundsOf(bands).map(String) },
);

/** Who approves a refund besides the person who requested it, by its amount (7.5, 9.5). */
export const refundApproval = definePolicy({
  title: { fa: 'تأیید استرداد وجه', en: 'Approval of refunds' },
  fields: moneyApprovalFields,
  rules: refundBandsMustRise,
});
export type RefundApprovalPolicy = ContentOf<typeof refundApproval>;

/** Roles that must approve a refund of this amount, in the order of the policy (7.5). */
export const refundApprovalsFor = ({ bands }: RefundApprovalPolicy, amount: Rial): readonly RefundRole[] =>
  approvalsUpTo(bands, amount);
