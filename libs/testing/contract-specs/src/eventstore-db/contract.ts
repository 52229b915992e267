export { eventStoreContract } from '@pishkhan/contract-specs/event-store/event-store.contract.ts';
export { freshCategory, freshStream, sampleEvent, sampleEvents } from '@pishkhan/contract-specs/event-store/samples.ts';
