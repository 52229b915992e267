import {
  START,
  streamOf,
  type EventStore,
  type NewEvent,
  type Position,
  type RecordedEvent,
} from '@pishkhan/event-store';
import { billIssued, paymentReceived } from './samples.ts';

const ACCOUNTS = 1000;
const DEFAULT_BATCH = 500;

const at = (position: number): Position => ({ commit: BigInt(position), prepare: BigInt(position) });

/** Rounds of bills for a thousand accounts; every fourth round pays the bills of the previous one. */
const made = (place: number): NewEvent => {
  const [round, account] = [Math.floor(place / ACCOUNTS), String(place % ACCOUNTS)];
  return round % 4 === 3
    ? paymentReceived(account, `${account}-${round - 1}`)
    : billIssued(account, `${account}-${round}`);
};

export const madeEvents = (count: number): RecordedEvent[] =>
  Array.from({ length: count }, (_, place) => ({
    ...made(place),
    stream: streamOf('bill-account', String(place % ACCOUNTS)),
    revision: Math.floor(place / ACCOUNTS),
    position: at(place + 1),
  }));

const handOver = async (
  events: readonly RecordedEvent[],
  { handle, batch = DEFAULT_BATCH, onFault = () => {} }: Parameters<EventStore['subscribe']>[0],
  passed: (upTo: Position) => void,
): Promise<void> => {
  for (let from = 0; from < events.length; from += batch) {
    const part = events.slice(from, from + batch);
    await handle(part, part.at(-1)!.position).catch(onFault);
    passed(part.at(-1)!.position);
  }
};

/** A log in memory, so that reading costs nothing and only the rest is measured. It has one category. */
export const memoryLog = (events: readonly RecordedEvent[]): EventStore => {
  const refuse = async () => {
    throw new Error('this log is read-only');
  };
  return {
    subscribe: (options) => {
      let handled = START;
      const following = handOver(events, options, (upTo) => (handled = upTo));
      return {
        get handled() {
          return handled;
        },
        stop: () => following,
      };
    },
    head: async () => at(events.length),
    readAll: async ({ after, limit }) => events.slice(Number(after.commit), Number(after.commit) + limit),
    append: refuse,
    readStream: refuse,
    close: async () => {},
  };
};
