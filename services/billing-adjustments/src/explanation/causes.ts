import { factOf, type RecordedEvent } from '@pishkhan/event-store';
import { billAccount } from '../bill-account/domain/bill-account.ts';
import type { BillAccountEvent } from '../bill-account/domain/bill-account.messages.ts';
import { longReference } from '../bill-account/domain/payment/payment-identity.ts';
import { miscEntryReference } from '../bill-account/domain/billing/bill-figures.ts';

/** The event behind an input of a line. */
export interface Cause {
  /** As named in the line: message, bill, receipt, correction. */
  readonly id: string;
  readonly kind:
    | 'termsOfSupply'
    | 'reading'
    | 'bill'
    | 'payment'
    | 'reversal'
    | 'refund'
    | 'correction'
    | 'miscEntry'
    | 'miscReversal';
  readonly eventId: string;
  readonly revision: number;
  readonly recordedAt: string;
}

const namesOf = (event: BillAccountEvent): readonly Pick<Cause, 'id' | 'kind'>[] => {
  switch (event.type) {
    case 'BillAccountOpened':
      return [{ id: event.data.broughtBy, kind: 'termsOfSupply' }];
    case 'SupplyTermsAmended':
      return [{ id: event.data.broughtBy, kind: 'termsOfSupply' }];
    case 'MeterTaken':
      return [{ id: event.data.opening.broughtBy, kind: 'reading' }];
    case 'EvidenceTaken':
      return [{ id: event.data.evidence.broughtBy, kind: 'reading' }];
    case 'ReadingKept':
      return [{ id: event.data.reading.broughtBy, kind: 'reading' }];
    case 'BillIssued':
      return [
        { id: event.data.reading.broughtBy, kind: 'reading' },
        { id: event.data.billNumber, kind: 'bill' },
      ];
    case 'PaymentReceived':
      return [event.data.receiptNumber, longReference(event.data)].map((id) => ({ id, kind: 'payment' }));
    case 'PaymentReversed':
      return [{ id: event.data.reference, kind: 'reversal' }];
    case 'RefundRequested':
      return [{ id: event.data.refundId, kind: 'refund' }];
    case 'BillsCorrected':
      return [
        { id: event.data.correctionId, kind: 'correction' },
        ...(event.data.correctiveBill
          ? [{ id: event.data.correctiveBill.face.billNumber, kind: 'bill' } as const]
          : []),
      ];
    case 'MiscEntryPosted':
      return [{ id: miscEntryReference(event.data.linkId), kind: 'miscEntry' }];
    case 'MiscEntryReversed':
      return [{ id: miscEntryReference(event.data.linkId), kind: 'miscReversal' }];
    case 'PaymentKept':
    // A line names nothing of other events.
    default:
      return [];
  }
};

/** Finds the events behind the inputs of a line; the first event with an input counts. */
export const causesIn = (events: readonly RecordedEvent[]): ((inputs: readonly string[]) => readonly Cause[]) => {
  const causes = events.flatMap((event) =>
    namesOf(factOf(billAccount, event)).map((name): Cause => ({
      ...name,
      eventId: event.id,
      revision: event.revision,
      recordedAt: event.metadata.recordedAt,
    })),
  );
  return (inputs) =>
    inputs.flatMap((input) =>
      causes.filter(
        ({ id }, place) =>
          id === input && causes.findIndex((other) => other.id === id && other.kind === causes[place]!.kind) === place,
      ),
    );
};
