import { randomUUID } from 'node:crypto';
import { Outage, outageSentence } from '@pishkhan/event-store';
import { openEventStoreDb, shownAddress } from '@pishkhan/eventstore-db';

const PATIENCE_MS = 6000;

/** Without stack; an outage with its cause. The client's own errors may have no message. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error instanceof Outage ? outageSentence(error) : error.message || error.name;
};

/**
 * Checks once, before the run, that the contract can use the event store: its version, and whether this user may read.
 *
 * @returns Why not, as one sentence
 */
export const eventStoreFault = async (url: string): Promise<string | undefined> => {
  try {
    const store = openEventStoreDb({ connectionString: url, testServer: 'accepted', deadlineMs: PATIENCE_MS });
    try {
      await store.checkServer();
      await store.readStream(`contract-${randomUUID()}`);
      await store.head();
      return undefined;
    } finally {
      await store.close();
    }
  } catch (error) {
    return `The contract cannot run on ${shownAddress(url)}: ${reasonOf(error)}`;
  }
};
