export { openMongoCheckpoints } from './checkpoints.ts';
export { openMongoLeases, type MongoLeasesOptions } from './leases.ts';
