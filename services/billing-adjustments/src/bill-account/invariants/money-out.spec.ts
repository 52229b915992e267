import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@pishkhan/event-store';
import type { BillAccountEvent } from '../domain/bill-account.messages.ts';
import { billAccount } from '../domain/bill-account.ts';
import { day } from '../examples/account.ts';
import { after, opened, read } from '../examples/history.ts';
import { declineRefund, payAmount, requestRefund, reverse } from '../examples/money.ts';
import { paymentsAreReversedOnce, refundsAreCovered } from './money-out.ts';

const { events } = after(opened, [
  read('a', day(5), 300),
  payAmount('r1', 795_000),
  payAmount('r2', 300_000),
  requestRefund('f-1', 299_000),
  reverse('r1'),
  declineRefund('f-1'),
  reverse('r2'),
]);
const log = (facts: readonly BillAccountEvent[]): RecordedEvent[] =>
  facts.map(
    (event, revision) =>
      ({
        ...event,
        stream: 'bill-account-10203040',
        revision,
        metadata: { schemaVersion: billAccount.events[event.type] },
      }) as RecordedEvent,
  );
const changed = (type: BillAccountEvent['type'], more: object) =>
  events.map((event) =>
    event.type === type ? ({ ...event, data: { ...event.data, ...more } } as BillAccountEvent) : event,
  );

describe('15.4-47, 9.5: money out, as npm run verify judges it', () => {
  it('two reversals and a declined refund hold', () => {
    expect(paymentsAreReversedOnce.check(log(events))).toEqual({ examined: 2, violations: [] });
    expect(refundsAreCovered.check(log(events))).toEqual({ examined: 3, violations: [] });
  });
  it('a payment that is reversed again, or by one person alone, is detected', () => {
    const again = [...events, events.find(({ type }) => type === 'PaymentReversed')!];
    expect(paymentsAreReversedOnce.check(log(again)).violations).toHaveLength(1);
    expect(
      paymentsAreReversedOnce.check(log(changed('PaymentReversed', { confirmedBy: 'receivables-1' }))).violations,
    ).toHaveLength(2);
  });
  it('a refund of more than was received, or into a debt, is detected', () => {
    expect(refundsAreCovered.check(log(changed('RefundRequested', { amount: 2_000_000 }))).violations).not.toEqual([]);
    const withoutPayment = events.filter(({ type }) => type !== 'PaymentReceived');
    expect(refundsAreCovered.check(log(withoutPayment)).violations).not.toEqual([]);
  });
});
