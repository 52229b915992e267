export { openMongoCheckpoints } from './checkpoints.ts';
export { openMongoCommandKeys } from './command-keys.ts';
export { openMongoLeases, type MongoLeasesOptions } from './leases.ts';
