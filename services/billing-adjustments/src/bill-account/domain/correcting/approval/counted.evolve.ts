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

/** A refund that was declined, or came back, no longer counts. */
export const countedAfter = (counted: readonly Counted[], event: BillAccountEvent): readonly Counted[] => {
  switch (event.type) {
    case 'BillsCorrected':
      return [...counted, ofCorrection(event.data)];
    case 'MiscEntryPosted':
    case 'MiscEntryReversed': {
      const { linkId, amount, postedOn } = event.data;
      return [...counted, { kind: 'miscEntry', id: linkId, amount, on: postedOn }];
    }
    case 'PaymentReversed': {
      const { reference, amount, reversedOn } = event.data;
      return [...counted, { kind: 'reversal', id: reference, amount, on: reversedOn }];
    }
    case 'RefundRequested': {
      const { refundId, amount, requestedOn } = event.data;
      return [...counted, { kind: 'refund', id: refundId, amount, on: requestedOn }];
    }
    case 'RefundDeclined':
    case 'RefundReturned':
      return counted.filter(({ kind, id }) => kind !== 'refund' || id !== event.data.refundId);
    case 'BillAccountOpened':
    case 'SupplyTermsAmended':
    case 'MeterTaken':
    case 'SecondMeterKept':
    case 'MeterReleased':
    case 'EvidenceTaken':
    case 'ReadingKept':
    case 'BillIssued':
    case 'PaymentReceived':
    case 'PaymentKept':
    case 'RefundApproved':
    case 'RefundPaid':
      return counted;
  }
};
