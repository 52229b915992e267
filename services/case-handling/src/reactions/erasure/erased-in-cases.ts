import { caseDataErased } from '@pishkhan/contracts';
import { erasurePartsOf } from '@pishkhan/service-kit/erasure';

/** Erasures of persons in this service (A6). */
export const erasedInCases = erasurePartsOf({ category: 'erased-in-cases', says: caseDataErased });
