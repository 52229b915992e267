import { describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import type { Fact, View } from '../view.ts';
import { foldBatch, foldView, keysOfBatch, type InWork } from './fold-view.ts';

interface Sum {
  readonly sum: number;
}
type From = { readonly categories: readonly string[] } | { readonly topics: readonly string[] };
const sums = (from: From): View<Sum> => ({
  name: 'sums',
  version: 1,
  question: 'What is the sum? For the spec.',
  from,
  schema: new mongoose.Schema({ sum: Number }),
  keysOf: ({ data }) => (data as { keys: string[] }).keys,
  apply: (document, { type, data }) =>
    type === 'Ended' ? undefined : { sum: (document?.sum ?? 0) + (data as { by: number }).by },
});
const own = sums({ categories: ['account'] });
const others = sums({ topics: ['gas.samples.v1'] });

const fact = (revision: number, by: number, keys: string[], more: Partial<Fact> = {}): Fact => ({
  type: 'Moved',
  data: { by, keys },
  schemaVersion: 1,
  stream: 'account-1',
  revision,
  recordedAt: '2026-11-22T08:30:00.000Z',
  businessDate: '2026-11-22',
  actor: { subject: 'clerk-101', roles: [] },
  ...more,
});
const placed = (given: Fact, position = given.revision + 1) => ({
  fact: given,
  position: { commit: BigInt(position), prepare: BigInt(position) },
});
const nothing = (keys: readonly string[]) =>
  new Map<string, InWork<Sum>>(
    keys.map((key) => [key, { key, seen: undefined, mark: undefined, document: undefined }]),
  );
const again = (works: Iterable<InWork<Sum>>) =>
  new Map([...works].map((work) => [work.key, { ...work, seen: work.mark }]));

describe('the fold of a view', () => {
  it('applies each fact once to every document that it concerns', () => {
    expect([...foldView(own, [fact(0, 5, ['a', 'b', 'a']), fact(1, 7, ['b'])])]).toEqual([
      ['a', { _id: 'a', sum: 5 }],
      ['b', { _id: 'b', sum: 12 }],
    ]);
  });
  it('a document may be removed, and created again', () => {
    expect(foldView(own, [fact(0, 5, ['a']), fact(1, 0, ['a'], { type: 'Ended' })]).size).toBe(0);
    expect(
      foldView(own, [fact(0, 5, ['a']), fact(1, 0, ['a'], { type: 'Ended' }), fact(2, 1, ['a'])]).get('a'),
    ).toEqual({ _id: 'a', sum: 1 });
  });
  it('yields the same in batches, also with a repeated batch', () => {
    const batch = [fact(0, 5, ['a', 'b']), fact(1, 7, ['b']), fact(2, 0, ['a'], { type: 'Ended' })].map((given) =>
      placed(given),
    );
    const first = foldBatch(own, batch, nothing(keysOfBatch(own, batch)));
    expect(first.map(({ key, document, mark }) => [key, document?.sum, mark])).toEqual([
      ['a', undefined, '3-3'],
      ['b', 12, '2-2'],
    ]);
    expect(foldBatch(own, batch, again(first))).toEqual([]);
  });
  it('a fact that leaves no document is not written', () => {
    const batch = [placed(fact(0, 0, ['a'], { type: 'Ended' }))];
    expect(foldBatch(own, batch, nothing(['a']))).toEqual([]);
  });
  it('between streams a fact that left no document is remembered: repeated, it must not apply to the document of another stream', () => {
    const ended = { fact: fact(0, 0, ['a'], { type: 'Ended', stream: 'account-2' }) };
    const first = foldBatch(others, [ended], nothing(['a']));
    const second = foldBatch(others, [{ fact: fact(0, 5, ['a']) }], again(first));
    expect(foldBatch(others, [ended], again(second))).toEqual([]);
    expect(second[0]!.mark).toEqual([
      { stream: 'account-2', revision: 0 },
      { stream: 'account-1', revision: 0 },
    ]);
  });
});
