import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { stores, type SpecConnection } from '@pishkhan/contract-specs/views/stores.ts';
import type { View } from '../view.ts';
import { InvalidCursor } from './cursor.ts';
import { ensureIndexes } from './indexes.ts';
import { modelOf, trusted } from './model.ts';
import { page, type PageOptions } from './page.ts';

interface Item {
  readonly office: string;
  readonly amount?: number;
}
const items: View<Item> = {
  name: 'items',
  version: 2,
  question: 'Which items are there? For the spec.',
  from: { categories: ['item'] },
  schema: new mongoose.Schema({ office: String, amount: Number }).index({ amount: 1, _id: 1 }),
  keysOf: ({ stream }) => [stream],
  apply: (document) => document,
};

describe.each(stores)('reading a view, on $name', ({ connect }) => {
  let store: SpecConnection;
  let database: mongoose.Connection;
  beforeAll(async () => {
    store = await connect('page');
    database = store.connection;
    await ensureIndexes(database, [items]);
    await ensureIndexes(database, [items]);
    const stored = Array.from({ length: 95 }, (_, index) => ({
      _id: `item-${String(index).padStart(3, '0')}`,
      office: `office-${index % 2}`,
      ...(index % 10 === 0 ? {} : { amount: index % 7 }),
      _at: '5-5',
    }));
    await database
      .db!.collection('items_v2')
      .insertMany([...stored, { _id: 'item-gone', _at: '6-6', _gone: true }] as never);
  });
  afterAll(() => store.close());
  const model = () => modelOf(database, items);
  const walk = async (
    options: Omit<PageOptions<Item & { _id: string }>, 'model'>,
    between: () => Promise<void> = async () => undefined,
  ): Promise<(Item & { _id: string })[]> => {
    const seen: (Item & { _id: string })[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const { items: found, next } = await page({ model: model(), ...options, cursor });
      seen.push(...found);
      cursor = next;
      await between();
    }
    return seen;
  };

  it.each([['amount'], ['-amount'], ['_id'], ['-_id'], [['office', '-amount']]])(
    'pages by %s return each document once, in order, also those without a value',
    async (sort) => {
      const seen = await walk({ sort, limit: 7 });
      expect(new Set(seen.map(({ _id }) => _id)).size).toBe(95);
      expect(seen.length).toBe(95);
      const direction = [sort].flat()[0]!.startsWith('-') ? -1 : 1;
      const field = [sort].flat()[0]!.replace('-', '') as keyof Item;
      const values = seen.map((item) => String(item[field] ?? ''));
      expect(values).toEqual([...values].sort((a, b) => direction * (a < b ? -1 : a > b ? 1 : 0)));
    },
  );
  it.each([['amount'], ['-_id']])('pages by %s are full although a condition leaves documents out', async (sort) => {
    const isKept = ({ _id }: { readonly _id: string }) => Number(_id.slice(-2)) % 9 === 0;
    const keep = async <Kept extends { readonly _id: string }>(found: readonly Kept[]) => found.filter(isKept);
    const { items: first, next } = await page({ model: model(), sort, limit: 4, keep });
    expect([first.length, next === null]).toEqual([4, false]);
    const kept = await walk({ sort, limit: 4, keep });
    const all = await walk({ sort, limit: 4 });
    expect(kept).toEqual(all.filter(isKept));
    expect((await page({ model: model(), sort, limit: 4, keep: async () => [] })).next).toBeNull();
  });
  it('a document inserted in between neither repeats nor hides another', async () => {
    let added = 0;
    const seen = await walk({ sort: 'amount', filter: { office: 'office-1' }, limit: 5 }, async () => {
      if (added < 5)
        await database
          .db!.collection('items_v2')
          .insertOne({ _id: `item-early-${added++}` as never, office: 'office-1', amount: 0, _at: '7-7' });
    });
    expect(seen.filter(({ _id }) => !_id.startsWith('item-early')).length).toBe(47);
    expect(new Set(seen.map(({ _id }) => _id)).size).toBe(seen.length);
    await database.db!.collection('items_v2').deleteMany({ _id: /^item-early/ } as never);
  });
  it('rejects a cursor that was changed, or belongs to another query', async () => {
    const { next } = await page({ model: model(), sort: 'amount', limit: 5 });
    const changed = `${next!.slice(0, -2)}${next!.endsWith('A') ? 'B' : 'A'}`;
    for (const [cursor, sort] of [
      [changed, 'amount'],
      ['nonsense', 'amount'],
      ['', 'amount'],
      [next!, '-amount'],
    ] as const) {
      await expect(page({ model: model(), sort, cursor, limit: 5 })).rejects.toThrow(InvalidCursor);
    }
    await expect(
      page({ model: model(), sort: 'amount', filter: { office: 'office-1' }, cursor: next!, limit: 5 }),
    ).rejects.toThrow(InvalidCursor);
  });
  it('returns neither internal fields nor removed documents', async () => {
    expect(await model().findById('item-001')).toEqual({ _id: 'item-001', office: 'office-1', amount: 1 });
    expect(await model().findById('item-gone')).toBeNull();
    expect(await model().countDocuments()).toBe(95);
    expect(await model().aggregate([{ $match: { _id: { $in: ['item-001', 'item-gone'] } } }])).toEqual([
      { _id: 'item-001', office: 'office-1', amount: 1 },
    ]);
    expect(await model().distinct('office')).toEqual(['office-0', 'office-1']);
  });
  it('a read interrupted by a swap of its collection is repeated, and other errors are thrown', async () => {
    const { collection } = model();
    const failOnce = (method: 'find' | 'findOne' | 'aggregate', code: number): void => {
      const made = collection[method];
      Object.assign(collection, {
        [method]: () => {
          Object.assign(collection, { [method]: made });
          throw Object.assign(new Error('collection dropped'), { code });
        },
      });
    };
    failOnce('find', 175);
    expect((await model().find({ office: 'office-1' })).length).toBe(47);
    failOnce('find', 43);
    expect((await page({ model: model(), limit: 5 })).items.length).toBe(5);
    failOnce('findOne', 246);
    expect(await model().findById('item-001')).toMatchObject({ amount: 1 });
    failOnce('aggregate', 175);
    expect((await model().aggregate([{ $match: { office: 'office-1' } }])).length).toBe(47);
    failOnce('find', 50);
    await expect(model().find()).rejects.toMatchObject({ code: 50 });
  });
  it('a field that the schema lacks throws; an operator from outside is a plain value', async () => {
    await expect(model().find({ nosuch: 1 } as never)).rejects.toThrow(/nosuch/);
    await expect(model().find({ office: { $ne: 'x' } })).rejects.toThrow();
    expect((await model().find({ office: trusted({ $ne: 'office-0' }) })).length).toBe(47);
  });
  it('each version has its own collection, with the indexes of its schema', async () => {
    expect((await database.db!.collection('items_v2').indexes()).map(({ name }) => name)).toEqual([
      '_id_',
      'amount_1__id_1',
    ]);
    expect(modelOf(database, { ...items, version: 3 }).collection.name).toBe('items_v3');
  });
  it('an index that ends with the page’s `_id` replaces the one of an earlier release, and no page sorts in memory (P11)', async () => {
    const collection = database.db!.collection('items_v5');
    await collection.createIndex({ amount: 1 });
    await ensureIndexes(database, [{ ...items, version: 5 }]);
    expect((await collection.indexes()).map(({ name }) => name)).toEqual(['_id_', 'amount_1__id_1']);
    const plan = await collection.find({ amount: 3 }).sort({ amount: -1, _id: -1 }).explain('queryPlanner');
    expect(JSON.stringify(plan)).not.toContain('"SORT"');
  });
  it('an index that differs from the schema fails the start, by its name', async () => {
    const other = { ...items, version: 4 };
    await database.db!.collection('items_v4').createIndex({ amount: 1, _id: 1 }, { sparse: true });
    await expect(ensureIndexes(database, [other])).rejects.toThrow(/amount_1__id_1 of the collection items_v4/);
    await database.db!.collection('items_v4').dropIndex('amount_1__id_1');
    await ensureIndexes(database, [other]);
  });
});
