export { openEventStoreDb, type EventStoreDb, type EventStoreDbOptions } from './open.ts';
export {
  AppendRejected,
  EventStoreClosed,
  EventStoreUnreachable,
  TestServerRefused,
  UnreadableEvent,
  UnsupportedServerVersion,
} from './faults.ts';
export { shownAddress, UnusableAddress } from './connections/address.ts';
export type { TestServerPolicy } from './connections/server-version.ts';
export { APPEND_LIMIT } from './appends/append.ts';
