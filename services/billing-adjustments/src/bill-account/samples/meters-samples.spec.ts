import { expect, it } from '@jest/globals';
import { fold } from '@pishkhan/decider';
import { readFileSync } from 'node:fs';
import type { BillAccountEvent } from '../domain/bill-account.messages.ts';
import { billAccount } from '../domain/bill-account.ts';
import { billing, day, eventsOf, openedAccount, reading } from '../examples/account.ts';

const stored = (type: BillAccountEvent['type']) =>
  JSON.parse(readFileSync(new URL(`./${type}.v1.json`, import.meta.url), 'utf8')) as BillAccountEvent;

it('11.4, Card 13: MeterExchangeTaken v1, MeterRemovalTaken v1 and MeterChangeKept v1 replay', () => {
  expect(fold(billAccount, [...openedAccount, stored('MeterChangeKept'), stored('MeterExchangeTaken')])).toMatchObject({
    meter: { meterId: '62000901' },
    formerMeters: [{ meterId: '62000001' }],
    readings: [{ index: 1_000 }, { kind: 'removal', index: 1_060 }, { kind: 'installation', index: 3 }],
    keptChanges: [{ changeId: 'exchange-2' }],
  });
  const without = fold(billAccount, [...openedAccount, stored('MeterRemovalTaken')]);
  expect(without.meter).toBeUndefined();
  expect(without.readings).toHaveLength(2);
});

it('11.4, 15.4-31: MeterRemovalTaken v1 of a late removal replays', () => {
  const { data, ...late } = stored('MeterRemovalTaken') as Extract<BillAccountEvent, { type: 'MeterRemovalTaken' }>;
  const guess = reading('october', day(10), 1_200, { kind: 'estimated', estimatedBy: 'system' });
  const billed = eventsOf([billing(guess)], openedAccount);
  const estimates = [{ readingId: guess.readingId, index: data.removal.index }];
  expect(fold(billAccount, [...billed, { ...late, data: { ...data, estimates } }]).readings).toMatchObject([
    { kind: 'installation' },
    { kind: 'removal', index: 1_060 },
    { kind: 'estimated', index: 1_060, afterRemoval: true },
  ]);
});

it('N16: SecondMeterKept v1 and MeterReleased v1 replay', () => {
  const [second, gone] = ['SecondMeterKept', 'MeterReleased'].map(
    (type) => JSON.parse(readFileSync(new URL(`./${type}.v1.json`, import.meta.url), 'utf8')) as BillAccountEvent,
  );
  expect(fold(billAccount, [...openedAccount, second!]).otherMeters).toMatchObject([
    { meter: { meterId: '62000002' } },
  ]);
  expect(fold(billAccount, [...openedAccount, second!, gone!])).toMatchObject({ readings: [], otherMeters: [{}] });
});
