import { randomUUID } from 'node:crypto';
import { Outage } from '@pishkhan/event-store';
import { openEventStoreDb } from '@pishkhan/eventstore-db';

const PATIENCE_MS = 6000;

/** An address without its user and password. */
export const shownAddress = (url: string): string => url.replace(/\/\/.*@/, '//');

/** Without stack; an outage with its cause. The client's own errors may have no message. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const sentence = error.message || error.name;
  return error instanceof Outage && error.cause instanceof Error
    ? `${sentence} (${error.cause.message.trim()})`
    : sentence;
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
