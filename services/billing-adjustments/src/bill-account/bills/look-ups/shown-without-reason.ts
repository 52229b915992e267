import { maskable } from '@pishkhan/service-kit';
import { shownSchemaOf } from '@pishkhan/views';
import { Type } from 'typebox';
import { explanation } from '../../../explanation/explanation.schema.ts';
import { billsOfAccount } from '../../views/bills-of-account.view.ts';
import { ledgerOfAccount } from '../../views/ledger-of-account.view.ts';
import { paymentsOfAccount } from '../../views/payments-of-account.view.ts';

/** What stands on the slip with which a bill is paid. The consumption, lines and readings need a reason (N7). */
const slip = [
  'billNumber',
  'billId',
  'paymentId',
  'accountId',
  'year',
  'period',
  'issue',
  'periodFrom',
  'periodTo',
  'issuedOn',
  'paymentDeadline',
  'payable',
  'payableOnNextBill',
  'status',
  'settled',
  'leftToPay',
  'supersededBy',
  'replaces',
] as const;

export const maskableBill = maskable(shownSchemaOf(billsOfAccount), slip);
/** A posting without a reason: that there was one, and when. */
export const maskablePosting = maskable(shownSchemaOf(ledgerOfAccount), ['place', 'kind', 'postedOn', 'recordedAt']);
/** The slip, and as of when; the sentences have indexes, people and other periods. */
export const maskableExplanation = maskable(explanation, ['asKnownOn', ...slip]);

const { place: _, receipt: _receipt, ...payment } = paymentsOfAccount.document.properties;
const shownPayment = Type.Object(
  {
    ...payment,
    cameBackWithReceipt: Type.Optional(
      Type.Array(Type.String(), {
        description:
          'reversed payments of the same receipt, channel and day: the cheque of this one was returned (15.4-47)',
      }),
    ),
  },
  { $id: 'PaymentOfAccount' },
);
/** A payment without a reason: that the amount arrived, and whether it still counts. Receipts need one. */
export const maskablePayment = maskable(shownPayment, [
  'accountId',
  'amount',
  'paidOn',
  'billNumber',
  'status',
  'reversedOn',
]);
