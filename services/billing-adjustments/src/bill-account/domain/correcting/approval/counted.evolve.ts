import { addRial, rial } from '@pishkhan/money';
import type { BillAccountEvent, BillsCorrected } from '../../bill-account.messages.ts';
import type { Counted } from './counted.ts';

const ofCorrection = ({ correctionId, bills, postedOn, readings, approvals }: BillsCorrected['data']): Counted => ({
  kind: 'correction',
  id: correctionId,
  amount: addRial(...bills.map(({ difference }) => rial(Math.abs(difference)))),
  on: postedOn,
  readings: readings.filter(({ because }) => because !== 'derivedAnew').map(({ readingId }) => readingId),
  ...(approvals.length === 0 && { byPolicy: true }),
});

const added = (event: BillAccountEvent): Counted | undefined => {
  if (event.type === 'BillsCorrected') return ofCorrection(event.data);
  if (event.type === 'MiscEntryPosted' || event.type === 'MiscEntryReversed') {
    const { linkId, amount, postedOn } = event.data;
    return { kind: 'miscEntry', id: linkId, amount: rial(Math.abs(amount)), on: postedOn };
  }
  if (event.type === 'PaymentReversed') {
    const { reference, amount, reversedOn } = event.data;
    return { kind: 'reversal', id: reference, amount, on: reversedOn };
  }
  if (event.type !== 'RefundRequested') return undefined;
  const { refundId, amount, requestedOn } = event.data;
  return { kind: 'refund', id: refundId, amount, on: requestedOn };
};

/** A refund that was declined, or came back, no longer counts. */
export const countedAfter = (counted: readonly Counted[], event: BillAccountEvent): readonly Counted[] => {
  if (event.type === 'RefundDeclined' || event.type === 'RefundReturned')
    return counted.filter(({ kind, id }) => kind !== 'refund' || id !== event.data.refundId);
  const one = added(event);
  return one ? [...counted, one] : counted;
};
