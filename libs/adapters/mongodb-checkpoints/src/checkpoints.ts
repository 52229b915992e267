import { CheckpointMovedOn, type Checkpoints, type Condition, type Move } from '@pishkhan/messages';
import type mongoose from 'mongoose';
import type { mongo } from 'mongoose';
import { collectionOf, isDuplicate, textOf, type Stored } from './stored.ts';

type Entry = { readonly name: string; readonly text: string };

/** The first string after all strings with this prefix, in MongoDB's byte order. */
const after = (prefix: string): string =>
  prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);

/** The document of a name without a value may exist, because `mustHold` named it. */
const stepOf = ({ name, value, to }: Move): mongo.AnyBulkWriteOperation<Stored> => ({
  updateOne: {
    filter: { _id: name, value: value === undefined ? { $exists: false } : textOf(value) },
    update: { $set: { value: textOf(to) } },
    upsert: value === undefined,
  },
});

/** Whether each write that failed found a name with another value. */
const allDuplicates = (error: unknown): boolean => {
  const { writeErrors = [] } = error as { writeErrors?: mongo.WriteError | mongo.WriteError[] };
  return isDuplicate(error) && [writeErrors].flat().every(isDuplicate);
};

/**
 * Names that advance from their own last values need no transaction. This is the most frequent save, that of an inbox.
 */
const moveEach = async (collection: mongo.Collection<Stored>, moves: readonly Move[]): Promise<void> => {
  if (moves.length === 0) return;
  const movedOn = () => new CheckpointMovedOn(moves.map(({ name }) => name).join(', or '));
  const written = await collection.bulkWrite(moves.map(stepOf), { ordered: false }).catch((error: unknown) => {
    throw allDuplicates(error) ? movedOn() : error;
  });
  if (written.matchedCount + written.upsertedCount < moves.length) throw movedOn();
};

/**
 * Writes to the condition's document, so that two transactions with the same condition cannot both commit. @throws
 * CheckpointMovedOn
 */
const mustHold = async (
  collection: mongo.Collection<Stored>,
  { name, value }: Condition,
  session: mongo.ClientSession,
): Promise<void> => {
  const before = await collection.findOneAndUpdate({ _id: name }, { $inc: { named: 1 } }, { session, upsert: true });
  if (before?.value !== (value === undefined ? undefined : textOf(value))) throw new CheckpointMovedOn(name);
};

const write = async (
  collection: mongo.Collection<Stored>,
  entries: readonly Entry[],
  session?: mongo.ClientSession,
): Promise<void> => {
  if (entries.length === 0) return;
  await collection.bulkWrite(
    entries.map(({ name, text }) => ({
      updateOne: { filter: { _id: name }, update: { $set: { value: text } }, upsert: true },
    })),
    { session },
  );
};

/** Checkpoints of one service in its own database, on a replica set. A save resolves after a majority has it. */
export const openMongoCheckpoints = (database: mongoose.Connection): Checkpoints => {
  const collection = collectionOf(database);
  const together = async (entries: readonly Entry[], onlyIf: readonly Condition[]): Promise<void> => {
    await database.getClient().withSession((session) =>
      session.withTransaction(
        async () => {
          for (const condition of onlyIf) await mustHold(collection, condition, session);
          await write(collection, entries, session);
        },
        { writeConcern: { w: 'majority' }, readConcern: { level: 'snapshot' }, readPreference: 'primary' },
      ),
    );
  };
  return {
    load: async (name) => {
      const stored = await collection.findOne({ _id: name });
      return stored?.value === undefined ? undefined : (JSON.parse(stored.value) as unknown);
    },
    loadAll: async (names) => {
      if (names.length === 0) return new Map();
      const found = await collection.find({ _id: { $in: [...names] } }, { batchSize: names.length + 1 }).toArray();
      return new Map(
        found.flatMap(({ _id: name, value }) => (value === undefined ? [] : [[name, JSON.parse(value) as unknown]])),
      );
    },
    list: async (prefix) => {
      const found = await collection
        .find({ ...(prefix && { _id: { $gte: prefix, $lt: after(prefix) } }), value: { $exists: true } })
        .sort({ _id: 1 })
        .toArray();
      return found.map(({ _id: name, value }) => ({ name, value: JSON.parse(value!) as unknown }));
    },
    save: async (given, onlyIf = []) => {
      const entries = given.map(({ name, value }) => ({ name, text: textOf(value) }));
      const [first, second] = given;
      const [condition, further] = onlyIf;
      if (first && !second && condition?.name === first.name && !further)
        return moveEach(collection, [{ ...condition, to: first.value }]);
      if (first && !second && !condition) return write(collection, entries);
      return together(entries, onlyIf);
    },
    moveEach: (moves) => moveEach(collection, moves),
    remove: async (names) => void (await collection.deleteMany({ _id: { $in: [...names] } })),
  };
};
