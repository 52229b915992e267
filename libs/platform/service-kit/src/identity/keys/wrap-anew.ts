import { sealedAnew, type KeyRing } from '@pishkhan/identifiers';
import type mongoose from 'mongoose';
import type { mongo } from 'mongoose';

const BATCH = 500;

/** A document with the key of its data, which is wrapped by the master key. */
interface WrappedKey {
  readonly _id: string;
  readonly wrappedKey: Uint8Array;
}

/**
 * Wraps every key of a collection by the newest key of the ring. A document that another process changed meanwhile
 * stays as that one left it. Repeating it changes nothing, so a killed process is continued.
 *
 * @param aboutOf The place of a document, which is authenticated
 */
export const wrapAllAnew = async (
  database: mongoose.Connection,
  collection: string,
  ring: KeyRing,
  aboutOf: (id: string) => string = (id) => id,
): Promise<void> => {
  const documents = database.db!.collection<WrappedKey>(collection, { promoteBuffers: true });
  let changes: mongo.AnyBulkWriteOperation<WrappedKey>[] = [];
  const write = async () => {
    if (changes.length > 0) await documents.bulkWrite(changes, { ordered: false, writeConcern: { w: 'majority' } });
    changes = [];
  };
  for await (const { _id, wrappedKey } of documents.find({}, { projection: { wrappedKey: 1 } })) {
    const anew = sealedAnew(ring, wrappedKey, aboutOf(_id));
    if (!anew) continue;
    changes.push({ updateOne: { filter: { _id, wrappedKey }, update: { $set: { wrappedKey: anew } } } });
    if (changes.length >= BATCH) await write();
  }
  await write();
};
