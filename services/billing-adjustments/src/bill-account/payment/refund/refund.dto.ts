import { accountId, amount, choice, civilDate, freeText, iban, identifier, optional, plain } from '@pishkhan/fields';
import { refundStatuses } from '../../domain/payment/refund/refund.ts';
import { refundRoles } from '../../../pricing/policy/domain/content/approval/refund-approval.policy.ts';
import { roles } from '@pishkhan/roles';
import { dto, paging } from '@pishkhan/service-kit';

export const refundTitles = {
  awaitingApproval: { fa: 'در انتظار تأیید', en: 'awaiting approval' },
  approved: { fa: 'تأییدشده', en: 'approved' },
  paid: { fa: 'پرداخت‌شده', en: 'paid' },
  declined: { fa: 'ردشده', en: 'declined' },
  returned: { fa: 'برگشتی از بانک', en: 'returned by the bank' },
} as const;

export class RefundPath extends dto({
  refundId: identifier({ fa: 'شماره استرداد', en: 'refund' }, { example: '10203040-9c41d0aa77e2' }),
}) {}

export class RefundQuery extends dto({
  ...paging,
  status: optional(
    choice({ fa: 'وضعیت استرداد', en: 'only those of this status' }, refundStatuses, { titles: refundTitles }),
  ),
  approvalsLeft: optional(
    choice({ fa: 'نقش تأییدکننده', en: 'only those that wait for the approval of this role' }, refundRoles, {
      titles: Object.fromEntries(refundRoles.map((role) => [role, roles[role].title])),
    }),
  ),
  account: optional(accountId({ fa: 'شماره اشتراک', en: 'only those of this account' })),
}) {}

const reason = (fa: string, en: string) => freeText({ fa, en }, { max: 2_000 });

export class RefundBody extends dto({
  amount: amount({ fa: 'مبلغ استرداد', en: 'amount to refund, rial' }, { example: 242_716 }),
  iban: iban(
    { fa: 'شماره شبا', en: 'bank account of the subscriber (9.5)' },
    { example: 'IR560620000000000202901868' },
  ),
  reason: reason('علت استرداد', 'why the credit is refunded'),
}) {}

export class RefundDeclineBody extends dto({ reason: reason('علت رد', 'reason for declining') }) {}

export class RefundPayoutBody extends dto({
  transferNumber: identifier({ fa: 'شماره حواله بانک', en: 'number of the transfer' }, { example: 'T-77120' }),
  paidOn: civilDate({ fa: 'روز پرداخت', en: 'day of the transfer' }, { example: '2026-08-20' }),
}) {}

export class RefundReturnBody extends dto({
  returnedOn: civilDate({ fa: 'روز برگشت حواله', en: 'day on which the bank sent it back' }, { example: '2026-08-22' }),
  reason: reason('علت برگشت حواله', "the bank's reason"),
}) {}

export class RefundableDto extends dto({
  refundable: plain.amount('credit that can be refunded: never more than the money that was received'),
}) {}

/** The refund after a command. */
export class RefundStepDto extends dto({
  refundId: plain.text('refund'),
  amount: plain.amount('amount'),
  status: plain.choice('status', refundStatuses),
  approvalsLeft: plain.texts('roles that must still approve'),
}) {}
