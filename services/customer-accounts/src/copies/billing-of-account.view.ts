import type { CivilDate } from '@pishkhan/calendar';
import type { BillCorrected, BillIssued, PaymentReceived, PaymentReversed } from '@pishkhan/contracts';
import { rial as asRial } from '@pishkhan/money';
import {
  civilDate,
  defineView,
  list,
  messagesOf,
  oneOf,
  optional,
  rial,
  text,
  truth,
  type DocumentOf,
} from '@pishkhan/views';
import { Type } from 'typebox';

const lastBill = Type.Object(
  {
    billNumber: text('number of the bill'),
    paymentId: optional(text('payment id; absent if no amount is payable')),
    periodFrom: civilDate('first day of the period'),
    periodTo: civilDate('day of the closing reading'),
    issuedOn: civilDate('day of issue'),
    paymentDeadline: civilDate('last day to pay and to object'),
    payable: rial('amount to pay, as issued'),
    state: oneOf('whether it can be paid', ['open', 'paid', 'replaced']),
    corrected: truth('its charges were corrected later'),
  },
  { $id: 'LastBill' },
);
type LastBill = DocumentOf<typeof lastBill>;

const document = Type.Object(
  {
    owed: rial('what is owed now; negative for a credit'),
    paymentIds: list('payment ids of all bills', text('payment id')),
    lastBills: list('the last bills, the latest first', lastBill),
  },
  { $id: 'BillingOfAccount' },
);
type Billing = DocumentOf<typeof document>;

const MOST_BILLS = 6;
/** An amount below 1,000 rials is no debt (11.7, 15.4-15). */
const SMALLEST_DEBT = 1_000;

type Face = Pick<BillIssued, 'billNumber' | 'paymentId' | 'periodFrom' | 'periodTo' | 'issuedOn' | 'paymentDeadline'> &
  Pick<BillIssued, 'payable' | 'payableOnNextBill'>;

const lastBillOf = (face: Face): LastBill => ({
  billNumber: face.billNumber,
  ...(face.paymentId === undefined ? {} : { paymentId: face.paymentId }),
  periodFrom: face.periodFrom as CivilDate,
  periodTo: face.periodTo as CivilDate,
  issuedOn: face.issuedOn as CivilDate,
  paymentDeadline: face.paymentDeadline as CivilDate,
  payable: asRial(face.payable),
  state: face.payable === 0 && face.payableOnNextBill === undefined ? 'paid' : 'open',
  corrected: false,
});

const nothingBilled: Billing = { owed: asRial(0), paymentIds: [], lastBills: [] };

const withBill = (billing: Billing, face: Face): Billing => ({
  ...billing,
  paymentIds: face.paymentId === undefined ? billing.paymentIds : [...billing.paymentIds, face.paymentId],
  lastBills: [lastBillOf(face), ...billing.lastBills].slice(0, MOST_BILLS),
});

/** A bill is paid if the message says so, or if nothing is owed any more (15.4-15). */
const settled = (billing: Billing, paidBill?: string): Billing => ({
  ...billing,
  lastBills: billing.lastBills.map((bill) =>
    bill.state === 'open' && (bill.billNumber === paidBill || billing.owed < SMALLEST_DEBT)
      ? { ...bill, state: 'paid' }
      : bill,
  ),
});

const issued = (billing: Billing, bill: BillIssued): Billing => ({
  ...withBill(billing, bill),
  owed: asRial(bill.carriedForward + bill.charges.total),
});

const paid = (billing: Billing, { amount, settles }: PaymentReceived): Billing =>
  settled({ ...billing, owed: asRial(billing.owed - amount) }, settles);

/** A payment that came back: its bills are open again with their own day and payment id (15.4-47). */
const reopened = (billing: Billing, { amount, reopens }: PaymentReversed): Billing => ({
  ...billing,
  owed: asRial(billing.owed + amount),
  lastBills: billing.lastBills.map((bill) =>
    bill.state === 'paid' && reopens.includes(bill.billNumber) ? { ...bill, state: 'open' } : bill,
  ),
});

const corrected = (billing: Billing, { bills, difference, contractorEntry }: BillCorrected): Billing => {
  const marked = billing.lastBills.map((bill): LastBill => {
    const correction = bills.find(({ billNumber }) => billNumber === bill.billNumber);
    if (!correction) return bill;
    return { ...bill, corrected: true, state: correction.correctiveBill ? 'replaced' : bill.state };
  });
  const owed = asRial(billing.owed + difference - (contractorEntry?.amount ?? 0));
  const [corrective] = bills.flatMap(({ correctiveBill }) => correctiveBill ?? []);
  const after = { ...billing, owed, lastBills: marked };
  return settled(corrective ? withBill(after, corrective) : after);
};

const keys = ({ data }: { readonly data: { readonly accountId: string } }) => [data.accountId];

/** "What does this account owe now, and for which bills?", for a clerk at the counter. `_id` is the account. */
export const billingOfAccount = defineView({
  name: 'billing-of-account',
  version: 2,
  question: 'What does this account owe now, and for which bills?',
  source: messagesOf('billing-adjustments'),
  document,
  indexes: [{ paymentIds: 1 }],
  hidden: ['paymentIds'],
}).on({
  BillIssued: { keys, change: (billing = nothingBilled, { data }) => issued(billing, data) },
  PaymentReceived: { keys, change: (billing = nothingBilled, { data }) => paid(billing, data) },
  PaymentReversed: { keys, change: (billing = nothingBilled, { data }) => reopened(billing, data) },
  RefundRequested: {
    keys,
    change: (billing = nothingBilled, { data }) => ({ ...billing, owed: asRial(billing.owed + data.amount) }),
  },
  CreditRestored: {
    keys,
    change: (billing = nothingBilled, { data }) => settled({ ...billing, owed: asRial(billing.owed - data.amount) }),
  },
  BillCorrected: { keys, change: (billing = nothingBilled, { data }) => corrected(billing, data) },
  BillCorrectionProposed: 'ignored',
  BillCorrectionOvertaken: 'ignored',
  BillCorrectionRefused: 'ignored',
  CertificateGranted: 'ignored',
  CertificateRevoked: 'ignored',
  TariffVersionPublished: 'ignored',
  BillingDataErased: 'ignored',
  MiscChargePosted: 'ignored',
  MiscChargeRefused: 'ignored',
  SelfReadingSettled: 'ignored',
});
