import { describe, expect, it } from '@jest/globals';
import type { Document } from 'bson';
import fc from 'fast-check';
import { Collection } from '../store/collection.ts';
import { DatabaseFile } from '../store/database-file.ts';
import { rememberedDocuments } from '../store/documents/documents.ts';
import { Journal } from '../store/journal.ts';
import type { IndexSpec } from '../store/collection-index.ts';
import { search } from './search.ts';

const index = (name: string, key: IndexSpec['key'], more: Partial<IndexSpec> = {}): IndexSpec => ({
  v: 2,
  name,
  key,
  ...more,
});
const indexes = [
  index('a', { a: 1 }),
  index('ab', { a: 1, b: -1 }),
  index('bc', { b: 1, c: 1 }),
  index('de', { 'd.e': 1 }),
  index('sparse', { c: 1 }, { sparse: true }),
];

const scalar = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constantFrom('x', 'y'), fc.constant(null), fc.boolean());
const value = fc.oneof({ weight: 5, arbitrary: scalar }, { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) });
const documents = fc.array(
  fc.record(
    { a: value, b: scalar, c: value, d: fc.oneof(fc.record({ e: value }), fc.constant(undefined)) },
    { requiredKeys: [] },
  ),
  { maxLength: 60 },
);
const operators = fc.oneof(
  scalar,
  fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $gt: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ $gte: fc.integer({ min: 0, max: 3 }), $lt: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ $lte: fc.constantFrom('x', 'y') }),
  fc.record({ $ne: scalar }),
);
const plain = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd.e'), operators, { maxKeys: 3 });
const filters = fc.oneof(
  plain,
  fc.record({ $and: fc.array(plain, { minLength: 1, maxLength: 2 }) }),
  fc.record({ $or: fc.array(plain, { minLength: 1, maxLength: 2 }) }),
);
const sorts = fc.constantFrom<Document>(
  {},
  { a: 1 },
  { a: -1, b: 1 },
  { a: 1, b: -1 },
  { b: -1, c: -1 },
  { b: 1 },
  { 'd.e': -1 },
  { _id: -1 },
);

const collectionWith = (given: readonly Document[], specs: readonly IndexSpec[]): Collection => {
  const file = new DatabaseFile(':memory:');
  const collection = new Collection(
    { id: file.create('db', 'things', {}), database: 'db', name: 'things', options: {}, indexes: specs },
    file,
    rememberedDocuments(),
  );
  const journal = new Journal();
  given.forEach((document, id) => collection.insert({ _id: id, ...document }, journal));
  return collection;
};

describe('index search', () => {
  it('finds the same documents as a search without indexes', () => {
    fc.assert(
      fc.property(documents, filters, (given, filter) => {
        const ids = (collection: Collection) =>
          search(collection, { filter })
            .map(({ document }) => Number(document._id))
            .sort((a, b) => a - b);
        expect(ids(collectionWith(given, indexes))).toEqual(ids(collectionWith(given, [])));
      }),
      { numRuns: 300 },
    );
  });
  it('returns them in the same order, also page by page', () => {
    fc.assert(
      fc.property(documents, filters, sorts, fc.nat(10), fc.nat(10), (given, filter, sort, skip, limit) => {
        const order = { ...sort, ...('_id' in sort ? {} : { _id: 1 }) };
        const ids = (collection: Collection) =>
          search(collection, { filter, sort: order, skip, limit }).map(({ document }) => document._id);
        expect(
          ids(
            collectionWith(given, [
              ...indexes,
              index('a_id', { a: 1, _id: 1 }),
              index('ba_id', { b: -1, a: 1, _id: 1 }),
            ]),
          ),
        ).toEqual(ids(collectionWith(given, [])));
      }),
      { numRuns: 300 },
    );
  });
  it('builds no index that no search uses: two fields of one list cannot be indexed', () => {
    const collection = collectionWith(
      [{ a: 1, list: [{ x: 1, y: 1 }] }],
      [index('a', { a: 1 }), index('list', { 'list.x': 1, 'list.y': 1 })],
    );
    const among = () => search(collection, { filter: { a: 1 } }).length;
    expect(among()).toBe(1);
    const several = [
      { x: 1, y: 1 },
      { x: 2, y: 2 },
    ];
    collection.insert({ _id: 'several', a: 1, list: several }, new Journal());
    expect(among()).toBe(2);
  });
});
