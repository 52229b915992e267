import { describe, expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { openEmbeddedEventStore, START, verifyLog } from '@pishkhan/event-store';
import { unagreedFormat } from '@pishkhan/testing/written-files';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { invariants } from '../audit/invariants/index.ts';
import { catalogue } from '../audit/registry.ts';
import { writeDistrict, writeReadingFiles } from './large-district.ts';

describe('a large district', () => {
  it('is written once, by the deciders of its streams, and every invariant holds', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'large-district-'));
    const store = openEmbeddedEventStore({ file: join(folder, 'pishkhan.sqlite') });
    const district = {
      first: 0,
      accounts: 40,
      months: 2,
      contractorId: 'contractor-zagros',
      installedOn: civilDate('2026-06-22'),
    };
    await writeDistrict(store, district, () => {});
    const head = await store.head();
    for (const wrong of [{ accounts: Number('many') }, { contractorId: 'contractor-sabalan' }])
      await expect(writeDistrict(store, { ...district, ...wrong }, () => {})).rejects.toThrow();
    await writeDistrict(store, district, () => {});
    expect(await store.head()).toEqual(head);
    expect(await store.readAll({ categories: ['meter'], after: START, limit: 100 })).toHaveLength(40);
    const beyond = { ...district, first: 40, accounts: 10, contractorId: 'contractor-alborz' };
    await writeDistrict(store, beyond, () => {});
    expect(await store.readAll({ categories: ['meter'], after: START, limit: 100 })).toHaveLength(50);
    const { findings, everyEventIsKnown } = await verifyLog({ store, catalogue, invariants });
    expect([everyEventIsKnown, ...findings].flatMap(({ violations }) => violations)).toEqual([]);
    await store.close();
    const lines = [district, beyond].map((each) =>
      writeReadingFiles(folder, each, unagreedFormat).map((file) => readFileSync(file, 'utf8').split('\r\n').length),
    );
    expect(lines).toEqual([
      [42, 42],
      [12, 12],
    ]);
    rmSync(folder, { recursive: true });
  });
});
