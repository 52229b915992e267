export { startEventStoreTestServer, type EventStoreTestServer, type EventStoreTestServerOptions } from './start.ts';
export type { AppendFault, DuringElection, Misbehaviour, SubscriptionFault } from './faults/misbehaviour.ts';
export type { ProfileName } from './protocol/profile.ts';
export type { CallCounts, Counts } from './protocol/counts.ts';
