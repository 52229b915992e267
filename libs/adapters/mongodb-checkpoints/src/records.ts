/** The stored records, for the contract spec of the leases. */
export { LeaseRecord } from './lease-record.ts';
export { collectionOf } from './stored.ts';
