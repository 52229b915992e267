import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fixedClock } from '@pishkhan/calendar';
import { foldRecorded, openEmbeddedEventStore, type EventStore } from '@pishkhan/event-store';
import { basis, billing, day, eventsOf, reading } from '../../bill-account/examples/account.ts';
import { deathsAt, Killed, oneProcess } from '../../bill-account/examples/one-process.ts';
import { publishedSettings } from '../../bill-account/examples/settings.ts';
import { billAccount } from '../../bill-account/domain/bill-account.ts';
import { shardOf } from '../../bill-account/kept-reading/unpriced/domain/account-shards.ts';
import { reactions } from '../index.ts';

const stream = 'bill-account-10203040';
const shard = `unpriced-readings-${shardOf('10203040')}`;
const { 'tariff-book-gas': tariffs, 'policy-billing': billingPolicy, ...others } = publishedSettings;
/** Kept in this order, as they may arrive before the account; the last one waits with the first. */
const unpriced = (prices: Partial<typeof basis>) =>
  eventsOf(
    [reading('b', day(6), 1_240), reading('a', day(5), 1_060), reading('c', day(7), 1_250)].map((each) => ({
      ...billing(each),
      basis: { ...basis, ...prices },
    })),
  );

let folder: string;
let store: EventStore;
let process: ReturnType<typeof oneProcess>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unpriced-'));
  store = openEmbeddedEventStore({ file: join(folder, 'log.sqlite') });
  const clock = fixedClock('2026-10-02T04:30:00.000Z');
  process = oneProcess({ store, clock, reactions, versions: billAccount.events });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});
const record = async (streams: Readonly<Record<string, readonly { type: string; data: unknown }[] | undefined>>) => {
  for (const [name, events] of Object.entries(streams)) await process.record(name, events!);
};
const billed = async () =>
  foldRecorded(billAccount, await store.readStream(stream)).bills.map(({ face }) => face.closingReadingId);
const inOrder = ['reading-a', 'reading-b', 'reading-c'];

describe('readings kept for want of a price are billed when it is published (11.1, F8)', () => {
  const withoutTariff = { ...others, 'policy-billing': billingPolicy };
  const before = { ...withoutTariff, [stream]: unpriced({ book: { versions: [] } }) };
  it('by the tariff, in the order of their days, once for any number of deliveries', async () => {
    await record(before);
    await process.live();
    expect(await billed()).toEqual([]);
    await record({ 'tariff-book-gas': tariffs });
    await process.live();
    await process.live();
    expect(await billed()).toEqual(inOrder);
    expect((await process.typesIn(shard)).at(-1)).toBe('AccountsPriced');
  });
  it('by the billing policy', async () => {
    await record({ ...others, 'tariff-book-gas': tariffs, [stream]: unpriced({ billing: { versions: [] } }) });
    await process.live();
    expect(await billed()).toEqual([]);
    await record({ 'policy-billing': billingPolicy });
    await process.live();
    expect(await billed()).toEqual(inOrder);
  });
  it('a reading that was decided without the tariff and recorded after its publication is billed as well', async () => {
    const events = unpriced({ book: { versions: [] } });
    await record({ ...withoutTariff, 'tariff-book-gas': tariffs, [stream]: events.slice(0, 2) });
    await process.live();
    const saved = await process.head();
    await record({ [stream]: events.slice(2) });
    await process.live(undefined, saved);
    expect(await billed()).toEqual(inOrder);
  });
  it('a later publication bills nothing again', async () => {
    await record({ ...before, 'tariff-book-gas': tariffs });
    await process.live();
    const length = (await store.readStream(stream)).length;
    await process.record('policy-billing', [
      { ...billingPolicy![0]!, data: { ...(billingPolicy![0]!.data as object), version: 'again' } },
    ]);
    await process.live();
    expect(await store.readStream(stream)).toHaveLength(length);
  });
  it.each(deathsAt(3))('killed $when append $at after the publication, the next run bills them once', async (death) => {
    await record(before);
    await process.live();
    const saved = await process.head();
    await record({ 'tariff-book-gas': tariffs });
    await expect(process.live(death, saved)).rejects.toBeInstanceOf(Killed);
    await process.live(undefined, saved);
    expect(await billed()).toEqual(inOrder);
  });
});
