import { byField, byType, judge, ofType, type Invariant } from '@pishkhan/event-store';
import type { PaymentKept, PaymentReceived } from '../domain/bill-account.messages.ts';
import type { PaymentReversed } from '../domain/payment/reversal/reversal.messages.ts';
import { unidentifiedPaymentIdOfReversed } from '../domain/payment/payment-identity.ts';
import type { UnidentifiedPaymentAssigned } from '../payment/unidentified/domain/unidentified-payment.messages.ts';

/** Unidentified money is posted only if it was assigned, to that account, and once; so is that of a wrong account. */
export const identifiedPaymentsArePostedOnce: Invariant = {
  name: 'each unidentified payment is kept once, and posted at most once to the account that it was assigned to',
  inPersian: 'هر پرداخت نامشخص یک بار نگه داشته و حداکثر یک بار، به همان اشتراک تعیین‌شده، ثبت شده است',
  source: '15.4-45',
  groupOf: byType({
    PaymentKept: byField('unidentifiedPaymentId'),
    UnidentifiedPaymentAssigned: byField('unidentifiedPaymentId'),
    PaymentReceived: byField('unidentifiedPaymentId'),
    PaymentReversed: ({ data }) => unidentifiedPaymentIdOfReversed((data as PaymentReversed['data']).reference),
  }),
  check: (log) => {
    const kept = ofType<PaymentKept['data']>(log, 'PaymentKept');
    const reversed = ofType<PaymentReversed['data']>(log, 'PaymentReversed');
    const posted = ofType<PaymentReceived['data']>(log, 'PaymentReceived').filter(
      ({ data }) => data.unidentifiedPaymentId !== undefined,
    );
    const assigned = new Map(
      ofType<UnidentifiedPaymentAssigned['data']>(log, 'UnidentifiedPaymentAssigned').map(({ data }) => [
        data.unidentifiedPaymentId,
        data.accountId,
      ]),
    );
    const postings = Map.groupBy(posted, ({ data }) => data.unidentifiedPaymentId);
    const ofWrongAccounts = reversed.filter(({ data }) => data.reason === 'wrongAccount');
    const times = Map.groupBy(
      [
        ...kept.map(({ data }) => data.unidentifiedPaymentId),
        ...ofWrongAccounts.map(({ data }) => unidentifiedPaymentIdOfReversed(data.reference)),
      ],
      (id) => id,
    );
    return judge([...new Set([...times.keys(), ...postings.keys()])], (id) => {
      if (id === undefined) return false;
      const [received = [], keptTimes = 0] = [postings.get(id), times.get(id)?.length];
      const isRight = received.every(({ data }) => data.accountId === assigned.get(id));
      return (
        !(keptTimes === 1 && received.length <= 1 && isRight) &&
        `unidentified payment ${id}: kept ${keptTimes} times, posted ${received.length} times`
      );
    });
  },
};
