import { isDeepStrictEqual } from 'node:util';
import { comparePositions, parsePosition, type Position } from '@pishkhan/event-store';
import type mongoose from 'mongoose';
import { foldView } from './fold/fold-view.ts';
import { checkpointsIn } from './projecting/progress/checkpoints.ts';
import { collectionOf } from './projecting/view-store.ts';
import type { Fact, View } from './view.ts';

export interface Difference {
  readonly key: string;
  readonly found: 'missing' | 'unexpected' | 'different';
}

/** Equal texts for values that MongoDB stores equally. */
const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/**
 * Position of the own log up to which the stored documents are complete: the checkpoint, or the latest mark of a
 * document if the process ended between the two.
 */
export const checkpointOf = async <Document extends object>(
  database: mongoose.Connection,
  view: View<Document>,
): Promise<Position> => {
  let furthest = await checkpointsIn(database).of(collectionOf(view));
  const marks = database
    .db!.collection<{ _id: string; _at: string }>(collectionOf(view))
    .find({}, { projection: { _at: 1 } });
  for await (const { _at: mark } of marks) {
    const position = parsePosition(mark);
    if (position && comparePositions(position, furthest) > 0) furthest = position;
  }
  return furthest;
};

/**
 * Differences between the stored documents and the fold of the facts; empty if equal. The view must have caught up with
 * the facts, and nothing may be written meanwhile.
 */
export const differencesOf = async <Document extends object>(
  database: mongoose.Connection,
  view: View<Document>,
  facts: Iterable<Fact>,
): Promise<Difference[]> => {
  const expected = foldView(view, facts);
  const differences: Difference[] = [];
  const documents = database
    .db!.collection<{ _id: string }>(collectionOf(view))
    .find({ _gone: { $exists: false } } as object, { projection: { _at: 0 } });
  for await (const document of documents) {
    const wanted = expected.get(document._id);
    expected.delete(document._id);
    if (!wanted) differences.push({ key: document._id, found: 'unexpected' });
    else if (!isDeepStrictEqual(stored(document), stored(wanted)))
      differences.push({ key: document._id, found: 'different' });
  }
  return [...differences, ...[...expected.keys()].map((key) => ({ key, found: 'missing' as const }))];
};
