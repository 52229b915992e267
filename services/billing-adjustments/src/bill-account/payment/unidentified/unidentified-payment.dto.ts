import { accountId, choice, freeText, optional, part, plain, uuid, whole } from '@pishkhan/fields';
import { dto, pageOf, paging } from '@pishkhan/service-kit';
import { titleOf } from '../rule-title.ts';
import {
  resolutionKinds,
  unidentifiedStatuses,
  type UnidentifiedPaymentDocument,
} from './views/unidentified-payments.view.ts';

export class UnidentifiedPaymentPath extends dto({
  unidentifiedPaymentId: uuid({ fa: 'وجه نامشخص', en: 'unidentified payment' }),
}) {}

const statusTitles = {
  open: { fa: 'در انتظار پیشنهاد', en: 'open' },
  proposed: { fa: 'در انتظار تأیید', en: 'proposed' },
  assigned: { fa: 'منتسب به اشتراک', en: 'assigned' },
  returned: { fa: 'بازگردانده‌شده', en: 'returned' },
};

export class UnidentifiedPaymentQuery extends dto({
  ...paging,
  status: optional(
    choice({ fa: 'وضعیت وجه', en: 'only those of this status' }, unidentifiedStatuses, { titles: statusTitles }),
  ),
}) {}

const kindTitles = {
  assignment: { fa: 'انتساب به اشتراک', en: 'assignment' },
  return: { fa: 'بازگرداندن وجه', en: 'return' },
};

export class ResolutionBody extends dto({
  kind: choice({ fa: 'تصمیم', en: 'what is done with the money' }, resolutionKinds, { titles: kindTitles }),
  accountId: optional(accountId({ fa: 'شماره اشتراک', en: 'account of an assignment' }, { example: '10203040' })),
  reason: freeText({ fa: 'علت', en: 'reason' }, { max: 2_000 }),
}) {}

const proposalNumber = whole({ fa: 'شماره پیشنهاد', en: 'number of the proposal' }, { min: 1, max: 1_000_000 });

export class ConfirmationBody extends dto({ proposal: proposalNumber }) {}

export class DeclinedResolutionBody extends dto({
  proposal: proposalNumber,
  reason: freeText({ fa: 'علت رد', en: 'reason for declining' }, { max: 2_000 }),
}) {}

class ResolutionProposalDto extends dto({
  proposal: plain.whole('number of the proposal'),
  kind: plain.choice('what is proposed', resolutionKinds),
  accountId: optional(plain.text('account of an assignment')),
  reason: plain.text('reason of the proposal'),
  proposedBy: plain.text('who proposed it'),
  proposedOn: plain.day('day of the proposal'),
}) {}

export class UnidentifiedPaymentDto extends dto({
  unidentifiedPaymentId: plain.text('unidentified payment'),
  status: plain.choice('status', unidentifiedStatuses),
  channel: plain.text('bank or other channel that reported it'),
  countyOffice: optional(plain.text('county of the account of the bill id; absent if there is no such account')),
  billId: plain.text('bill id as reported'),
  paymentId: plain.text('payment id as reported'),
  amount: plain.amount('amount'),
  paidOn: plain.day('day of payment as reported'),
  receiptNumber: plain.text('number of the receipt'),
  rule: plain.text('name of the rule that doubts it'),
  message: plain.text('why a person must look at it, by Accept-Language'),
  data: optional(plain.record('values that the rule compared')),
  receivedAt: plain.instant('instant of recording'),
  pending: optional(part(ResolutionProposalDto, 'proposal that waits for another person')),
  accountId: optional(plain.text('account that it was assigned to')),
  decidedOn: optional(plain.day('day of assignment or return')),
  proposedBy: optional(plain.text('who proposed the resolution')),
  confirmedBy: optional(plain.text('who confirmed it')),
}) {
  static ofDocument(document: UnidentifiedPaymentDocument): UnidentifiedPaymentDto {
    return UnidentifiedPaymentDto.of({ ...document, message: titleOf(document.rule) });
  }
}

export class UnidentifiedPaymentPage extends pageOf(UnidentifiedPaymentDto) {}

/** The payment after a decision. */
export class UnidentifiedPaymentStepDto extends dto({
  unidentifiedPaymentId: plain.text('unidentified payment'),
  status: plain.choice('status', unidentifiedStatuses),
  proposal: optional(plain.whole('number of the proposal that waits for another person')),
  accountId: optional(plain.text('account that it was assigned to')),
}) {}
