import type mongoose from 'mongoose';
import type { mongo } from 'mongoose';

/** No logout token is older when it is read. */
const KEPT_MS = 15 * 60_000;

/** Ids of logout tokens that were read, so that each is read once by all processes of the desk. */
export const logoutTokensOnce = (database: mongoose.Connection, now: () => number) => {
  const stored: mongo.Collection<{ readonly _id: string; readonly at: number }> =
    database.db!.collection('logout_tokens');
  return async (id: string): Promise<boolean> => {
    await stored.deleteMany({ at: { $lt: now() - KEPT_MS } });
    const { upsertedCount } = await stored.updateOne({ _id: id }, { $setOnInsert: { at: now() } }, { upsert: true });
    return upsertedCount === 1;
  };
};
