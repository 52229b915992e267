import { beforeAll, expect, it } from '@jest/globals';
import type mongoose from 'mongoose';
import type { Model } from 'mongoose';
import { bill, billModel, bills, type Bill } from './samples.ts';

const idsOf = (documents: readonly { _id: string }[]) => documents.map(({ _id }) => _id);

/** A thousand similar bills, and one with every field. */
const billsOf = (database: () => mongoose.Connection): (() => Model<Bill>) => {
  let model: Model<Bill>;
  beforeAll(async () => {
    model = await billModel(database());
    await model.insertMany(bills(1000));
    await model.create(
      bill(1000, {
        amount: -1,
        remarks: ['a', 'b'],
        lines: [{ kind: 'levy', amount: 3 }],
        office: { id: 'office-101', county: 'county-1' },
      }),
    );
  });
  return () => model;
};

export const finding = (database: () => mongoose.Connection): void => {
  const model = billsOf(database);

  it('a cursor over a thousand documents returns each once', async () => {
    const seen = new Set<string>();
    for await (const document of model().find().batchSize(100).lean().cursor()) seen.add(document._id);
    expect(seen.size).toBe(1001);
  });
  it('filters by equality, range, set, absence and expression', async () => {
    expect(await model().countDocuments({ account: 'account-7' })).toBe(100);
    expect(await model().countDocuments({ amount: { $gte: 10_000, $lt: 20_000 } })).toBe(10);
    expect(
      await model().countDocuments({
        account: { $in: ['account-1', 'account-2', 'account-none'] },
        amount: { $gt: 500_000 },
      }),
    ).toBe(100);
    expect(await model().countDocuments({ $or: [{ amount: 1000 }, { amount: 2000 }] })).toBe(2);
    expect(await model().countDocuments({ remarks: { $exists: true, $ne: [] } })).toBe(1);
    expect(await model().countDocuments({ office: null })).toBe(1000);
    expect(await model().countDocuments({ $expr: { $gt: ['$amount', 998_000] } })).toBe(1);
    expect(await model().countDocuments({ account: { $not: { $regex: '^account-[0-8]' } } })).toBe(100);
    expect(await model().countDocuments({ _id: { $in: ['bill-1', 'bill-2', 'none', 'bill-1'] } })).toBe(2);
  });
  it('explains which index finds the documents', async () => {
    const planOf = async (filter: object) =>
      JSON.stringify(await model().collection.find(filter).explain('queryPlanner'));
    expect(await planOf({ account: 'account-7' })).toContain('"IXSCAN"');
    expect(await planOf({ amount: 1000 })).toContain('"COLLSCAN"');
  });
  it('matches array elements and nested fields', async () => {
    expect(idsOf(await model().find({ remarks: 'b' }).lean())).toEqual(['bill-1000']);
    expect(
      idsOf(
        await model()
          .find({ lines: { $elemMatch: { kind: 'levy', amount: { $gt: 2 } } } })
          .lean(),
      ),
    ).toEqual(['bill-1000']);
    expect(idsOf(await model().find({ 'office.county': 'county-1' }).lean())).toEqual(['bill-1000']);
  });
};

export const ordering = (database: () => mongoose.Connection): void => {
  const model = billsOf(database);

  it('sorts, skips and limits, with an index and without', async () => {
    const indexed = await model().find({ account: 'account-0' }).sort({ issuedOn: -1, _id: 1 }).limit(3).lean();
    expect(indexed.map(({ issuedOn }) => issuedOn)).toEqual(['1404-11-15', '1404-11-15', '1404-11-15']);
    expect(idsOf(await model().find().sort({ amount: -1 }).skip(1).limit(2).lean())).toEqual(['bill-998', 'bill-997']);
    expect(
      idsOf(
        await model()
          .find({ amount: { $lt: 3000 } })
          .sort('amount')
          .lean(),
      ),
    ).toEqual(['bill-1000', 'bill-0', 'bill-1', 'bill-2']);
    expect(
      idsOf(
        await model()
          .find({ _id: { $gt: 'bill-99' } })
          .sort({ _id: 1 })
          .limit(3)
          .lean(),
      ),
    ).toEqual(['bill-990', 'bill-991', 'bill-992']);
  });
  it('orders values of different types: null, numbers, strings', async () => {
    const mixed = await billModel(database());
    await mixed.collection.insertMany([
      { _id: 'text', v: 'x' },
      { _id: 'none' },
      { _id: 'two', v: 2 },
      { _id: 'half', v: 1.5 },
      { _id: 'yes', v: true },
    ] as never);
    expect((await mixed.collection.find().sort({ v: 1 }).toArray()).map(({ _id }) => String(_id))).toEqual([
      'none',
      'half',
      'two',
      'text',
      'yes',
    ]);
    expect(await mixed.collection.countDocuments({ v: { $gt: 0 } })).toBe(2);
  });
  it('pages by sort position, each document once', async () => {
    const seen: string[] = [];
    for (let last: Bill | undefined, more = true; more;) {
      const filter = last
        ? { $or: [{ amount: { $gt: last.amount } }, { amount: last.amount, _id: { $gt: last._id } }] }
        : {};
      const found: Bill[] = await model().find(filter).sort({ amount: 1, _id: 1 }).limit(150).lean();
      seen.push(...idsOf(found));
      last = found.at(-1);
      more = found.length === 150;
    }
    expect(seen.length).toBe(1001);
    expect(new Set(seen).size).toBe(1001);
  });
  it('returns the projected fields', async () => {
    expect(await model().findById('bill-1').select('amount').lean()).toEqual({ _id: 'bill-1', amount: 1000 });
    expect(await model().findById('bill-1').select({ _id: 0, amount: 0 }).lean()).toEqual({
      account: 'account-1',
      issuedOn: '1404-02-15',
    });
    expect(await model().findById('bill-1000').select('office.id').lean()).toEqual({
      _id: 'bill-1000',
      office: { id: 'office-101' },
    });
  });
  it('returns distinct values', async () => {
    expect((await model().distinct('account', { amount: { $lt: 3000, $gte: 0 } })).sort()).toEqual([
      'account-0',
      'account-1',
      'account-2',
    ]);
    expect((await model().distinct('remarks')).sort()).toEqual(['a', 'b']);
  });
};
