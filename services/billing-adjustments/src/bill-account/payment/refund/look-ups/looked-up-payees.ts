import { lookUpPartsOf } from '@pishkhan/service-kit/look-ups';

/** Look-ups of bank accounts of refunds (N7). */
export const lookedUpPayees = lookUpPartsOf('payees');
