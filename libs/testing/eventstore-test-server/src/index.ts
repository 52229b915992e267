export { startEventStoreTestServer, type EventStoreTestServer, type EventStoreTestServerOptions } from './start.ts';
export type { AppendFault, Misbehaviour, SubscriptionFault } from './faults/misbehaviour.ts';
