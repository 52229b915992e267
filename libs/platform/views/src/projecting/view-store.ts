import { randomUUID } from 'node:crypto';
import { formatPosition, parsePosition, START, type Position } from '@pishkhan/event-store';
import type mongoose from 'mongoose';
import type { mongo } from 'mongoose';
import type { InWork, Kept } from '../fold/fold-view.ts';
import type { Mark } from '../fold/guard.ts';
import type { AnyView, View } from '../view.ts';

/** What is stored of a document: its fields, how far it has come, and whether it is gone for readers. */
export interface Stored {
  readonly _id: string;
  readonly _at: Mark;
  readonly _gone?: true;
}

/** Another projector has written one of the documents meanwhile: load and fold again. */
export class DocumentMovedOn extends Error {
  constructor(collection: string) {
    super(`a document of ${collection} was written by another projector`);
    this.name = 'DocumentMovedOn';
  }
}

/**
 * Somebody else keeps the checkpoint of the view by now, or wanted to before this process did and was heard only
 * afterwards.
 */
export class CheckpointTakenOver extends Error {
  constructor(collection: string) {
    super(`the checkpoint of ${collection} was taken over by another projector`);
    this.name = 'CheckpointTakenOver';
  }
}

/** Documents of one view. */
export interface Documents<Document> {
  load(keys: readonly string[]): Promise<Map<string, InWork<Document>>>;
  /** Each document is written if it still has the mark it was loaded with. @throws DocumentMovedOn */
  write(changed: readonly InWork<Document>[], session?: mongo.ClientSession): Promise<void>;
}
/** Documents and checkpoint of one view. */
export interface ViewStore<Document> extends Documents<Document> {
  checkpoint(): Promise<Position>;
  /**
   * The checkpoint, which this store saves from now on: saves of whoever kept the view before no longer count, however
   * late they come.
   */
  takeOver(): Promise<Position>;
  /** @throws CheckpointTakenOver */
  saveCheckpoint(position: Position, session?: mongo.ClientSession): Promise<void>;
}

export const collectionOf = ({ name, version }: AnyView): string => `${name}_v${version}`;

const operationOf = ({ key, seen, mark, document }: InWork<object>): mongo.AnyBulkWriteOperation<Stored> => {
  const content: Stored = { ...(document ?? { _gone: true }), _id: key, _at: mark! };
  return seen === undefined
    ? { insertOne: { document: content } }
    : { replaceOne: { filter: { _id: key, _at: seen }, replacement: content } };
};

const isDuplicateId = (error: unknown): boolean =>
  (error as { code?: number }).code === 11000 && /index: _id_/.test(String((error as Error).message));

/**
 * In a transaction nothing may follow a refused operation: that would fail as one of a transaction which is over, and
 * be tried again in vain.
 */
const writeAll = async (
  collection: mongo.Collection<Stored>,
  changed: readonly InWork<object>[],
  session?: mongo.ClientSession,
): Promise<void> => {
  if (changed.length === 0) return;
  const operations = changed
    .toSorted((a, b) => Number(a.seen !== undefined) - Number(b.seen !== undefined))
    .map(operationOf);
  try {
    const { insertedCount, matchedCount } = await collection.bulkWrite(operations, {
      ordered: session !== undefined,
      ignoreUndefined: true,
      session,
    });
    if (insertedCount + matchedCount < changed.length) throw new DocumentMovedOn(collection.collectionName);
  } catch (error) {
    throw isDuplicateId(error) ? new DocumentMovedOn(collection.collectionName) : error;
  }
};

const inWork = <Document extends object>(key: string, stored: Stored | undefined): InWork<Document> => {
  if (!stored) return { key, seen: undefined, mark: undefined, document: undefined };
  const { _at: mark, _gone: gone, ...document } = stored;
  return { key, seen: mark, mark, document: gone ? undefined : (document as unknown as Kept<Document>) };
};

/** Documents of a view in a collection, on the driver's collection: hot paths go past Mongoose. */
export const documentsIn = <Document extends object>(
  database: mongoose.Connection,
  name: string,
): Documents<Document> => {
  const collection = database.db!.collection<Stored>(name);
  return {
    load: async (keys) => {
      const stored = new Map(
        (await collection.find({ _id: { $in: [...keys] } }, { batchSize: keys.length + 1 }).toArray()).map((one) => [
          one._id,
          one as Stored,
        ]),
      );
      return new Map(keys.map((key) => [key, inWork<Document>(key, stored.get(key))]));
    },
    write: (changed, session) => writeAll(collection, changed, session),
  };
};

/** The view's collection, and its place in `_checkpoints`. */
export const viewStoreOf = <Document extends object>(
  database: mongoose.Connection,
  view: View<Document>,
): ViewStore<Document> => {
  const name = collectionOf(view);
  const checkpoints = database.db!.collection<{ _id: string; position?: string; keeper?: string }>('_checkpoints');
  const keeper = randomUUID();
  const positionIn = (kept: { position?: string } | null): Position => parsePosition(kept?.position ?? '') ?? START;
  return {
    ...documentsIn<Document>(database, name),
    checkpoint: async () => positionIn(await checkpoints.findOne({ _id: name })),
    takeOver: async () =>
      positionIn(
        await checkpoints.findOneAndUpdate(
          { _id: name },
          { $set: { keeper } },
          { upsert: true, returnDocument: 'after' },
        ),
      ),
    saveCheckpoint: async (position, session) => {
      const { matchedCount } = await checkpoints.updateOne(
        { _id: name, keeper },
        { $set: { position: formatPosition(position) } },
        { session },
      );
      if (matchedCount === 0) throw new CheckpointTakenOver(name);
    },
  };
};
