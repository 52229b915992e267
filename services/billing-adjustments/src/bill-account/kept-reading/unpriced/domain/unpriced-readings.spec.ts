import { describe, expect, it } from '@jest/globals';
import { day } from '../../../examples/account.ts';
import { given } from '@pishkhan/decider';
import type { UnpricedReadingsEvent } from './unpriced-readings.messages.ts';
import { accountShards, shardOf } from './account-shards.ts';
import { nextAccountsOf, readingsOf, unpricedReadings } from './unpriced-readings.ts';

const awaited = (readingId: string, accountId: string): UnpricedReadingsEvent => ({
  type: 'PriceAwaited',
  data: { accountId, readingId, since: day(7) },
});
const enter = (readingId: string, accountId: string) =>
  ({ type: 'AwaitPrice', accountId, readingId, today: day(7) }) as const;
const published = { kind: 'tariff', version: 'household-1406' } as const;
const publish = { type: 'BeginPriceCheck', published } as const;
const began = (check: number): UnpricedReadingsEvent => ({ type: 'PriceCheckBegan', data: { check, published } });

describe('readings that wait for a price (11.1, F8)', () => {
  it('are entered once', () => {
    given(unpricedReadings)
      .when(enter('reading-a', '10203040'))
      .then(awaited('reading-a', '10203040'))
      .when(enter('reading-a', '10203040'))
      .thenNothing();
  });
  it('a publication checks every waiting account once, also one with several readings', () => {
    given(unpricedReadings).when(publish).thenNothing();
    given(unpricedReadings, awaited('a', '1'), awaited('b', '1'), awaited('c', '2'))
      .when(publish)
      .thenMatching((events, state) => {
        expect(events).toEqual([began(1)]);
        expect(nextAccountsOf(state)).toEqual(['1', '2']);
        expect(readingsOf(state, '1')).toEqual(['a', 'b']);
      });
  });
  it('billed ones leave, the others wait for the next publication, and a result counts once', () => {
    const record = {
      type: 'RecordPriceCheck',
      check: 1,
      accounts: [
        { accountId: '1', billed: ['a'] },
        { accountId: '2', billed: [] },
      ],
    } as const;
    const checked = given(unpricedReadings, awaited('a', '1'), awaited('b', '1'), awaited('c', '2'), began(1))
      .when(record)
      .then({ type: 'AccountsPriced', data: { check: 1, accounts: record.accounts } });
    checked.when(record).thenNothing();
    checked.when(publish).thenMatching((events, { waiting, left }) => {
      expect(events).toEqual([began(2)]);
      expect(waiting).toEqual({ b: '1', c: '2' });
      expect(left).toEqual(['1', '2']);
    });
  });
  it('a later publication starts again, and the results of the earlier check are ignored', () =>
    given(unpricedReadings, awaited('a', '1'), began(1), began(2))
      .when({ type: 'RecordPriceCheck', check: 1, accounts: [{ accountId: '1', billed: [] }] })
      .thenNothing());
  it('every account has one of the streams', () => {
    const shards = Array.from({ length: 500 }, (_, number) => shardOf(String(10_203_000 + number)));
    expect(new Set(shards)).toEqual(new Set(accountShards));
  });
});
