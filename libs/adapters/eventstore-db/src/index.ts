export { openEventStoreDb, type EventStoreDb, type EventStoreDbOptions } from './open.ts';
export { EventStoreClosed, EventStoreUnreachable, UnreadableEvent, UnsupportedServerVersion } from './faults.ts';
export { APPEND_LIMIT } from './calls/append.ts';
