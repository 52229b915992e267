import type mongoose from 'mongoose';
import type { mongo } from 'mongoose';

/**
 * A checkpoint as it is stored: its value as JSON text, so that equal values are equal texts; a lease has its end
 * beside it.
 */
export interface Stored {
  readonly _id: string;
  readonly value?: string;
  readonly until?: Date;
  /**
   * Counted up by every save that names it as a condition: what is only read would not keep another transaction out.
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
