export { quickCheck } from './quick-check.ts';
export { examine, type Examined } from './examine.ts';
export { LastFault } from './room.ts';
export { recordOf, WITNESS_FOLDER } from './record.ts';
export { readSmallFile, writeSmallFile } from './small-file.ts';
export { openWitnessed, type Witness } from './witnessed-file.ts';
