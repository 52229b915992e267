import type mongoose from 'mongoose';
import type { mongo } from 'mongoose';

/** No logout token is older when it is read. */
const KEPT_MS = 15 * 60_000;

/** Ids of logout tokens that had their effect, which is repeated for nobody at any process of the desk. */
export const storedLogoutTokens = (database: mongoose.Connection, now: () => number) => {
  const stored: mongo.Collection<{ readonly _id: string; readonly at: number }> =
    database.db!.collection('logout_tokens');
  return {
    has: async (id: string): Promise<boolean> => (await stored.findOne({ _id: id })) !== null,
    add: async (id: string): Promise<void> => {
      await stored.deleteMany({ at: { $lt: now() - KEPT_MS } });
      await stored.updateOne({ _id: id }, { $setOnInsert: { at: now() } }, { upsert: true });
    },
  };
};

export type StoredLogoutTokens = ReturnType<typeof storedLogoutTokens>;
