import { accountOpened } from '@pishkhan/contracts';
import { publication, publishes } from '@pishkhan/messages';
import { account } from './domain/account.ts';

/** Private events of the account as other services read them. */
export const accountPublications = publishes(account, {
  AccountOpened: ({ data: { legalIdConfirmed: _own, ...data } }) => publication(accountOpened, data),
});
