import { lookUpPartsOf } from '@pishkhan/service-kit/look-ups';

/** Look-ups of persons of this service: cards and searches (N7). */
export const lookedUpAccounts = lookUpPartsOf('accounts');
