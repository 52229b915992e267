import { lookUpPartsOf } from '@pishkhan/service-kit/look-ups';

/** Look-ups of meters and readings, which tell how a household lives (N7). */
export const lookedUpMeters = lookUpPartsOf('meters');
