import { rial, subtractRial } from '@pishkhan/money';
import type { BillAccountEvent } from '../../bill-account.messages.ts';
import { receivableOf, type Posting } from '../../billing/posting.ts';
import { paymentReferenceOf } from '../payment-reference.ts';
import type { MoneyMove } from './money-move.ts';

/** A corrective bill changes no balance: its correction did. */
const corrected = ({ data }: Extract<BillAccountEvent, { type: 'BillsCorrected' }>): readonly MoneyMove[] => {
  const { posting, balance, correctiveBill } = data;
  const { replaces, face } = correctiveBill ?? {};
  return [
    {
      kind: 'correction',
      change: receivableOf(posting),
      asked: subtractRial(balance.after, balance.before),
      ...(replaces !== undefined && { replaces, by: face!.billNumber }),
    },
    ...(face
      ? [{ kind: 'bill', billNumber: face.billNumber, change: rial(0), isSettled: face.payable === 0 } as const]
      : []),
  ];
};

/** Events that post money. */
type Posted = Extract<BillAccountEvent, { readonly data: { readonly posting: Posting } }>;
const isPosted = (event: BillAccountEvent): event is Posted => 'posting' in event.data;

/** The moves of an event that posts money; a reversal has none, because the payment is left out. */
const movesOfPosted = (event: Posted): readonly MoneyMove[] => {
  switch (event.type) {
    case 'BillIssued': {
      const { billNumber, posting, payable, payableOnNextBill } = event.data;
      const isSettled = payable === 0 && payableOnNextBill === undefined;
      return [{ kind: 'bill', billNumber, change: receivableOf(posting), isSettled }];
    }
    case 'PaymentReceived': {
      const { amount, matched } = event.data;
      return [{ kind: 'payment', reference: paymentReferenceOf(event.data), amount, matched }];
    }
    case 'BillsCorrected':
      return corrected(event);
    case 'RefundDeclined':
    case 'RefundReturned':
      return [{ kind: 'credit', change: receivableOf(event.data.posting) }];
    case 'RefundRequested':
    case 'MiscEntryPosted':
    case 'MiscEntryReversed':
    case 'ChargePosted':
      return [{ kind: 'other', change: receivableOf(event.data.posting) }];
    case 'PaymentReversed':
    case 'RefundPaid':
      return [];
  }
};

export const movesOf = (event: BillAccountEvent): readonly MoneyMove[] => (isPosted(event) ? movesOfPosted(event) : []);
