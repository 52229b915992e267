import { expect, it } from '@jest/globals';
import { fold } from '@pishkhan/decider';
import { readFileSync } from 'node:fs';
import type { UnpricedReadingsEvent } from '../domain/unpriced-readings.messages.ts';
import { unpricedReadings } from '../domain/unpriced-readings.ts';

const sample = (type: UnpricedReadingsEvent['type']) =>
  JSON.parse(readFileSync(new URL(`${type}.v1.json`, import.meta.url), 'utf8')) as UnpricedReadingsEvent;
const after = (...types: UnpricedReadingsEvent['type'][]) => fold(unpricedReadings, types.map(sample));

it('11.1: every event of version 1 replays', () => {
  expect(after('PriceAwaited', 'PriceCheckBegan')).toEqual({
    waiting: { 'reading-d': '10203040' },
    check: 1,
    left: ['10203040'],
  });
  expect(after('PriceAwaited', 'PriceCheckBegan', 'AccountsPriced')).toEqual({ waiting: {}, check: 1, left: [] });
});
