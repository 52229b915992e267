import { randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { RoundTrips } from './raw-round-trips.ts';
import { billIssued } from './samples.ts';
import { openDatabase, type Servers } from './servers.ts';

export interface BareWay {
  /** Milliseconds of one run. */
  one(): Promise<number>;
  close(): Promise<void>;
}

/**
 * The unavoidable steps alone: flush the event to a file, send the record through the broker, write the document with
 * majority, read it once. The broker acknowledges before it flushes, so its round trip alone contains neither of the
 * two flushes.
 */
export const openBareWay = async ({ mongodb, data }: Servers, raw: RoundTrips): Promise<BareWay> => {
  const [file, database] = [await open(join(data, 'bare.log'), 'w'), await openDatabase(mongodb, 'bare')];
  const collection = database.db!.collection<{ _id: string }>('bills');
  return {
    one: async () => {
      const [_id, event] = [randomUUID(), billIssued('1', '1')];
      const from = performance.now();
      const text = JSON.stringify(event);
      await file.appendFile(text);
      await file.datasync();
      await raw.one(_id, text);
      await collection.insertOne({ ...(event.data as object), _id });
      await collection.findOne({ _id });
      return performance.now() - from;
    },
    close: async () => void (await Promise.all([file.close(), database.close()])),
  };
};
