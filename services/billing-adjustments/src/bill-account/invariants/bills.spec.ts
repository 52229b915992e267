import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@pishkhan/event-store';
import { rial } from '@pishkhan/money';
import type { BillAccountEvent, BillsCorrected } from '../domain/bill-account.messages.ts';
import { postingOfCharges } from '../domain/billing/posting.ts';
import { basis, billing, day, eventsOf, reading } from '../examples/account.ts';
import { contractorsFault, correcting, seenAt } from '../examples/correction.ts';
import { billsCanBeRecomputed } from './bills.ts';

const recorded = (stream: string, events: readonly { type: string; data: unknown }[]): RecordedEvent[] =>
  events.map((event, revision) => {
    const metadata = { schemaVersion: event.type === 'BillsCorrected' ? 2 : 1 };
    return { ...event, stream, revision, metadata } as RecordedEvent;
  });

const tariffs = recorded(
  'tariff-book-gas',
  basis.book.versions.map((data) => ({ type: 'TariffVersionPublished', data })),
);
const account = eventsOf([
  billing(reading('over', day(5), 1_194)),
  billing(reading('next', day(6), 1_344)),
  correcting({
    ...contractorsFault,
    readingId: reading('over', day(5), 0).readingId,
    rightIndex: 1_094,
    ...seenAt(1_400),
  }),
]);
/** 27 m³ in 31 days as the release before 15.4-30 billed them: by the present rule one rial more. */
const issuedEarlier = eventsOf([billing(reading('over', day(5), 1_027))]).map((event): BillAccountEvent => {
  if (event.type !== 'BillIssued') return event;
  const { ratingRule: _rule, ...data } = event.data;
  const charges = { ...data.charges, vat: rial(data.charges.vat - 1), total: rial(data.charges.total - 1) };
  const figures = { charges, remainder: rial(data.remainder - 1), posting: postingOfCharges(data.accountId, charges) };
  return { ...event, data: { ...data, ...figures } };
});
const log = (events: readonly { type: string; data: unknown }[]) => [
  ...tariffs,
  ...recorded('bill-account-10203040', events),
];
const withAmount = (type: string, change: (data: never) => unknown) =>
  account.map((event) => (event.type === type ? { ...event, data: change(event.data as never) } : event));

describe('replay parity (quality A7; 11.5–11.7)', () => {
  it('two bills and a correction of both are recomputed to the rial', () =>
    expect(billsCanBeRecomputed.check(log(account))).toEqual({ examined: 4, violations: [] }));
  it('15.4-30: a bill and its correction name the rule for the base of levy and VAT', () => {
    const rules = account.flatMap((event) =>
      event.type === 'BillIssued'
        ? [event.data.ratingRule]
        : event.type === 'BillsCorrected'
          ? event.data.bills.map(({ ratingRule }) => ratingRule)
          : [],
    );
    expect(rules).toEqual([2, 2, 2, 2]);
  });
  it('15.4-30: a bill of an earlier release is recomputed, and corrected, by the rule of its issue', () => {
    const corrected = eventsOf(
      [correcting({ readingId: 'reading-over', rightIndex: 1_059, ...seenAt(1_400) })],
      issuedEarlier,
    );
    expect(corrected.at(-1)).toMatchObject({
      data: { bills: [{ before: { vat: 3_485, total: 45_569 }, after: { vat: 7_363, total: 96_845 } }] },
    });
    expect(corrected.at(-1)!.data).toEqual(expect.not.objectContaining({ ratingRule: expect.anything() }));
    expect(billsCanBeRecomputed.check(log(corrected))).toEqual({ examined: 2, violations: [] });
  });
  it('15.4-30: an earlier bill that is corrected by another rule is detected', () => {
    const corrected = eventsOf(
      [correcting({ readingId: 'reading-over', rightIndex: 1_059, ...seenAt(1_400) })],
      issuedEarlier,
    );
    const tampered = corrected.map((event) =>
      event.type === 'BillsCorrected'
        ? { ...event, data: { ...event.data, bills: event.data.bills.map((bill) => ({ ...bill, ratingRule: 2 })) } }
        : event,
    );
    expect(billsCanBeRecomputed.check(log(tampered)).violations).toEqual([
      expect.stringContaining('was corrected by rating rule 2, not by its own'),
    ]);
  });
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
