import { lookUpPartsOf } from '@pishkhan/service-kit/look-ups';
import { holderOfAccount, staffMembers } from '../conflicts/own-accounts.view.ts';

/** Look-ups of persons of this service: cards and searches (N7). */
export const lookedUpAccounts = lookUpPartsOf('accounts', { holders: holderOfAccount, members: staffMembers });
