import { civilDate, defineView, eventsOf, list, oneOf, optional, rial, text } from '@pishkhan/views';
import { Type } from 'typebox';
import { refundRoles } from '../../../pricing/policy/domain/content/approval/refund-approval.policy.ts';
import { inPlace, moneyStandIn } from '../../bills/approval.schema.ts';
import { countedSum } from '../../bills/counted-sum.schema.ts';
import { sumWarning, type CountedSum } from '../../domain/correcting/approval/counted.ts';
import { billAccount } from '../../domain/bill-account.ts';
import { withMoneyStandIn } from '../../domain/payment/signing/money-places.ts';
import { refundStatuses } from '../../domain/payment/refund/refund.ts';
import { happened, happening } from '../decision/happenings.ts';

const refundApproval = Type.Object(
  { by: text('who approved'), role: oneOf('as', refundRoles), on: civilDate('day'), inPlace: optional(inPlace) },
  { $id: 'RefundApproval' },
);
const document = Type.Object(
  {
    refundId: text('refund'),
    accountId: text('account'),
    countyOffice: text('county of the account'),
    amount: rial('amount'),
    ibanEnding: text('last digits of the IBAN'),
    reason: text('why the credit is refunded'),
    status: oneOf('status', refundStatuses),
    requestedBy: text('who requested it'),
    requestedOn: civilDate('day of the request'),
    approvalsNeeded: list('roles by the policy', oneOf('role', refundRoles)),
    sum: optional(countedSum),
    sumSays: optional(
      Type.Object({ fa: text('Persian'), en: text('English') }, { description: 'what counts beside the amount' }),
    ),
    approvals: list('approvals', refundApproval),
    standIns: optional(list('representatives named for a missing signature (15.4-35)', moneyStandIn)),
    persons: optional(list('persons named', text('user name'))),
    approvalsLeft: list('roles that must still approve', oneOf('role', refundRoles)),
    declinedBy: optional(text('who declined')),
    declineReason: optional(text('why it was declined')),
    transferNumber: optional(text('number of the transfer')),
    paidOn: optional(civilDate('day of the transfer')),
    returnedOn: optional(civilDate('day on which the bank sent it back')),
    returnReason: optional(text("the bank's reason")),
    history: list('who did what, when and why', happening),
    changedAt: text('instant of the latest change'),
  },
  { $id: 'Refund' },
);

const saying = (sum: CountedSum) => {
  const { fa, en } = sumWarning(sum);
  return { fa, en };
};

/** One document per refund. */
export const refunds = defineView({
  name: 'refunds',
  version: 3,
  question:
    'Which credits are to be refunded, who must approve, and what did the bank do? For receivables officers, the head and auditors.',
  source: eventsOf(billAccount),
  document,
  indexes: [
    { countyOffice: 1, status: 1, changedAt: -1 },
    { countyOffice: 1, approvalsLeft: 1, changedAt: -1 },
    { status: 1, changedAt: -1 },
    { approvalsLeft: 1, changedAt: -1 },
    { persons: 1, changedAt: -1 },
    { accountId: 1, changedAt: -1 },
  ],
  hidden: ['persons'],
}).on({
  RefundRequested: {
    keys: ({ data }) => [data.refundId],
    change: (
      _,
      { data: { credit: _credit, policy: _policy, posting: _posting, ...requested }, recordedAt, actor },
    ) => ({
      ...requested,
      ...happened(undefined, { actor, recordedAt }, { kind: 'requested', reason: requested.reason }),
      ...(requested.sum?.raisesBand && { sumSays: saying(requested.sum) }),
      status: 'awaitingApproval',
      approvals: [],
      approvalsLeft: requested.approvalsNeeded,
      changedAt: recordedAt,
    }),
  },
  RefundApproved: {
    keys: ({ data }) => [data.refundId],
    change: (
      known,
      {
        data: { by, role, on, inPlace: signedFor, isLast, approvalsNeeded = known?.approvalsNeeded ?? [] },
        recordedAt,
        actor,
      },
    ) =>
      known && {
        ...known,
        ...happened(known, { actor, recordedAt }, { kind: 'signed', role, ...(signedFor && { inPlace: signedFor }) }),
        status: isLast ? 'approved' : known.status,
        approvals: [...known.approvals, { by, role, on, ...(signedFor && { inPlace: signedFor }) }],
        approvalsNeeded,
        approvalsLeft: approvalsNeeded.filter(
          (needed) => needed !== role && !known.approvals.some((approval) => approval.role === needed),
        ),
        changedAt: recordedAt,
      },
  },
  RefundStandInNamed: {
    keys: ({ data }) => [data.refundId],
    change: (known, { data, recordedAt, actor }) => {
      const standIns = withMoneyStandIn(known?.standIns, data);
      const { role, person, reason } = data;
      const history = happened(known, { actor, recordedAt }, { kind: 'standInNamed', role, person, reason });
      const persons = standIns.map((each) => each.person);
      return known && { ...known, standIns, persons, ...history, changedAt: recordedAt };
    },
  },
  RefundDeclined: {
    keys: ({ data }) => [data.refundId],
    change: (known, { data: { by, reason }, recordedAt, actor }) =>
      known && {
        ...known,
        ...happened(known, { actor, recordedAt }, { kind: 'declined', reason }),
        status: 'declined',
        approvalsLeft: [],
        declinedBy: by,
        declineReason: reason,
        changedAt: recordedAt,
      },
  },
  RefundPaid: {
    keys: ({ data }) => [data.refundId],
    change: (known, { data: { transferNumber, paidOn }, recordedAt, actor }) =>
      known && {
        ...known,
        ...happened(known, { actor, recordedAt }, { kind: 'paid' }),
        status: 'paid',
        transferNumber,
        paidOn,
        changedAt: recordedAt,
      },
  },
  RefundReturned: {
    keys: ({ data }) => [data.refundId],
    change: (known, { data: { returnedOn, reason }, recordedAt, actor }) =>
      known && {
        ...known,
        ...happened(known, { actor, recordedAt }, { kind: 'sentBack', reason }),
        status: 'returned',
        returnedOn,
        returnReason: reason,
        changedAt: recordedAt,
      },
  },
  BillAccountOpened: 'ignored',
  SupplyTermsAmended: 'ignored',
  PaymentKept: 'ignored',
  MeterTaken: 'ignored',
  SecondMeterKept: 'ignored',
  MeterReleased: 'ignored',
  MeterExchangeTaken: 'ignored',
  MeterRemovalTaken: 'ignored',
  MeterChangeKept: 'ignored',
  EvidenceTaken: 'ignored',
  SelfReadingSettled: 'ignored',
  VolumeFactorProposed: 'ignored',
  VolumeFactorKept: 'ignored',
  VolumeFactorSet: 'ignored',
  VolumeFactorDeclined: 'ignored',
  ReadingKept: 'ignored',
  BillIssued: 'ignored',
  PaymentReceived: 'ignored',
  PaymentReversed: 'ignored',
  BillsCorrected: 'ignored',
  MiscEntryPosted: 'ignored',
  MiscEntryReversed: 'ignored',
  ChargePosted: 'ignored',
  ChargeRefused: 'ignored',
});
