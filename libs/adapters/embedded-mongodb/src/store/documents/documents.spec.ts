import { describe, expect, it } from '@jest/globals';
import { serialize, type Document } from 'bson';
import fc from 'fast-check';
import { DatabaseFile, type Change } from '../database-file.ts';
import { Documents, rememberedDocuments } from './documents.ts';

/** More than are read one by one. */
const MANY = 1_100;
/** Room for a few documents only. */
const FEW_BYTES = 200;

type Step =
  | { readonly step: 'put'; readonly id: number; readonly n: number }
  | { readonly step: 'remove'; readonly id: number }
  | { readonly step: 'commit' }
  | { readonly step: 'undo' };
const id = fc.integer({ min: MANY - 8, max: MANY + 4 });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ step: fc.constant('put' as const), id, n: fc.nat(9) }),
    fc.record({ step: fc.constant('remove' as const), id }),
    fc.constantFrom({ step: 'commit' as const }, { step: 'undo' as const }),
  ),
  { maxLength: 40 },
);

const opened = (count: number) => {
  const file = new DatabaseFile(':memory:');
  const table = file.create('db', 'things', {});
  const given = Array.from({ length: count }, (_, at): Document => ({ _id: at, n: 0 }));
  file.write(given.map((document, at) => ({ table, row: at + 1, key: `n${at}`, bytes: serialize(document) })));
  const documents = new Documents(table, file, rememberedDocuments(FEW_BYTES));
  return { file, documents, given: given.map((document) => [Number(document._id), document] as const) };
};

/** Writes like a collection: an existing document keeps its row. */
const put = (documents: Documents, document: Document): Change =>
  documents.put(documents.byId(document._id)?.row ?? documents.nextRow(), document, serialize(document));

const played = (count: number, given: readonly Step[]) => {
  const { file, documents, given: before } = opened(count);
  let [inFile, expected, changes] = [new Map(before), new Map(before), [] as Change[]];
  for (const step of given) {
    if (step.step === 'commit') {
      file.write(changes);
      documents.settle(changes);
      [inFile, changes] = [new Map(expected), []];
    } else if (step.step === 'undo') {
      documents.forget(changes);
      [expected, changes] = [new Map(inFile), []];
    } else if (step.step === 'put') {
      const document = { _id: step.id, n: step.n };
      changes.push(put(documents, document));
      expected.set(step.id, document);
    } else {
      const stored = documents.byId(step.id);
      if (stored) changes.push(documents.remove(stored));
      expected.delete(step.id);
    }
  }
  return { documents, expected };
};

describe('documents of a collection (P10)', () => {
  it('are those of memory and file together, whatever is written, undone or forgotten', () => {
    fc.assert(
      fc.property(fc.constantFrom(MANY, 0), steps, (count, given) => {
        const { documents, expected } = played(count, given);
        const all = [...documents.all()].map(({ document }) => document).sort((a, b) => a._id - b._id);
        expect(all).toEqual([...expected.values()].sort((a, b) => a._id - b._id));
        expect(documents.size).toBe(expected.size);
        for (let key = MANY - 8; key <= MANY + 4; key++) {
          expect(documents.byId(key)?.document).toEqual(expected.get(key));
          expect(documents.byId(key)?.bytes).toEqual(expected.get(key) && serialize(expected.get(key)!));
        }
      }),
      { numRuns: 100 },
    );
  });
  it('decode only the named fields of a document that is not remembered', () => {
    const { file, documents } = opened(3);
    const changes = [put(documents, { _id: 1, a: 'x', b: { c: [1, 'ب'] }, d: null })];
    file.write(changes);
    documents.settle(changes);
    documents.forget([]);
    expect(documents.byId(1)!.fields(new Set(['b', 'd', 'none']))).toEqual({ b: { c: [1, 'ب'] }, d: null });
  });
});
