import { expect, it } from '@jest/globals';
import { fold } from '@pishkhan/decider';
import { readFileSync } from 'node:fs';
import type { BillAccountEvent } from '../domain/bill-account.messages.ts';
import { billAccount } from '../domain/bill-account.ts';
import { openedAccount } from '../examples/account.ts';

it('N16: SecondMeterKept v1 and MeterReleased v1 replay', () => {
  const [second, gone] = ['SecondMeterKept', 'MeterReleased'].map(
    (type) => JSON.parse(readFileSync(new URL(`./${type}.v1.json`, import.meta.url), 'utf8')) as BillAccountEvent,
  );
  expect(fold(billAccount, [...openedAccount, second!]).otherMeters).toMatchObject([
    { meter: { meterId: '62000002' } },
  ]);
  expect(fold(billAccount, [...openedAccount, second!, gone!])).toMatchObject({ readings: [], otherMeters: [{}] });
});
