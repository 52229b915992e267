import { civilDate, defineView, eventsOf, list, oneOf, optional, rial, text, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';
import { reversalReasons } from '../../domain/payment/reversal/reversal-reason.ts';
import { moneyRoles } from '../../../pricing/policy/domain/content/approval/money-approval.fields.ts';
import { inPlace, moneyStandIn } from '../../bills/approval.schema.ts';
import { countedSum } from '../../bills/counted-sum.schema.ts';
import { withMoneyStandIn } from '../../domain/payment/signing/money-places.ts';
import { paymentReversal } from './domain/payment-reversal.ts';
import { reversalStatuses } from './domain/payment-reversal.state.ts';
import { happened, happening } from '../decision/happenings.ts';

const returnedPayment = Type.Object(
  {
    reference: text('payment'),
    accountId: text('account'),
    receiptNumber: text('number of the receipt'),
    amount: rial('amount'),
    refusedBy: optional(text('rule for which the payment was not reversed')),
  },
  { $id: 'ReturnedPayment' },
);
const confirmation = Type.Object(
  { by: text('who confirmed'), role: oneOf('as', moneyRoles), on: civilDate('day'), inPlace: optional(inPlace) },
  { $id: 'ReversalConfirmation' },
);
const document = Type.Object(
  {
    reversalId: text('reversal: reference of its first payment'),
    status: oneOf('status', reversalStatuses),
    payments: list('payments that come back together', returnedPayment),
    reason: oneOf('reason', reversalReasons),
    evidence: Type.Object(
      {
        documentNumber: text("number of the bank's notice or of the letter"),
        documentDate: civilDate('its day'),
        remarks: optional(text('remarks')),
      },
      { $id: 'ReversalEvidence' },
    ),
    countyOffice: text('county of the account'),
    requestedBy: text('first person'),
    requestedOn: civilDate('day of the request'),
    approvalsNeeded: optional(list('roles by the policy; absent without one', oneOf('role', moneyRoles))),
    sum: optional(countedSum),
    approvals: optional(list('confirmations with their roles', confirmation)),
    standIns: optional(list('representatives named for a missing confirmation (15.4-35)', moneyStandIn)),
    persons: optional(list('persons named', text('user name'))),
    confirmedBy: optional(text('person of the last confirmation')),
    confirmedOn: optional(civilDate('day of the confirmation')),
    declinedBy: optional(text('who declined')),
    declineReason: optional(text('why it was declined')),
    history: list('who did what, when and why; also of earlier requests', happening),
    accounts: list('accounts of the payments', text('account')),
    changedAt: text('instant of the latest change'),
  },
  { $id: 'PaymentReversal' },
);

type Reversal = DocumentOf<typeof document>;
type Confirmation = NonNullable<Reversal['approvals']>[number];
const withConfirmation = ({ approvals = [] }: Reversal, given: Confirmation): Pick<Reversal, 'approvals'> => ({
  approvals: [...approvals, given],
});

const isRefusedWhole = (results: readonly { readonly refusedBy?: string }[]): boolean =>
  results.every(({ refusedBy }) => refusedBy !== undefined);

/** One document per reversal; a declined one that is requested again starts anew. */
export const paymentReversals = defineView({
  name: 'payment-reversals',
  version: 4,
  question:
    'Which payments come back, why, who asked and who confirmed, and which were not reversed? For receivables officers, the head and auditors.',
  source: eventsOf(paymentReversal),
  document,
  indexes: [
    { countyOffice: 1, status: 1, changedAt: -1 },
    { status: 1, changedAt: -1 },
    { persons: 1, changedAt: -1 },
    { accounts: 1, changedAt: -1 },
  ],
  hidden: ['persons', 'accounts'],
}).on({
  PaymentReversalRequested: (
    known,
    { data: { policy: _policy, sameReceipt: _receipt, ...data }, recordedAt, actor },
  ) => ({
    ...data,
    ...happened(
      known,
      { actor, recordedAt },
      { kind: 'requested', ...(data.evidence.remarks !== undefined && { reason: data.evidence.remarks }) },
    ),
    accounts: [...new Set(data.payments.map(({ accountId }) => accountId))],
    status: 'requested',
    changedAt: recordedAt,
  }),
  PaymentReversalApproved: (
    known,
    { data: { by, role, on, inPlace: signedFor, approvalsNeeded }, recordedAt, actor },
  ) =>
    known && {
      ...known,
      ...happened(known, { actor, recordedAt }, { kind: 'signed', role, ...(signedFor && { inPlace: signedFor }) }),
      approvalsNeeded,
      ...withConfirmation(known, { by, role, on, ...(signedFor && { inPlace: signedFor }) }),
      changedAt: recordedAt,
    },
  PaymentReversalStandInNamed: (known, { data, recordedAt, actor }) => {
    const standIns = withMoneyStandIn(known?.standIns, data);
    const { role, person, reason } = data;
    const history = happened(known, { actor, recordedAt }, { kind: 'standInNamed', role, person, reason });
    const persons = standIns.map((each) => each.person);
    return known && { ...known, standIns, persons, ...history, changedAt: recordedAt };
  },
  // The last confirmation counts on if an account needs further roles (N3).
  PaymentReversalConfirmed: (
    known,
    { data: { confirmedBy, confirmedOn, role, inPlace: signedFor }, recordedAt, actor },
  ) =>
    known && {
      ...known,
      ...happened(
        known,
        { actor, recordedAt },
        { kind: 'signed', ...(role !== undefined && { role }), ...(signedFor && { inPlace: signedFor }) },
      ),
      status: 'confirmed',
      confirmedBy,
      confirmedOn,
      ...(role !== undefined &&
        withConfirmation(known, {
          by: confirmedBy,
          role,
          on: confirmedOn,
          ...(signedFor && { inPlace: signedFor }),
        })),
      changedAt: recordedAt,
    },
  PaymentReversalFoundShort: (known, { data: { approvalsNeeded, sum }, recordedAt, actor }) => {
    if (!known) return undefined;
    const { confirmedBy: _by, confirmedOn: _on, ...waiting } = known;
    const history = happened(known, { actor, recordedAt }, { kind: 'foundShort' });
    return { ...waiting, ...history, status: 'requested', approvalsNeeded, ...(sum && { sum }), changedAt: recordedAt };
  },
  PaymentReversalDeclined: (known, { data: { declinedBy, reason }, recordedAt, actor }) =>
    known && {
      ...known,
      ...happened(known, { actor, recordedAt }, { kind: 'declined', reason }),
      status: 'declined',
      declinedBy,
      declineReason: reason,
      changedAt: recordedAt,
    },
  PaymentReversalPosted: (known, { data: { results }, recordedAt, actor }) =>
    known && {
      ...known,
      ...happened(known, { actor, recordedAt }, { kind: isRefusedWhole(results) ? 'notPosted' : 'posted' }),
      status: isRefusedWhole(results) ? 'refused' : 'posted',
      payments: known.payments.map((payment) => {
        const refusedBy = results.find(({ reference }) => reference === payment.reference)?.refusedBy;
        return { ...payment, ...(refusedBy !== undefined && { refusedBy }) };
      }),
      changedAt: recordedAt,
    },
});
