import { expect } from '@jest/globals';
import type { RecordedEvent } from '@pishkhan/event-store';
import { billsCanBeRecomputed, daysAreBilledOnce } from '../invariants/bills.ts';
import type { BillAccountEvent } from '../domain/bill-account.messages.ts';
import { basis, terms } from './account.ts';

const recorded = (stream: string, events: readonly { type: string; data: unknown }[]): RecordedEvent[] =>
  events.map((event, revision) => {
    const metadata = { schemaVersion: event.type === 'BillsCorrected' ? 2 : 1 };
    return { ...event, stream, revision, metadata } as RecordedEvent;
  });

/** Every bill of the sample account is recomputed from its events, and every day is billed once. */
export const isSound = (events: readonly BillAccountEvent[]): void => {
  const log = [
    ...recorded(
      'tariff-book-gas',
      basis.book.versions.map((data) => ({ type: 'TariffVersionPublished', data })),
    ),
    ...recorded(`bill-account-${terms.accountId}`, events),
  ];
  expect(billsCanBeRecomputed.check(log).violations).toEqual([]);
  expect(daysAreBilledOnce.check(log).violations).toEqual([]);
};
