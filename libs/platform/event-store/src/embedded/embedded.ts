import { EmbeddedLog } from './embedded-log.ts';
import { EmbeddedSubscription } from './embedded-subscription.ts';
import { positionOf } from './rows.ts';
import type { EventStore, RecordedEvent } from '../port.ts';

export interface EmbeddedEventStoreOptions {
  /** Path of the SQLite file; `:memory:` for one that ends with the process. */
  readonly file: string;
  /** Opens a file during writes by another process: replay and verify. Appends fail. */
  readonly readOnly?: boolean;
  /** Size limit of one append in bytes. Default 1 MiB. */
  readonly appendLimit?: number;
}

const readAll = async (
  log: EmbeddedLog,
  { categories = [], after, limit }: Parameters<EventStore['readAll']>[0],
): Promise<RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  const head = log.head();
  for (let at = Number(after.commit); at < head && events.length < limit;) {
    const scan = log.scan(at, categories, limit - events.length);
    events.push(...scan.events);
    at = scan.upTo;
    await new Promise(setImmediate);
  }
  return events;
};

/**
 * The event store in one SQLite file (WAL, synchronous=FULL). One process writes; others may open it read-only at the
 * same time.
 */
export const openEmbeddedEventStore = ({ file, readOnly, appendLimit }: EmbeddedEventStoreOptions): EventStore => {
  const subscriptions = new Set<EmbeddedSubscription>();
  const log = new EmbeddedLog({ file, readOnly, appendLimit }, (...commit) =>
    subscriptions.forEach((subscription) => subscription.appended(...commit)),
  );
  return {
    append: (stream, expected, events) => log.append(stream, expected, events),
    readStream: async (stream, from = 0) => log.readStream(stream, from),
    readAll: (options) => readAll(log, options),
    subscribe: (options) => {
      const subscription = new EmbeddedSubscription(log, options);
      subscriptions.add(subscription);
      void subscription.ended.then(() => subscriptions.delete(subscription));
      return subscription;
    },
    head: async () => positionOf(log.head()),
    checkWritable: async () => log.checkWritable(),
    close: async () => {
      await Promise.all([...subscriptions].map((subscription) => subscription.stop()));
      log.close();
    },
  };
};
