import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@pishkhan/event-store';
import type { BillsCorrected } from '../domain/bill-account.messages.ts';
import { basis, billing, day, eventsOf, reading } from '../examples/account.ts';
import { contractorsFault, correcting } from '../examples/correction.ts';
import { billsCanBeRecomputed } from './bills.ts';

const recorded = (stream: string, events: readonly { type: string; data: unknown }[]): RecordedEvent[] =>
  events.map((event, revision) => ({ ...event, stream, revision }) as RecordedEvent);

const tariffs = recorded(
  'tariff-book-gas',
  basis.book.versions.map((data) => ({ type: 'TariffVersionPublished', data })),
);
const account = eventsOf([
  billing(reading('over', day(5), 1_194)),
  billing(reading('next', day(6), 1_344)),
  correcting({ ...contractorsFault, readingId: reading('over', day(5), 0).readingId, rightIndex: 1_094 }),
]);
const log = (events: readonly { type: string; data: unknown }[]) => [
  ...tariffs,
  ...recorded('bill-account-10203040', events),
];
const withAmount = (type: string, change: (data: never) => unknown) =>
  account.map((event) => (event.type === type ? { ...event, data: change(event.data as never) } : event));

describe('replay parity (quality A7; 11.5–11.7)', () => {
  it('two bills and a correction of both are recomputed to the rial', () =>
    expect(billsCanBeRecomputed.check(log(account))).toEqual({ examined: 4, violations: [] }));
  it('a bill that is one rial too high is detected', () => {
    const tampered = withAmount('BillIssued', (data: { charges: { total: number } }) => ({
      ...data,
      charges: { ...data.charges, total: data.charges.total + 1 },
    }));
    expect(billsCanBeRecomputed.check(log(tampered)).violations).toHaveLength(2);
  });
  it('a correction that is one rial too low is detected', () => {
    const tampered = withAmount('BillsCorrected', (data: BillsCorrected['data']) => ({
      ...data,
      bills: data.bills.map((bill) => ({ ...bill, after: { ...bill.after, vat: bill.after.vat - 1 } })),
    }));
    expect(billsCanBeRecomputed.check(log(tampered)).violations).toHaveLength(2);
  });
});
