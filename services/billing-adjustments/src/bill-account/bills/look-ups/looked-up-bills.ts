import { lookUpPartsOf } from '@pishkhan/service-kit/look-ups';

/**
 * Look-ups of bills, ledgers, payments, explanations and bank accounts of refunds (N7). The streams have the name of
 * the first of them.
 */
export const lookedUpBills = lookUpPartsOf('payees');
