import { accountId, choice, freeText, optional, plain, uuid, whole } from '@pishkhan/fields';
import { dto, paging } from '@pishkhan/service-kit';
import { resolutionKinds, unidentifiedStatuses } from './views/unidentified-payments.view.ts';

export class UnidentifiedPaymentPath extends dto({
  unidentifiedPaymentId: uuid({ fa: 'وجه نامشخص', en: 'unidentified payment' }),
}) {}

export const unidentifiedTitles = {
  open: { fa: 'در انتظار پیشنهاد', en: 'open' },
  proposed: { fa: 'در انتظار تأیید', en: 'proposed' },
  assigned: { fa: 'منتسب به اشتراک', en: 'assigned' },
  returned: { fa: 'بازگردانده‌شده', en: 'returned' },
};

export class UnidentifiedPaymentQuery extends dto({
  ...paging,
  status: optional(
    choice({ fa: 'وضعیت وجه', en: 'only those of this status' }, unidentifiedStatuses, { titles: unidentifiedTitles }),
  ),
}) {}

export const resolutionTitles = {
  assignment: { fa: 'انتساب به اشتراک', en: 'assignment' },
  return: { fa: 'بازگرداندن وجه', en: 'return' },
};

export class ResolutionBody extends dto({
  kind: choice({ fa: 'تصمیم', en: 'what is done with the money' }, resolutionKinds, { titles: resolutionTitles }),
  accountId: optional(accountId({ fa: 'شماره اشتراک', en: 'account of an assignment' }, { example: '10203040' })),
  reason: freeText({ fa: 'علت', en: 'reason' }, { max: 2_000 }),
}) {}

const proposalNumber = whole({ fa: 'شماره پیشنهاد', en: 'number of the proposal' }, { min: 1, max: 1_000_000 });

export class ConfirmationBody extends dto({ proposal: proposalNumber }) {}

export class DeclinedResolutionBody extends dto({
  proposal: proposalNumber,
  reason: freeText({ fa: 'علت رد', en: 'reason for declining' }, { max: 2_000 }),
}) {}

/** The payment after a decision. */
export class UnidentifiedPaymentStepDto extends dto({
  unidentifiedPaymentId: plain.text('unidentified payment'),
  status: plain.choice('status', unidentifiedStatuses),
  proposal: optional(plain.whole('number of the proposal that waits for another person')),
  accountId: optional(plain.text('account that it was assigned to')),
}) {}
