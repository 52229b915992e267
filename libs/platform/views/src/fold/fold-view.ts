import type { Fact, View } from '../view.ts';
import type { PlacedFact } from './facts.ts';
import { guardOf, type Mark } from './guard.ts';

/** A document as readers see it: the view's own fields and its key. */
export type Kept<Document> = Document & { readonly _id: string };

const fold = <Document extends object>(
  view: View<Document>,
  before: Kept<Document> | undefined,
  fact: Fact,
  key: string,
): Kept<Document> | undefined => {
  const after = view.apply(before, fact, key);
  return after && { ...after, _id: key };
};

/** The whole view folded in memory from all its facts in order, each once: the stored documents must equal it. */
export const foldView = <Document extends object>(
  view: View<Document>,
  facts: Iterable<Fact>,
): Map<string, Kept<Document>> => {
  const documents = new Map<string, Kept<Document>>();
  for (const fact of facts) {
    for (const key of new Set(view.keysOf(fact))) {
      const after = fold(view, documents.get(key), fact, key);
      if (after) documents.set(key, after);
      else documents.delete(key);
    }
  }
  return documents;
};

/** A document during a batch. `seen` is its mark when loaded; `undefined` for a new document. */
export interface InWork<Document> {
  readonly key: string;
  readonly seen: Mark | undefined;
  mark: Mark | undefined;
  document: Kept<Document> | undefined;
}

/** The document keys of a batch. */
export const keysOfBatch = <Document extends object>(view: View<Document>, batch: readonly PlacedFact[]): string[] => [
  ...new Set(batch.flatMap(({ fact }) => view.keysOf(fact))),
];

/**
 * Applies the batch to the documents; facts already applied to a document are skipped.
 *
 * @returns The documents to write.
 */
export const foldBatch = <Document extends object>(
  view: View<Document>,
  batch: readonly PlacedFact[],
  loaded: ReadonlyMap<string, InWork<Document>>,
): InWork<Document>[] => {
  const guard = guardOf(view);
  for (const placed of batch) {
    for (const key of new Set(view.keysOf(placed.fact))) {
      const work = loaded.get(key)!;
      if (guard.isApplied(work.mark, placed)) continue;
      work.document = fold(view, work.document, placed.fact, key);
      if (work.document || work.mark !== undefined || guard.remembersNothing)
        work.mark = guard.advance(work.mark, placed);
    }
  }
  return [...loaded.values()].filter(({ mark, seen }) => mark !== seen);
};
