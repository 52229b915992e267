import { expect, it } from '@jest/globals';
import type mongoose from 'mongoose';
import { billModel, bills } from './samples.ts';

export const indexing = (database: () => mongoose.Connection): void => {
  const db = () => database().db!;

  it('lists collections and indexes', async () => {
    const model = await billModel(database());
    expect((await db().listCollections({ name: model.collection.name }).toArray()).map(({ type }) => type)).toEqual([
      'collection',
    ]);
    const indexes = await model.collection.indexes();
    expect(indexes.map(({ name }) => name).sort()).toEqual(['_id_', 'account_1_issuedOn_1', 'number_1']);
    expect(indexes.find(({ name }) => name === 'number_1')).toMatchObject({
      key: { number: 1 },
      unique: true,
      sparse: true,
    });
  });
  it('creating an index again changes nothing; another index with its name is rejected', async () => {
    const { collection } = await billModel(database());
    expect(await collection.createIndex({ number: 1 }, { unique: true, sparse: true })).toBe('number_1');
    await expect(collection.createIndex({ amount: 1 }, { name: 'number_1' })).rejects.toMatchObject({ code: 86 });
    await collection.dropIndex('number_1');
    await expect(collection.dropIndex('number_1')).rejects.toMatchObject({ code: 27 });
  });
  it('rejects a unique index over duplicates', async () => {
    const model = await billModel(database());
    await model.insertMany(bills(20));
    await expect(model.collection.createIndex({ account: 1 }, { unique: true })).rejects.toMatchObject({ code: 11000 });
    expect((await model.collection.indexes()).length).toBe(3);
  });
};

export const maintaining = (database: () => mongoose.Connection): void => {
  const db = () => database().db!;

  it('renames over another collection: its documents and indexes are those of the new one', async () => {
    const live = await billModel(database());
    const next = await billModel(database());
    await live.insertMany(bills(3));
    await next.insertMany(bills(7));
    await expect(next.collection.rename(live.collection.name)).rejects.toMatchObject({ code: 48 });
    await db().renameCollection(next.collection.name, live.collection.name, { dropTarget: true });
    expect(await live.countDocuments()).toBe(7);
    expect(await next.countDocuments()).toBe(0);
    await expect(live.create({ _id: 'bill-1' })).rejects.toMatchObject({ code: 11000 });
  });
  it('a collection exists in every search while others are renamed over it', async () => {
    const live = await billModel(database());
    await live.insertMany(bills(150));
    const seen = { on: true, counts: new Set<number>() };
    const reader = (async () => {
      while (seen.on)
        seen.counts.add(
          await live
            .find()
            .limit(100)
            .lean()
            .then((found) => found.length),
        );
    })();
    for (let round = 0; round < 5; round++) {
      const next = await billModel(database());
      await next.insertMany(bills(120));
      await db().renameCollection(next.collection.name, live.collection.name, { dropTarget: true });
    }
    seen.on = false;
    await reader;
    expect([...seen.counts]).toEqual([100]);
    expect((await live.collection.indexes()).length).toBe(3);
  });
  it('replies to unsupported commands with the right codes', async () => {
    await expect(db().command({ noSuchCommand: 1 })).rejects.toMatchObject({ code: 59 });
    await expect(db().renameCollection('neverMade', 'other')).rejects.toMatchObject({ code: 26 });
    await expect(db().command({ listIndexes: 'neverMade' })).rejects.toMatchObject({ code: 26 });
    await expect(db().command({ getMore: 123456789n, collection: 'neverMade' })).rejects.toMatchObject({ code: 43 });
    expect(await db().collection('neverMade').find().toArray()).toEqual([]);
  });
};
