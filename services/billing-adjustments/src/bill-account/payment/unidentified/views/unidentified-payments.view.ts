import { civilDate, defineView, eventsOf, oneOf, optional, rial, text, whole, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';
import { unidentifiedPayment } from '../domain/unidentified-payment.ts';
import type { ProposedResolution } from '../domain/unidentified-payment.messages.ts';

export const unidentifiedStatuses = ['open', 'proposed', 'assigned', 'returned'] as const;
export const resolutionKinds = ['assignment', 'return'] as const;

const proposal = Type.Object(
  {
    proposal: whole('number of the proposal'),
    kind: oneOf('what is proposed', resolutionKinds),
    accountId: optional(text('account of an assignment')),
    reason: text('reason of the proposal'),
    proposedBy: text('who proposed it'),
    proposedOn: civilDate('day of the proposal'),
  },
  { $id: 'ResolutionProposal' },
);
const document = Type.Object(
  {
    unidentifiedPaymentId: text('unidentified payment'),
    status: oneOf('status', unidentifiedStatuses),
    channel: text('bank or other channel that reported it'),
    countyOffice: optional(text('county of the account of the bill id; absent if there is no such account')),
    billId: text('bill id as reported'),
    paymentId: text('payment id as reported'),
    amount: rial('amount'),
    paidOn: text('day of payment as reported'),
    receiptNumber: text('number of the receipt'),
    rule: text('rule that doubts it'),
    data: optional(Type.Record(Type.String(), Type.Unknown(), { description: 'values that the rule compared' })),
    receivedAt: text('instant of recording'),
    pending: optional(proposal),
    accountId: optional(text('account that it was assigned to')),
    decidedOn: optional(civilDate('day of assignment or return')),
    proposedBy: optional(text('who proposed the resolution')),
    confirmedBy: optional(text('who confirmed it')),
  },
  { $id: 'UnidentifiedPayment' },
);
export type UnidentifiedPaymentDocument = DocumentOf<typeof document>;

const pendingOf = ({ resolution, proposal, reason, proposedBy, proposedOn }: ProposedResolution) => ({
  proposal,
  ...resolution,
  reason,
  proposedBy,
  proposedOn,
});

const decided = (
  { pending: _, ...before }: UnidentifiedPaymentDocument,
  status: UnidentifiedPaymentDocument['status'],
  {
    proposedBy,
    confirmedBy,
    ...more
  }: Pick<UnidentifiedPaymentDocument, 'accountId' | 'decidedOn' | 'proposedBy' | 'confirmedBy'>,
): UnidentifiedPaymentDocument => ({
  ...before,
  ...more,
  status,
  ...(proposedBy !== undefined && { proposedBy }),
  ...(confirmedBy !== undefined && { confirmedBy }),
});

/** One document per unidentified payment. */
export const unidentifiedPayments = defineView({
  name: 'unidentified-payments',
  version: 1,
  question:
    'Which received money waits for its account, why, what was proposed, and where did the rest go? For receivables, the head and auditors.',
  source: eventsOf(unidentifiedPayment),
  document,
  indexes: [{ status: 1, receivedAt: 1 }, { receivedAt: 1 }],
}).on({
  UnidentifiedPaymentOpened: (_, { data, recordedAt }) => ({
    unidentifiedPaymentId: data.unidentifiedPaymentId,
    status: 'open',
    channel: data.channel ?? '',
    ...(data.countyOffice !== undefined && { countyOffice: data.countyOffice }),
    billId: data.billId,
    paymentId: data.paymentId,
    amount: data.amount,
    paidOn: data.paidOn,
    receiptNumber: data.receiptNumber,
    rule: data.doubt.rule,
    ...(data.doubt.data && { data: data.doubt.data }),
    receivedAt: recordedAt,
  }),
  ResolutionProposed: (document, { data }) => document && { ...document, status: 'proposed', pending: pendingOf(data) },
  ResolutionDeclined: (document) => {
    if (!document) return undefined;
    const { pending: _, ...before } = document;
    return { ...before, status: 'open' };
  },
  UnidentifiedPaymentAssigned: (document, { data: { accountId, assignedOn, proposedBy, confirmedBy } }) =>
    document && decided(document, 'assigned', { accountId, decidedOn: assignedOn, proposedBy, confirmedBy }),
  UnidentifiedPaymentReturned: (document, { data: { returnedOn, proposedBy, confirmedBy } }) =>
    document && decided(document, 'returned', { decidedOn: returnedOn, proposedBy, confirmedBy }),
});
