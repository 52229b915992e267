import { billingDataErased } from '@pishkhan/contracts';
import { erasurePartsOf } from '@pishkhan/service-kit/erasure';

/** Erasures of persons in this service (A6). */
export const erasedInBilling = erasurePartsOf({ category: 'erased-in-billing', says: billingDataErased });
