import type mongoose from 'mongoose';
import type { mongo } from 'mongoose';

/** A stored checkpoint: its value as JSON text, so that equal values have equal texts. A lease also has an expiry. */
export interface Stored {
  readonly _id: string;
  readonly value?: string;
  readonly until?: Date;
  /**
   * Incremented by every save that names this document as a condition: a read alone would not conflict with another
   * transaction.
   */
  readonly named?: number;
}

export const textOf = (value: unknown): string => JSON.stringify(value) ?? 'null';

export const collectionOf = (database: mongoose.Connection): mongo.Collection<Stored> =>
  database.db!.collection<Stored>('_progress', {
    writeConcern: { w: 'majority' },
    readConcern: { level: 'majority' },
    readPreference: 'primary',
  });

export const isDuplicate = (error: unknown): boolean => (error as { code?: unknown }).code === 11_000;
