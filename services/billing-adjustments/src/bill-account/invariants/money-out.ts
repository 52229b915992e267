import {
  byField,
  byStream,
  byType,
  factOf,
  inCategory,
  judge,
  ofType,
  type Invariant,
  type RecordedEvent,
} from '@pishkhan/event-store';
import { isSamePerson } from '@pishkhan/roles';
import type { BillAccountEvent } from '../domain/bill-account.messages.ts';
import { billAccount } from '../domain/bill-account.ts';
import type { BillAccount } from '../domain/bill-account.state.ts';
import { receivedOn, refundedOn } from '../domain/payment/reversal/reversal.rules.ts';
import type { PaymentReversed } from '../domain/payment/reversal/reversal.messages.ts';

export const paymentsAreReversedOnce: Invariant = {
  name: 'a payment is reversed at most once, by two persons',
  inPersian: 'هر پرداخت حداکثر یک بار و با دو نفر برگشت خورده است',
  source: '15.4-47, 7.5',
  groupOf: byType({ PaymentReversed: byField('reference') }),
  check: (log) => {
    const reversed = new Set<string>();
    return judge(ofType<PaymentReversed['data']>(log, 'PaymentReversed'), ({ stream, revision, data }) => {
      const { reference, requestedBy, confirmedBy } = data;
      const isRepeated = reversed.has(reference);
      reversed.add(reference);
      return (
        (isRepeated || isSamePerson(requestedBy, confirmedBy)) &&
        `${stream} #${revision}: payment ${reference} was reversed ${isRepeated ? 'again' : `by ${confirmedBy} alone`}`
      );
    });
  },
};

type Refunding = Extract<BillAccountEvent, { type: 'RefundRequested' | 'PaymentReversed' }>;

/** After each request and each reversal: refunds are covered by money received, and a request by a credit. */
export const refundsAreCovered: Invariant = {
  name: 'refunds never exceed the credit of money received',
  inPersian: 'بازپرداخت‌ها از پول دریافتی بیشتر نیست',
  source: '9.5',
  groupOf: byStream,
  check: (log) => {
    const accounts = new Map<string, BillAccount>();
    const after: { event: RecordedEvent; account: BillAccount }[] = [];
    for (const event of log) {
      if (!inCategory(event.stream, billAccount.category)) continue;
      const earlier = accounts.get(event.stream) ?? billAccount.initial;
      const account = billAccount.evolve(earlier, factOf(billAccount, event));
      accounts.set(event.stream, account);
      const types: readonly Refunding['type'][] = ['RefundRequested', 'PaymentReversed'];
      if (types.some((type) => type === event.type)) after.push({ event, account });
    }
    return judge(after, ({ event: { stream, revision, type }, account }) => {
      const isOverdrawn = type === 'RefundRequested' && account.receivable > 0;
      const isUncovered = refundedOn(account) > 0 && refundedOn(account) > receivedOn(account);
      return (
        (isOverdrawn || isUncovered) &&
        `${stream} #${revision} ${type}: refunded ${refundedOn(account)}, received ${receivedOn(account)}, owed ${account.receivable}`
      );
    });
  },
};
