import { formatPosition, parsePosition, START, type Position } from '@pishkhan/event-store';
import type mongoose from 'mongoose';
import type { mongo } from 'mongoose';
import type { InWork, Kept } from '../fold/fold-view.ts';
import type { Mark } from '../fold/guard.ts';
import type { View } from '../view.ts';

/** What is stored of a document: its fields, how far it has come, and whether it is gone for readers. */
interface Stored {
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

/** Documents and checkpoint of one view. */
export interface ViewStore<Document> {
  load(keys: readonly string[]): Promise<Map<string, InWork<Document>>>;
  /** Each document is written if it still has the mark it was loaded with. @throws DocumentMovedOn */
  write(changed: readonly InWork<Document>[], session?: mongo.ClientSession): Promise<void>;
  checkpoint(): Promise<Position>;
  saveCheckpoint(position: Position, session?: mongo.ClientSession): Promise<void>;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
export const collectionOf = ({ name, version }: View<any>): string => `${name}_v${version}`;

const operationOf = ({ key, seen, mark, document }: InWork<object>): mongo.AnyBulkWriteOperation<Stored> => {
  const content: Stored = { ...(document ?? { _gone: true }), _id: key, _at: mark! };
  return seen === undefined ? { insertOne: { document: content } } : { replaceOne: { filter: { _id: key, _at: seen }, replacement: content } };
};

const isDuplicateId = (error: unknown): boolean =>
  (error as { code?: number }).code === 11000 && /index: _id_/.test(String((error as Error).message));

const writeAll = async (collection: mongo.Collection<Stored>, changed: readonly InWork<object>[], session?: mongo.ClientSession): Promise<void> => {
  if (changed.length === 0) return;
  try {
    const { insertedCount, matchedCount } = await collection.bulkWrite(changed.map(operationOf), { ordered: false, ignoreUndefined: true, session });
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

/** The view's collection, and its place in `_checkpoints`, on the driver's collections: hot paths go past Mongoose. */
export const viewStoreOf = <Document extends object>(database: mongoose.Connection, view: View<Document>): ViewStore<Document> => {
  const collection = database.db!.collection<Stored>(collectionOf(view));
  const checkpoints = database.db!.collection<{ _id: string; position: string }>('_checkpoints');
  return {
    load: async (keys) => {
      const stored = new Map((await collection.find({ _id: { $in: [...keys] } }, { batchSize: keys.length + 1 }).toArray()).map((one) => [one._id, one as Stored]));
      return new Map(keys.map((key) => [key, inWork<Document>(key, stored.get(key))]));
    },
    write: (changed, session) => writeAll(collection, changed, session),
    checkpoint: async () => parsePosition((await checkpoints.findOne({ _id: collectionOf(view) }))?.position ?? '') ?? START,
    saveCheckpoint: async (position, session) => {
      await checkpoints.updateOne({ _id: collectionOf(view) }, { $set: { position: formatPosition(position) } }, { upsert: true, session });
    },
  };
};
