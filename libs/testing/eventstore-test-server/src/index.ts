export { startEventStoreTestServer, type EventStoreTestServer, type EventStoreTestServerOptions } from './start.ts';
export type { AppendFault, DuringElection, Misbehaviour, SubscriptionFault } from './faults/misbehaviour.ts';
export type { ProfileName } from './protocol/profile.ts';
export type { CallCounts, Counts } from './protocol/calls/counts.ts';
export { historyAcl, openAcl, setAcl } from './security/history-acl.ts';
export type { NewUser } from './security/users.ts';
