import type mongoose from 'mongoose';
import type { mongo } from 'mongoose';
import type { Person } from '../person.ts';
import type { Sealing } from './sealing.ts';
import { hashOf } from './stored-sessions.ts';

interface StoredName {
  readonly _id: string;
  readonly name: Uint8Array;
}

const idOf = (subject: string): string => hashOf(subject.toLowerCase());
const about = (id: string): string => `desk-name/${id}`;

/** Names of the persons who have signed in, as the issuer said them last; sealed, found by a hash (ADR 0103). */
export const storedNames = (database: mongoose.Connection, { seal, open }: Sealing) => {
  const stored: mongo.Collection<StoredName> = database.db!.collection('names', { promoteBuffers: true });
  return {
    keep: async ({ subject, name }: Person): Promise<void> => {
      const id = idOf(subject);
      await stored.updateOne({ _id: id }, { $set: { name: seal(name, about(id)) } }, { upsert: true });
    },
    /** @returns The names that are known, by subject as it was asked */
    of: async (subjects: readonly string[]): Promise<Readonly<Record<string, string>>> => {
      const asked = new Map(subjects.map((subject) => [subject, idOf(subject)]));
      const found = await stored.find({ _id: { $in: [...new Set(asked.values())] } }).toArray();
      const names = new Map(found.map(({ _id: id, name }) => [id, open(name, about(id)) as string | undefined]));
      return Object.fromEntries(
        [...asked].flatMap(([subject, id]) => ((name) => (name === undefined ? [] : [[subject, name]]))(names.get(id))),
      );
    },
  };
};

export type StoredNames = ReturnType<typeof storedNames>;
