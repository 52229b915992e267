import { randomUUID } from 'node:crypto';
import { Conflict, formatPosition, parsePosition, START, type Position } from '@pishkhan/event-store';
import type mongoose from 'mongoose';
import type { mongo } from 'mongoose';
import type { InWork, Kept } from '../fold/fold-view.ts';
import type { Mark } from '../fold/guard.ts';
import type { AnyView, View } from '../view.ts';

/** A stored document: its fields, its mark, and whether it is hidden from readers. */
export interface Stored {
  readonly _id: string;
  readonly _at: Mark;
  readonly _gone?: true;
}

/** Another projector has written one of the documents in the meantime: load and fold again. */
export class DocumentMovedOn extends Conflict {
  constructor(collection: string) {
    super(`a document of ${collection} was written by another projector`);
    this.name = 'DocumentMovedOn';
  }
}

/** Another process has taken over the checkpoint of the view, or its earlier takeover was executed late. */
export class CheckpointTakenOver extends Conflict {
  constructor(collection: string) {
    super(`the checkpoint of ${collection} was taken over by another projector`);
    this.name = 'CheckpointTakenOver';
  }
}

/** Documents of one view. */
export interface Documents<Document> {
  load(keys: readonly string[]): Promise<Map<string, InWork<Document>>>;
  /** Writes each document if it still has the mark with which it was loaded. @throws DocumentMovedOn */
  write(changed: readonly InWork<Document>[], session?: mongo.ClientSession): Promise<void>;
}
/** Documents and checkpoint of one view. */
export interface ViewStore<Document> extends Documents<Document> {
  checkpoint(): Promise<Position>;
  /**
   * Takes over the checkpoint and returns it. Saves of the previous keeper no longer count, however late they arrive.
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
 * After a failed operation a transaction accepts no further one: it would fail as part of an aborted transaction and be
 * retried in vain.
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
  return { key, seen: mark, mark, document: gone ? undefined : (document as Kept<Document>) };
};

/** Documents of a view on the driver's collection: hot paths bypass Mongoose. */
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

/** The view's collection, and its entry in `_checkpoints`. */
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
