import { expect, it } from '@jest/globals';
import { sampleMetadata } from '@pishkhan/contract-specs/event-store/samples.ts';
import { START, type RecordedEvent } from '@pishkhan/event-store';
import { kept } from '../payment/unidentified/domain/unidentified-payment.builders.ts';
import { unidentifiedPaymentIdOfReversed } from '../domain/payment/payment-identity.ts';
import { identifiedPaymentsArePostedOnce } from './payments.ts';

const { unidentifiedPaymentId } = kept;
const recorded = (type: string, data: object, revision = 0): RecordedEvent => ({
  id: `${type}-${revision}`,
  type,
  data: { unidentifiedPaymentId, ...data },
  stream: 'bill-account-1',
  revision,
  position: START,
  metadata: { ...sampleMetadata(), schemaVersion: 1 },
});
const violationsOf = (...log: RecordedEvent[]) => identifiedPaymentsArePostedOnce.check(log).violations.length;

it('15.4-45: finds a payment that was kept twice, posted twice, or posted to another account', () => {
  const [once, assigned] = [
    recorded('PaymentKept', kept),
    recorded('UnidentifiedPaymentAssigned', { accountId: '20000901' }),
  ];
  const posted = recorded('PaymentReceived', { accountId: '20000901' });
  expect(violationsOf(once)).toBe(0);
  expect(violationsOf(once, assigned, posted)).toBe(0);
  expect(violationsOf(recorded('PaymentReceived', { unidentifiedPaymentId: undefined }))).toBe(0);
  expect(violationsOf(once, recorded('PaymentKept', kept, 1))).toBe(1);
  expect(violationsOf(once, assigned, posted, recorded('PaymentReceived', { accountId: '20000901' }, 1))).toBe(1);
  expect(violationsOf(once, assigned, recorded('PaymentReceived', { accountId: '20000902' }))).toBe(1);
  expect(violationsOf(once, posted)).toBe(1);
});

it('15.4-47: money of a wrong account may be posted once more, to the account that it was assigned to', () => {
  const reference = '20000902-000000000000';
  const ofReversal = { unidentifiedPaymentId: unidentifiedPaymentIdOfReversed(reference), accountId: '20000901' };
  const reversed = recorded('PaymentReversed', { reference, reason: 'wrongAccount' });
  const [assigned, posted] = [
    recorded('UnidentifiedPaymentAssigned', ofReversal),
    recorded('PaymentReceived', ofReversal),
  ];
  expect(violationsOf(reversed, assigned, posted)).toBe(0);
  expect(violationsOf(recorded('PaymentReversed', { reference, reason: 'returnedCheque' }), assigned, posted)).toBe(1);
});
