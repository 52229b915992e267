export { eventStoreContract } from '../../../event-store/src/contract/event-store.contract.ts';
export { freshCategory, freshStream, sampleEvent, sampleEvents } from '../../../event-store/src/contract/samples.ts';
