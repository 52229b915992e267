import {
  civilDate,
  defineView,
  eventsOf,
  list,
  oneOf,
  optional,
  rial,
  text,
  whole,
  type DocumentOf,
} from '@pishkhan/views';
import { Type } from 'typebox';
import { unidentifiedPayment } from '../domain/unidentified-payment.ts';
import { happened, happening } from '../../decision/happenings.ts';
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
    history: list('who did what, when and why', happening),
  },
  { $id: 'UnidentifiedPayment' },
);
export type UnidentifiedPaymentDocument = DocumentOf<typeof document>;

const pendingOf = ({
  resolution,
  proposal,
  reason,
  proposedBy,
  proposedOn,
}: ProposedResolution): NonNullable<UnidentifiedPaymentDocument['pending']> => ({
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
  version: 2,
  question:
    'Which received money waits for its account, why, what was proposed, and where did the rest go? For receivables, the head and auditors.',
  source: eventsOf(unidentifiedPayment),
  document,
  indexes: [{ status: 1, receivedAt: 1 }, { receivedAt: 1 }],
}).on({
  UnidentifiedPaymentOpened: (_, { data, recordedAt, actor }) => ({
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
    ...happened(undefined, { actor, recordedAt }, { kind: 'received' }),
  }),
  ResolutionProposed: (document, { data, recordedAt, actor }) => {
    const pending = pendingOf(data);
    const { reason, accountId } = pending;
    const step = { kind: 'proposed', reason, ...(accountId !== undefined && { accountId }) } as const;
    return document && { ...document, status: 'proposed', pending, ...happened(document, { actor, recordedAt }, step) };
  },
  ResolutionDeclined: (document, { data: { reason }, recordedAt, actor }) => {
    if (!document) return undefined;
    const { pending: _, ...before } = document;
    return { ...before, status: 'open', ...happened(document, { actor, recordedAt }, { kind: 'declined', reason }) };
  },
  UnidentifiedPaymentAssigned: (document, { data, recordedAt, actor }) => {
    const { accountId, assignedOn, proposedBy, confirmedBy } = data;
    const history = happened(document, { actor, recordedAt }, { kind: 'assigned', accountId });
    const decision = { accountId, decidedOn: assignedOn, proposedBy, confirmedBy };
    return document && { ...decided(document, 'assigned', decision), ...history };
  },
  UnidentifiedPaymentReturned: (document, { data: { returnedOn, proposedBy, confirmedBy }, recordedAt, actor }) =>
    document && {
      ...decided(document, 'returned', { decidedOn: returnedOn, proposedBy, confirmedBy }),
      ...happened(document, { actor, recordedAt }, { kind: 'returned' }),
    },
});
