import { civilDate, defineView, eventsOf, oneOf, optional, rial, text, titled, whole } from '@pishkhan/views';
import { Type } from 'typebox';
import { channelOf } from '../payment/channel.ts';
import { billAccount } from '../domain/bill-account.ts';
import { unpadded } from '../domain/payment/payment-identity.ts';
import { paymentReferenceOf } from '../domain/payment/payment-reference.ts';
import { reversalReasons } from '../domain/payment/reversal/reversal-reason.ts';

const document = Type.Object(
  {
    reference: text('payment: names it for a reversal'),
    accountId: text('account'),
    channel: text('who reported it'),
    receiptNumber: text('number of the receipt'),
    paymentId: text('payment id'),
    amount: rial('amount'),
    paidOn: civilDate('day of payment'),
    billNumber: optional(text('bill of the payment id')),
    status: titled('a reversed payment pays nothing', {
      received: { fa: 'رسیده', en: 'received' },
      reversed: { fa: 'برگشته', en: 'reversed' },
    }),
    reversalId: optional(text('reversal that took it back')),
    reversedOn: optional(civilDate('day of the reversal')),
    reason: optional(oneOf('why it was taken back', reversalReasons)),
    honours: optional(text('reversed payment that was honoured by this one')),
    honouredBy: optional(text('payment by which it was honoured after all')),
    receipt: text('number of the receipt without padding: one cheque may be reported with and without zeros (15.4-45)'),
    place: whole("revision in the account's stream"),
  },
  { $id: 'PaymentOfAccount' },
);

/** One document per payment. */
export const paymentsOfAccount = defineView({
  name: 'payments-of-account',
  version: 2,
  question:
    'Which payments did an account receive, for which bill, and which were taken back or honoured after all? For the counter and receivables officers.',
  source: eventsOf(billAccount),
  document,
  indexes: [
    { accountId: 1, place: -1 },
    { receipt: 1, paidOn: 1 },
  ],
  hidden: ['receipt', 'place'],
}).on({
  PaymentReceived: {
    keys: ({ data }) => [paymentReferenceOf(data), ...(data.honours === undefined ? [] : [data.honours])],
    change: (known, { data, revision, actor }, key) => {
      const reference = paymentReferenceOf(data);
      if (key !== reference) return known && { ...known, honouredBy: reference };
      const { accountId, receiptNumber, paymentId, amount, paidOn, honours } = data;
      const { billNumber } = data.matched;
      return {
        reference,
        accountId,
        channel: data.channel ?? channelOf(actor),
        receiptNumber,
        paymentId,
        amount,
        paidOn,
        ...(billNumber !== undefined && { billNumber }),
        status: 'received',
        ...(honours !== undefined && { honours }),
        receipt: unpadded(receiptNumber),
        place: revision,
      };
    },
  },
  PaymentReversed: {
    keys: ({ data }) => [data.reference],
    change: (known, { data: { reversalId, reversedOn, reason } }) =>
      known && { ...known, status: 'reversed', reversalId, reversedOn, reason },
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
  BillsCorrected: 'ignored',
  MiscEntryPosted: 'ignored',
  MiscEntryReversed: 'ignored',
  ChargePosted: 'ignored',
  ChargeRefused: 'ignored',
  RefundRequested: 'ignored',
  RefundApproved: 'ignored',
  RefundStandInNamed: 'ignored',
  RefundDeclined: 'ignored',
  RefundPaid: 'ignored',
  RefundReturned: 'ignored',
});
