import type { BoundKey, CommandKeys, FirstAnswer, KeyClaim } from '@pishkhan/event-store';
import type mongoose from 'mongoose';
import type { mongo } from 'mongoose';
import { isDuplicate } from './stored.ts';

/** A key, the content that it is bound to, and the first answer as JSON text. */
interface StoredKey {
  readonly _id: string;
  readonly contentHash: string;
  readonly claimedAt: Date;
  readonly answer?: string;
}

const keysIn = (database: mongoose.Connection): mongo.Collection<StoredKey> =>
  database.db!.collection<StoredKey>('_command_keys', {
    writeConcern: { w: 'majority' },
    readConcern: { level: 'majority' },
    readPreference: 'primary',
  });

const answerOf = ({ answer }: StoredKey): FirstAnswer | undefined =>
  answer === undefined ? undefined : (JSON.parse(answer) as FirstAnswer);

/**
 * Binds a key whose time is over anew, or reads what it is bound to. @returns undefined if it was removed in between
 */
const boundAgain = async (
  collection: mongo.Collection<StoredKey>,
  { id, contentHash, at, freeBefore }: KeyClaim,
): Promise<BoundKey | undefined> => {
  const stored = await collection.findOne({ _id: id });
  if (!stored) return undefined;
  if (stored.claimedAt < freeBefore) {
    const { matchedCount } = await collection.updateOne(
      { _id: id, claimedAt: stored.claimedAt },
      { $set: { contentHash, claimedAt: at }, $unset: { answer: '' } },
    );
    return matchedCount === 1 ? { contentHash, isNew: true } : undefined;
  }
  const answer = answerOf(stored);
  return { contentHash: stored.contentHash, isNew: false, ...(answer && { answer }) };
};

const bind = async (collection: mongo.Collection<StoredKey>, claim: KeyClaim): Promise<BoundKey> => {
  const { id, contentHash, at } = claim;
  for (;;) {
    try {
      await collection.insertOne({ _id: id, contentHash, claimedAt: at });
      return { contentHash, isNew: true };
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    const bound = await boundAgain(collection, claim);
    if (bound) return bound;
  }
};

/** Keys of one service's commands, in its own database on a replica set. A write resolves after a majority has it. */
export const openMongoCommandKeys = (database: mongoose.Connection): CommandKeys => {
  const collection = keysIn(database);
  return {
    claim: (claim) => bind(collection, claim),
    keep: async ({ id, contentHash }, answer) => {
      const { matchedCount } = await collection.updateOne(
        { _id: id, contentHash, answer: { $exists: false } },
        { $set: { answer: JSON.stringify(answer) } },
      );
      if (matchedCount === 1) return answer;
      const stored = await collection.findOne({ _id: id, contentHash });
      return (stored && answerOf(stored)) ?? answer;
    },
    release: async ({ id, contentHash }) =>
      void (await collection.deleteOne({ _id: id, contentHash, answer: { $exists: false } })),
    forget: async (before) => {
      await collection.createIndex({ claimedAt: 1 });
      return (await collection.deleteMany({ claimedAt: { $lt: before } })).deletedCount;
    },
  };
};
