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

/** Bills of a thousand accounts in rounds; each fourth round is one of payments for the bills of the round before. */
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

/** A log that costs nothing to read, so that what is measured is what follows it. All of it is of the one category. */
export const memoryLog = (events: readonly RecordedEvent[]): EventStore => {
  const refuse = async () => {
    throw new Error('nothing is written to this log');
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
