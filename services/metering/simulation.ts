/** Exports for the simulation and other proofs in `tools/proof`. */
export { meter } from './src/meter/domain/meter.ts';
export { contractor } from './src/contractor/domain/contractor.ts';
export { ReadingContracts } from './src/contractor/reading-contracts.ts';
export { Zones } from './src/contractor/zone/zones.ts';
export { MetersOfContractor } from './src/meter/views/meters-of-contractor.ts';
export { Installations } from './src/meter/installing/installations.ts';
export { MeterApi } from './src/meter/meter.api.ts';
export { ReadingFiles } from './src/reading-file/reading-files.ts';
export { ReviewApi } from './src/review/review.api.ts';
export { MeterPlaces } from './src/copies/meter-places.ts';
