import { beforeEach, expect, it } from '@jest/globals';
import type mongoose from 'mongoose';
import type { Model } from 'mongoose';
import { bill, billModel, bills, type Bill } from './samples.ts';

export const writing = (database: () => mongoose.Connection): void => {
  let model: Model<Bill>;
  beforeEach(async () => void (model = await billModel(database())));
  const stored = (id: number) => model.findById(`bill-${id}`).lean();

  it('stores a document unchanged', async () => {
    const given = bill(1, {
      number: '1',
      lines: [{ kind: 'gasPrice', amount: 5 }],
      remarks: ['الف', 'ب'],
      office: { id: 'office-101' },
    });
    await model.create(given);
    expect(await stored(1)).toEqual(given);
  });
  it('rejects a second document with the same _id, naming the key', async () => {
    await model.create(bill(1));
    await expect(model.create(bill(1))).rejects.toMatchObject({ code: 11000, keyPattern: { _id: 1 } });
  });
  it('rejects duplicates in a unique index on insert and update, but not documents without a value', async () => {
    await model.create(bill(1, { number: 'n' }), bill(2), bill(3));
    await expect(model.create(bill(4, { number: 'n' }))).rejects.toMatchObject({
      code: 11000,
      keyPattern: { number: 1 },
      keyValue: { number: 'n' },
    });
    await expect(model.updateOne({ _id: 'bill-2' }, { number: 'n' })).rejects.toMatchObject({ code: 11000 });
    expect(await stored(2)).not.toHaveProperty('number');
  });
};

export const writingInBulk = (database: () => mongoose.Connection): void => {
  let model: Model<Bill>;
  beforeEach(async () => void (model = await billModel(database())));

  it('bulk: an ordered one stops at the first error, an unordered one continues', async () => {
    const operations = [bill(1), bill(1), bill(2)].map((document) => ({ insertOne: { document } }));
    await expect(model.collection.bulkWrite(operations as never, { ordered: true })).rejects.toMatchObject({
      code: 11000,
      insertedCount: 1,
    });
    await expect(model.collection.bulkWrite(operations as never, { ordered: false })).rejects.toMatchObject({
      code: 11000,
      insertedCount: 1,
    });
    expect(await model.countDocuments()).toBe(2);
  });
  it('bulk upsert of whole documents, twice', async () => {
    const operations = bills(500).map((replacement) => ({
      replaceOne: { filter: { _id: replacement._id }, replacement, upsert: true },
    }));
    const first = await model.bulkWrite(operations as never);
    const second = await model.bulkWrite(operations as never);
    expect([first.upsertedCount, second.upsertedCount, second.matchedCount, second.modifiedCount]).toEqual([
      500, 0, 500, 0,
    ]);
    expect(await model.countDocuments()).toBe(500);
  });
  it('replaces only if the filter still matches', async () => {
    await model.create(bill(1, { number: 'seen' }));
    const { matchedCount } = await model.collection.replaceOne(
      { _id: 'bill-1' as never, number: 'other' },
      bill(1) as never,
    );
    expect(matchedCount).toBe(0);
  });
};

export const updating = (database: () => mongoose.Connection): void => {
  let model: Model<Bill>;
  beforeEach(async () => void (model = await billModel(database())));
  const stored = (id: number) => model.findById(`bill-${id}`).lean();

  it('findOneAndUpdate returns the document before or after, and upserts', async () => {
    await model.create(bill(1));
    expect(await model.findOneAndUpdate({ _id: 'bill-1' }, { $inc: { amount: 5 } }).lean()).toMatchObject({
      amount: 1000,
    });
    expect(
      await model.findOneAndUpdate({ _id: 'bill-1' }, { $inc: { amount: 5 } }, { returnDocument: 'after' }).lean(),
    ).toMatchObject({ amount: 1010 });
    expect(await model.findOneAndUpdate({ _id: 'none' }, { amount: 1 }).lean()).toBeNull();
    expect(
      await model
        .findOneAndUpdate({ _id: 'new' }, { $setOnInsert: { amount: 7 } }, { upsert: true, returnDocument: 'after' })
        .lean(),
    ).toMatchObject({ _id: 'new', amount: 7 });
    expect(await model.findOneAndDelete({ account: 'account-1' }, { sort: { amount: 1 } }).lean()).toMatchObject({
      _id: 'bill-1',
    });
  });
  it('update operators', async () => {
    await model.create(
      bill(1, {
        lines: [
          { kind: 'gasPrice', amount: 1 },
          { kind: 'levy', amount: 2 },
        ],
        remarks: ['a'],
      }),
    );
    await model.updateOne(
      { _id: 'bill-1' },
      {
        $set: { 'office.id': 'office-101' },
        $unset: { issuedOn: 1 },
        $push: { remarks: { $each: ['b', 'c'], $slice: -2 } },
        $max: { amount: 5000 },
      },
    );
    expect(await stored(1)).toMatchObject({ office: { id: 'office-101' }, remarks: ['b', 'c'], amount: 5000 });
    expect(await stored(1)).not.toHaveProperty('issuedOn');
    await model.updateOne(
      { _id: 'bill-1', 'lines.kind': 'levy' },
      { $set: { 'lines.$.amount': 20 }, $pull: { remarks: 'b' } },
    );
    await model.updateOne(
      { _id: 'bill-1' },
      { $inc: { 'lines.$[line].amount': 100 } },
      { arrayFilters: [{ 'line.kind': 'gasPrice' }] },
    );
    expect(await stored(1)).toMatchObject({
      remarks: ['c'],
      lines: [
        { kind: 'gasPrice', amount: 101 },
        { kind: 'levy', amount: 20 },
      ],
    });
  });
  it('updates and deletes many, and returns their number', async () => {
    await model.insertMany(bills(30));
    expect(await model.updateMany({ account: 'account-3' }, { $inc: { amount: 1 } })).toMatchObject({
      matchedCount: 3,
      modifiedCount: 3,
    });
    expect(await model.updateMany({ account: 'account-3' }, { $set: { account: 'account-3' } })).toMatchObject({
      matchedCount: 3,
      modifiedCount: 0,
    });
    expect(
      await model.updateOne({ account: 'account-4' }, [{ $set: { amount: { $add: ['$amount', 1] } } }], {
        updatePipeline: true,
      }),
    ).toMatchObject({ modifiedCount: 1 });
    expect(await model.deleteMany({ account: { $in: ['account-3', 'account-4'] } })).toMatchObject({ deletedCount: 6 });
    expect(await model.estimatedDocumentCount()).toBe(24);
  });
  it('never changes an _id', async () => {
    await model.create(bill(1));
    await expect(
      model.collection.updateOne({ _id: 'bill-1' as never }, { $set: { _id: 'other' } } as never),
    ).rejects.toMatchObject({ code: 66 });
  });
};
