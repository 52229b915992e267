import { Conflict } from '@pishkhan/event-store';
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

/** Documents of one view. */
export interface Documents<Document> {
  load(keys: readonly string[]): Promise<Map<string, InWork<Document>>>;
  /** Writes each document if it still has the mark with which it was loaded. @throws DocumentMovedOn */
  write(changed: readonly InWork<Document>[]): Promise<void>;
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

const writeAll = async (collection: mongo.Collection<Stored>, changed: readonly InWork<object>[]): Promise<void> => {
  if (changed.length === 0) return;
  const operations = changed
    .toSorted((a, b) => Number(a.seen !== undefined) - Number(b.seen !== undefined))
    .map(operationOf);
  try {
    const { insertedCount, matchedCount } = await collection.bulkWrite(operations, {
      ordered: false,
      ignoreUndefined: true,
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
    write: (changed) => writeAll(collection, changed),
  };
};

/** The live documents of a view. */
export const documentsOf = <Document extends object>(
  database: mongoose.Connection,
  view: View<Document>,
): Documents<Document> => documentsIn(database, collectionOf(view));
