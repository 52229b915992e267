import { meterDataErased } from '@pishkhan/contracts';
import { erasurePartsOf } from '@pishkhan/service-kit/erasure';

/** Erasures of persons in this service (A6). */
export const erasedInMetering = erasurePartsOf({ category: 'erased-in-metering', says: meterDataErased });
