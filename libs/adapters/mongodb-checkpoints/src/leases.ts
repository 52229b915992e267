import type { Leadership, Leases } from '@pishkhan/messages';
import type mongoose from 'mongoose';
import { collectionOf } from './stored.ts';
import { Candidacy } from './candidacy.ts';
import { LeaseRecord } from './lease-record.ts';

export interface MongoLeasesOptions {
  /** After this long without a renewal another process takes over; 6,000 by default. */
  readonly ttlMs?: number;
}

/**
 * Leases of one service in its own database, on a replica set: time is the database's, a term is known by a token, and
 * the token is what every save of the work is fenced by, as a checkpoint named `lease/<name>`.
 */
export const openMongoLeases = (database: mongoose.Connection, { ttlMs = 6000 }: MongoLeasesOptions = {}): Leases => {
  const collection = collectionOf(database);
  return {
    lead: async (name, work, onFault = () => {}): Promise<Leadership> => {
      const candidacy = new Candidacy({ record: new LeaseRecord(collection, name, ttlMs), ttlMs, work, onFault });
      await candidacy.asked;
      return candidacy;
    },
  };
};
