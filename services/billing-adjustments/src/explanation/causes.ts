import { factOf, type RecordedEvent } from '@pishkhan/event-store';
import { billAccount } from '../bill-account/domain/bill-account.ts';
import type { BillAccountEvent } from '../bill-account/domain/bill-account.messages.ts';
import { longReference } from '../bill-account/domain/payment/payment-identity.ts';
import { miscEntryReference } from '../bill-account/domain/billing/bill-figures.ts';
import { faDigits, type Text } from '@pishkhan/fields';
import { miscChargeTitles } from '@pishkhan/contracts';
import type { ChargePosted } from '../bill-account/domain/charge/charge.messages.ts';
import {
  agreedTerms,
  amountSentence,
  billSentence,
  changedTerms,
  correctionSentence,
  exchangeSentence,
  paymentSentence,
  readingSentence,
} from './words/recorded.ts';

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
    | 'charge'
    | 'miscReversal';
  /** What the event recorded, in words. */
  readonly sentence: Text;
  readonly eventId: string;
  readonly revision: number;
  readonly recordedAt: string;
}

type Named = Pick<Cause, 'id' | 'kind' | 'sentence'>;

const reversal: Text = { fa: 'پرداخت برگشت‌خورده', en: 'Payment that came back' };
const refund: Text = { fa: 'درخواست استرداد بستانکاری', en: 'Refund of a credit' };
const fee: Text = {
  fa: 'برگشت کارمزد به هزینه پیمانکار قرائت',
  en: 'Fee given back at the reading contractor’s expense',
};
const wrongItem: Text = { fa: 'برگشت قلم متفرقه‌ای که اشتباه بود', en: 'Reversal of a wrong item' };

const chargeOf = ({ item, decision }: ChargePosted['data']): Text => {
  const { fa, en } = miscChargeTitles[item];
  return decision
    ? { fa: `${fa}، طبق تصمیم ${faDigits(decision.number)}`, en: `Cost of the ${en} by decision ${decision.number}` }
    : { fa, en: `Cost of the ${en}` };
};

const named = (kind: Cause['kind'], id: string, sentence: Text): Named => ({ id, kind, sentence });

const namesOf = (event: BillAccountEvent): readonly Named[] => {
  switch (event.type) {
    case 'BillAccountOpened':
      return [named('termsOfSupply', event.data.broughtBy, agreedTerms(event.data))];
    case 'SupplyTermsAmended':
      return [named('termsOfSupply', event.data.broughtBy, changedTerms(event.data))];
    case 'MeterTaken':
      return [named('reading', event.data.opening.broughtBy, readingSentence(event.data.opening))];
    case 'MeterExchangeTaken':
      return [named('reading', event.data.removal.broughtBy, exchangeSentence(event.data))];
    case 'MeterRemovalTaken':
      return [named('reading', event.data.removal.broughtBy, readingSentence(event.data.removal))];
    case 'EvidenceTaken':
      return [
        named('reading', event.data.evidence.broughtBy, readingSentence({ ...event.data.evidence, kind: 'actual' })),
      ];
    case 'ReadingKept':
      return [named('reading', event.data.reading.broughtBy, readingSentence(event.data.reading))];
    case 'BillIssued':
      return [
        named('reading', event.data.reading.broughtBy, readingSentence(event.data.reading)),
        named('bill', event.data.billNumber, billSentence(event.data)),
      ];
    case 'PaymentReceived':
      return [event.data.receiptNumber, longReference(event.data)].map((id) =>
        named('payment', id, paymentSentence(event.data)),
      );
    case 'PaymentReversed':
      return [named('reversal', event.data.reference, amountSentence(reversal, event.data.amount))];
    case 'RefundRequested':
      return [named('refund', event.data.refundId, amountSentence(refund, event.data.amount))];
    case 'BillsCorrected':
      return [
        named('correction', event.data.correctionId, correctionSentence(event.data)),
        ...(event.data.correctiveBill
          ? [named('bill', event.data.correctiveBill.face.billNumber, billSentence(event.data.correctiveBill.face))]
          : []),
      ];
    case 'MiscEntryPosted':
      return [named('miscEntry', miscEntryReference(event.data.linkId), amountSentence(fee, event.data.amount))];
    case 'ChargePosted':
      return [
        named(
          'charge',
          miscEntryReference(event.data.chargeId),
          amountSentence(chargeOf(event.data), event.data.amount),
        ),
      ];
    case 'MiscEntryReversed':
      return [
        named('miscReversal', miscEntryReference(event.data.linkId), amountSentence(wrongItem, event.data.amount)),
      ];
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
