import type mongoose from 'mongoose';
import type { mongo } from 'mongoose';
import type { Sealing } from './sealing.ts';

/** Unsent words of one page. */
interface StoredDraft {
  readonly _id: string;
  readonly words: string;
  readonly keptAt: number;
  readonly length: number;
  readonly draft: Uint8Array;
}

export interface KeptDraft {
  readonly draft: unknown;
  /** Letters of its JSON. */
  readonly length: number;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
}

export const LONGEST_DRAFT = 64 * 1024;
const MOST_DRAFTS = 20;
/** Letters of all drafts of a person at a computer. */
const LONGEST_TOGETHER = 4 * LONGEST_DRAFT;

/** Words that are not sent yet, sealed in the desk's database, so that no browser storage has them. */
export const storedDrafts = (database: mongoose.Connection, { seal, open }: Sealing) => {
  const stored: mongo.Collection<StoredDraft> = database.db!.collection('drafts', { promoteBuffers: true });
  const idOf = (words: string, name: string): string => `${words}/${name}`;
  /** The newest drafts within the limits stay. */
  const removeOldest = async (words: string): Promise<void> => {
    const all = await stored
      .find({ words })
      .project<{ _id: string; length: number }>({ length: 1 })
      .sort({ keptAt: -1 })
      .toArray();
    let together = 0;
    const tooMany = all.filter(({ length }, at) => (together += length) > LONGEST_TOGETHER || at >= MOST_DRAFTS);
    if (tooMany.length > 0) await stored.deleteMany({ _id: { $in: tooMany.map(({ _id }) => _id) } });
  };
  return {
    prepare: async (): Promise<void> => {
      for (const field of ['words', 'keptAt']) await stored.createIndex({ [field]: 1 });
    },
    keep: async (words: string, name: string, { draft, length, keptAt }: KeptDraft): Promise<void> => {
      const id = idOf(words, name);
      const change = { words, keptAt, length, draft: seal(draft, `draft/${id}`) };
      await stored.updateOne({ _id: id }, { $set: change }, { upsert: true });
      await removeOldest(words);
    },
    find: async (words: string, name: string): Promise<unknown> => {
      const id = idOf(words, name);
      const found = await stored.findOne({ _id: id });
      return found ? open(found.draft, `draft/${id}`) : undefined;
    },
    remove: async (words: string, name: string): Promise<void> =>
      void (await stored.deleteOne({ _id: idOf(words, name) })),
    removeAll: async (words: string): Promise<void> => void (await stored.deleteMany({ words })),
    removeKeptBefore: async (moment: number): Promise<void> =>
      void (await stored.deleteMany({ keptAt: { $lt: moment } })),
  };
};

export type StoredDrafts = ReturnType<typeof storedDrafts>;
