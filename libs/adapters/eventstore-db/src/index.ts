export { openEventStoreDb, type EventStoreDb, type EventStoreDbOptions } from './open.ts';
export {
  EventStoreClosed,
  EventStoreUnreachable,
  TestServerRefused,
  UnreadableEvent,
  UnsupportedServerVersion,
} from './faults.ts';
export type { TestServerPolicy } from './server-version.ts';
export { APPEND_LIMIT } from './calls/append.ts';
