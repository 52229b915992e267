import type { Leadership, Leases } from '@pishkhan/messages';
import type mongoose from 'mongoose';
import { collectionOf } from './stored.ts';
import { Candidacy } from './candidacy.ts';
import { LeaseRecord } from './lease-record.ts';

export interface MongoLeasesOptions {
  /** Time without a renewal in ms after which another process takes over. Default 6,000. */
  readonly ttlMs?: number;
}

/**
 * Leases of one service in its own database, on a replica set. Time is the database's. Each term has a token, stored as
 * the checkpoint `lease/<name>`; every save of the work is fenced by it.
 */
export const openMongoLeases = (database: mongoose.Connection, { ttlMs = 6000 }: MongoLeasesOptions = {}): Leases => {
  const collection = collectionOf(database);
  return {
    lead: async (name, work, onFault = () => {}): Promise<Leadership> => {
      const candidacy = new Candidacy({ record: new LeaseRecord(collection, name, ttlMs), ttlMs, work, onFault });
      await candidacy.firstAttempt;
      return candidacy;
    },
  };
};
