import { beforeAll, expect, it } from '@jest/globals';
import type mongoose from 'mongoose';
import type { Model } from 'mongoose';
import { billModel, bills, type Bill } from './samples.ts';

export const aggregating = (database: () => mongoose.Connection): void => {
  let model: Model<Bill>;
  beforeAll(async () => {
    model = await billModel(database());
    await model.insertMany(bills(100));
    await database()
      .collection('accounts')
      .insertMany([
        { _id: 'account-1' as never, name: 'Sara' },
        { _id: 'account-2' as never, name: 'Omid' },
      ]);
  });

  it('$match, $group, $sort, $limit', async () => {
    const sums = await model.aggregate([
      { $match: { account: { $in: ['account-1', 'account-2', 'account-3'] } } },
      { $group: { _id: '$account', total: { $sum: '$amount' }, count: { $sum: 1 }, last: { $max: '$issuedOn' } } },
      { $sort: { total: -1 } },
      { $limit: 2 },
    ]);
    expect(sums).toEqual([
      { _id: 'account-3', total: 480_000, count: 10, last: '1404-12-15' },
      { _id: 'account-2', total: 470_000, count: 10, last: '1404-11-15' },
    ]);
  });
  it('$lookup joins by a field', async () => {
    const joined = await model.aggregate([
      { $match: { amount: { $lte: 3000, $gte: 1000 } } },
      { $lookup: { from: 'accounts', localField: 'account', foreignField: '_id', as: 'owner' } },
      { $sort: { amount: 1 } },
      { $project: { _id: 0, amount: 1, name: { $first: '$owner.name' } } },
    ]);
    expect(joined).toEqual([{ amount: 1000, name: 'Sara' }, { amount: 2000, name: 'Omid' }, { amount: 3000 }]);
  });
  it('$addFields, $unwind, $facet and $count do not change the stored documents', async () => {
    const before = await model.findById('bill-5').lean();
    const [facets] = await model.aggregate([
      { $addFields: { 'office.id': 'changed', parts: [1, 2] } },
      { $unwind: '$parts' },
      { $facet: { count: [{ $count: 'n' }], first: [{ $sort: { amount: 1, parts: 1 } }, { $limit: 1 }] } },
    ]);
    expect(facets).toMatchObject({
      count: [{ n: 200 }],
      first: [{ _id: 'bill-0', parts: 1, office: { id: 'changed' } }],
    });
    expect(await model.findById('bill-5').lean()).toEqual(before);
  });
  it('returns many results through a cursor', async () => {
    let count = 0;
    for await (const _ of model.aggregate([{ $match: {} }, { $sort: { amount: 1 } }]).cursor({ batchSize: 7 })) count++;
    expect(count).toBe(100);
  });
};
